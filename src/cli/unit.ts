import type { Command } from 'commander';
import { createUnit, plantSample } from '../sample/plant-sample.ts';
import { fold } from '../understanding/fold.ts';
import { group, leaf } from './shell/commands.ts';
import type { Shell } from './shell/shell.ts';
import { type Session, withMemory } from './shell/with-memory.ts';
import { WrongUse } from './shell/wrong-use.ts';

interface Options {
  json?: boolean;
  name: string;
  sample?: boolean;
}

export const subcommand = (shell: Shell): Command =>
  group(shell, 'unit', 'Đơn vị dùng Nhắc Việc.', [
    leaf(shell, 'add', 'Thêm một đơn vị.')
      .requiredOption('--name <tên>', 'tên đơn vị, ví dụ "UBND xã Lục Bình"')
      .option('--sample', 'kèm chức danh, cán bộ và nhiệm vụ mẫu của năm nay, chưa ai liên kết')
      .action((options: Options) => {
        const name = readName(options.name);
        return withMemory(shell, options, (session) => addUnit(session, name, options.sample === true));
      }),
    leaf(shell, 'list', 'Liệt kê các đơn vị.').action((options: { json?: boolean }) =>
      withMemory(shell, options, listUnits),
    ),
  ]);

const LONGEST_NAME = 200;

/** Throws WrongUse for what is no name. */
function readName(said: string): string {
  const name = said.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (name === '' || name.length > LONGEST_NAME || /\p{C}/u.test(name))
    throw new WrongUse(`--name phải có từ 1 đến ${LONGEST_NAME} ký tự.`);
  return name;
}

/** Exit code 1 when a unit has this name already. */
async function addUnit({ memory, clock, config, print }: Session, name: string, sample: boolean): Promise<number> {
  const now = clock.now();
  const unit = await memory.transaction(async () => {
    const units = await memory.units.list();
    if (units.some((one) => one.name === name)) return null;
    const id = freeId(name, new Set(units.map((one) => one.id)));
    const created = await createUnit(memory, { id, name, zone: config.zone }, now);
    if (sample) await plantSample(memory, created, now);
    return created;
  });
  if (unit === null) {
    print.problem(`Đã có đơn vị tên "${name}".`);
    return 1;
  }
  print.line({ unit: unit.id, name }, `Đã thêm đơn vị ${name}, mã ${unit.id}.`);
  print.remark(
    sample
      ? 'Cấp mã liên kết: nhacviec officer code --all'
      : 'Thêm người đầu tiên của văn phòng: nhacviec officer add --name … --post … --role clerk',
  );
  return 0;
}

/** `ubnd-xa-luc-binh`, `ubnd-xa-luc-binh-2`. */
function freeId(name: string, taken: ReadonlySet<string>): string {
  const words = fold(name)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, 40);
  const base = words === '' ? 'don-vi' : words;
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  return id;
}

async function listUnits({ memory, print }: Session): Promise<number> {
  const units = await memory.units.list();
  for (const { id, name } of units) print.line({ unit: id, name }, `${id}  ${name}`);
  if (units.length === 0) print.remark('Chưa có đơn vị nào.');
  return 0;
}
