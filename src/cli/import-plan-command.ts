import type { Command } from 'commander';
import { importPlanFile } from './import-plan.ts';
import { leaf } from './shell/commands.ts';
import type { Shell } from './shell/shell.ts';

/** `import-plan FILE --on DAY [--json]`: needs neither configuration nor database. */
export const subcommand = (shell: Shell): Command =>
  leaf(shell, 'import-plan', 'Đọc một kế hoạch (.docx, .xlsx, .pdf có chữ, .md, .txt) thành bản nháp nhiệm vụ.')
    .argument('<tệp>', 'tệp kế hoạch')
    .requiredOption('--on <ngày>', 'ngày đọc, dạng 2026-03-05')
    .action(async (file: string, { on, json = false }: { on: string; json?: boolean }) =>
      shell.exit(await importPlanFile({ file, on, json }, shell.io)),
    );
