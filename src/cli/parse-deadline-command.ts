import type { Command } from 'commander';
import { printDeadlines } from './parse-deadline.ts';
import { leaf } from './shell/commands.ts';
import type { Shell } from './shell/shell.ts';

/** `parse-deadline --on DAY [PHRASE…]`: needs neither configuration nor database. */
export const subcommand = (shell: Shell): Command =>
  leaf(shell, 'parse-deadline', 'Cho biết một cụm từ chỉ thời hạn được hiểu thế nào: mỗi cụm một dòng JSON.')
    .argument('[cụm-từ...]', 'cụm từ chỉ thời hạn; bỏ trống thì đọc từng dòng từ đầu vào chuẩn')
    .requiredOption('--on <ngày>', 'ngày đọc, dạng 2026-03-05')
    .action(async (phrases: string[], { on }: { on: string }) =>
      shell.exit(await printDeadlines({ on, phrases }, shell.io)),
    );
