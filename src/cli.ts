#!/usr/bin/env node
import { SUBCOMMANDS } from './cli/index.ts';
import { processIo } from './cli/shell/io.ts';
import { runCli } from './cli/shell/run-cli.ts';

// no process.exit: what was written must drain, through a pipe too
process.exitCode = await runCli(SUBCOMMANDS, process.argv.slice(2), processIo(), async () => {
  // loaded late: parse-reply needs no configuration, and answers at once
  const { withEnvFile } = await import('./read-env-file.ts');
  return withEnvFile(process.env);
});
