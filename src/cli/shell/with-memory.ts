import { type Clock, systemClock } from '../../clock.ts';
import { type Config, readConfig } from '../../config.ts';
import type { Memory } from '../../ports.ts';
import { openForCommand } from '../../main/open-for-command.ts';
import { createPrinter, type Printer } from './io.ts';
import type { Shell } from './shell.ts';

/** What a command on the database works with. */
export interface Session {
  memory: Memory;
  /** The system's clock plus CLOCK_SHIFT. */
  clock: Clock;
  config: Config;
  print: Printer;
}

/** Opens the database, runs `work`, closes it again; `work` returns the exit code. */
export async function withMemory(
  shell: Shell,
  options: { json?: boolean },
  work: (session: Session) => Promise<number>,
): Promise<void> {
  const env = await shell.readEnv();
  const config = readConfig(env);
  const { memory, close } = await openForCommand(config, env, (line) => shell.io.error(line));
  try {
    const clock = systemClock(config.clockShiftSeconds);
    shell.exit(await work({ memory, clock, config, print: createPrinter(shell.io, options) }));
  } finally {
    await close();
  }
}
