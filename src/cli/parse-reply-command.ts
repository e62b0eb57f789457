import type { Command } from 'commander';
import { parseReply } from './parse-reply.ts';
import { leaf } from './shell/commands.ts';
import type { Shell } from './shell/shell.ts';

/** `parse-reply --on DAY --role ROLE [TEXT…]`: needs neither configuration nor database. */
export const subcommand = (shell: Shell): Command =>
  leaf(shell, 'parse-reply', 'Cho biết một câu nhắn được hiểu thế nào: mỗi câu một dòng JSON.')
    .argument('[câu...]', 'câu nhắn; bỏ trống thì đọc từng dòng từ đầu vào chuẩn')
    .requiredOption('--on <ngày>', 'ngày nhắn, dạng 2026-03-05')
    .requiredOption('--role <vai-trò>', 'vai trò người nhắn: officer, chairman hoặc clerk')
    .action(async (texts: string[], { on, role }: { on: string; role: string }) =>
      shell.exit(await parseReply({ on, role, texts }, shell.io)),
    );
