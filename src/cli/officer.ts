import type { Command } from 'commander';
import { addOfficers, refuseAll } from './officer/add-officers.ts';
import { type AddOptions, askPeople } from './officer/ask-people.ts';
import { exportOfficer } from './officer/export-officer.ts';
import { type ForgetOptions, forgetOfficer } from './officer/forget-officer.ts';
import { listOfficers } from './officer/list-officers.ts';
import { type CodeOptions, renewCodes } from './officer/renew-codes.ts';
import { group, leaf, UNIT_OPTION } from './shell/commands.ts';
import { createPrinter } from './shell/io.ts';
import type { Shell } from './shell/shell.ts';
import { withMemory } from './shell/with-memory.ts';
import { WrongUse } from './shell/wrong-use.ts';

const OFFICER = ['<cán-bộ>', 'mã hoặc đúng họ tên'] as const;
const collect = (role: string, before: string[] | undefined): string[] => [...(before ?? []), role];

export const subcommand = (shell: Shell): Command =>
  group(shell, 'officer', 'Cán bộ, công chức của đơn vị.', [
    add(shell),
    code(shell),
    list(shell),
    exporting(shell),
    forget(shell),
  ]);

const add = (shell: Shell): Command =>
  leaf(shell, 'add', 'Thêm một cán bộ kèm mã liên kết dùng một lần, hoặc cả danh sách từ tệp (tất cả hoặc không ai).')
    .option(...UNIT_OPTION)
    .option('--name <họ-tên>', 'họ tên')
    .option('--post <chức-danh>', 'chức danh; chưa có thì được tạo')
    .option('--role <vai-trò>', 'officer (cán bộ), chairman (lãnh đạo) hoặc clerk (văn phòng); lặp lại được', collect)
    .option(
      '--file <tệp>',
      '.csv hoặc .xlsx, dòng đầu: name,post,roles,telegram,zalo_bot,zalo_oa; roles nối bằng dấu +',
    )
    .action(async (options: AddOptions) => {
      const { people, problems } = await askPeople(options);
      if (problems.length > 0) return shell.exit(refuseAll(createPrinter(shell.io, options), problems));
      return withMemory(shell, options, (session) => addOfficers(session, people, options.unit));
    });

const code = (shell: Shell): Command =>
  leaf(shell, 'code', 'Cấp mã liên kết mới; mã trước hết hiệu lực.')
    .argument('[cán-bộ]', OFFICER[1])
    .option('--all', 'mọi người chưa liên kết')
    .option(...UNIT_OPTION)
    .action((said: string | undefined, options: CodeOptions) => {
      if ((said === undefined) === (options.all !== true))
        throw new WrongUse('Ghi mã hoặc tên một cán bộ, hoặc --all.');
      return withMemory(shell, options, (session) => renewCodes(session, said, options));
    });

const list = (shell: Shell): Command =>
  leaf(shell, 'list', 'Liệt kê cán bộ và kênh đã liên kết.')
    .option(...UNIT_OPTION)
    .action((options: { json?: boolean; unit?: string }) =>
      withMemory(shell, options, (session) => listOfficers(session, options)),
    );

const exporting = (shell: Shell): Command =>
  leaf(shell, 'export', 'Kết xuất mọi thông tin đang lưu về một cán bộ.')
    .argument(...OFFICER)
    .option(...UNIT_OPTION)
    .requiredOption('--out <tệp>', 'tệp JSON sẽ ghi (ghi đè tệp cũ)')
    .action((said: string, options: { json?: boolean; unit?: string; out: string }) =>
      withMemory(shell, options, (session) => exportOfficer(session, said, options)),
    );

const forget = (shell: Shell): Command =>
  leaf(
    shell,
    'forget',
    'Xóa họ tên, liên kết, mã của một cán bộ; lịch sử chỉ giữ mã cán bộ. Còn việc đang mở thì từ chối.',
  )
    .argument(...OFFICER)
    .option(...UNIT_OPTION)
    .option('--force', 'vẫn xóa khi còn việc đang mở: việc chờ người giữ chức danh sau')
    .action((said: string, options: ForgetOptions) =>
      withMemory(shell, options, (session) => forgetOfficer(session, said, options)),
    );
