import type { Command } from 'commander';
import type { CommandIo } from './io.ts';

/** What a subcommand gets of the process. */
export interface Shell {
  io: CommandIo;
  /** The environment with `.env`: read only by those who need it. Throws InvalidConfig. */
  readEnv(): Promise<NodeJS.ProcessEnv>;
  /** 0 fine, 1 a finding, 2 wrong use; 0 when nobody says anything. */
  exit(code: number): void;
}

/** A line of the list of subcommands: the file behind it is loaded only when it is asked for. */
export interface Subcommand {
  name: string;
  does: string;
  load(): Promise<{ subcommand(shell: Shell): Command }>;
}
