import { CommanderError, type Command } from 'commander';
import { group, wrongUseOf } from './commands.ts';
import type { CommandIo } from './io.ts';
import type { Shell, Subcommand } from './shell.ts';
import { WrongUse } from './wrong-use.ts';

/**
 * Runs one command line (without node and the program's name) and returns the exit code: 0 fine, 1 a finding, 2 wrong
 * use. Only the file of the subcommand that is asked for is loaded. Never throws: failures are one line on stderr.
 */
export async function runCli(
  subcommands: readonly Subcommand[],
  args: readonly string[],
  io: CommandIo,
  readEnv: Shell['readEnv'],
): Promise<number> {
  let exitCode = 0;
  const shell: Shell = { io, readEnv, exit: (code) => void (exitCode = code) };
  try {
    const program = await createProgram(subcommands, args[0], shell);
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return afterCommander(error, io);
    if (error instanceof WrongUse) {
      io.error(error.message);
      return 2;
    }
    // loaded only now: it knows the errors of the database
    const { sayFailure } = await import('./say-failure.ts');
    return sayFailure(error, io);
  }
}

function afterCommander(error: CommanderError, io: CommandIo): number {
  const sentence = wrongUseOf(error);
  if (sentence === null) return 0;
  io.error(sentence);
  return 2;
}

async function createProgram(
  subcommands: readonly Subcommand[],
  asked: string | undefined,
  shell: Shell,
): Promise<Command> {
  const program = group(shell, 'nhacviec', 'Nhắc Việc: lệnh cho người vận hành.');
  for (const { name, does, load } of subcommands) {
    program.addCommand(name === asked ? (await load()).subcommand(shell) : group(shell, name, does));
  }
  return program;
}
