import { spawn } from 'node:child_process';

export interface ProgramResult {
  /** Null when it could not be started or was stopped. */
  code: number | null;
  stdout: string;
  /** Why it did not start or end well, for the operator; empty when all is well. */
  complaint: string;
}

export interface ProgramOptions {
  timeoutMs: number;
  /** Stop it when it has said nothing for so long. */
  silenceMs?: number;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  onLine?: (line: string) => void;
}

/** Runs a program without input to its end. Never throws: a program that is missing is a result as well. */
export function runProgram(program: string, args: readonly string[], options: ProgramOptions): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const { cwd, env, onLine, timeoutMs, silenceMs = timeoutMs } = options;
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...(cwd && { cwd }), ...(env && { env }) });
    let stdout = '';
    let stderr = '';
    let late = '';
    const stop = (): void => {
      late = 'quá lâu không xong';
      child.kill('SIGKILL');
    };
    const limit = setTimeout(stop, timeoutMs);
    let silence = setTimeout(stop, silenceMs);
    child.stdout.on('data', (chunk: Buffer) => {
      clearTimeout(silence);
      silence = setTimeout(stop, silenceMs);
      stdout += chunk.toString();
      if (onLine)
        for (const line of chunk
          .toString()
          .split(/[\r\n]+/u)
          .filter(Boolean))
          onLine(line);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString()).slice(-2000);
    });
    const end = (code: number | null, complaint: string): void => {
      clearTimeout(limit);
      clearTimeout(silence);
      resolve({ code, stdout, complaint });
    };
    child.once('error', (error: NodeJS.ErrnoException) =>
      end(null, error.code === 'ENOENT' ? `không có lệnh ${program}` : error.message),
    );
    child.once('close', (code) => end(code, late || (code === 0 ? '' : lastLine(stderr) || `mã ${code}`)));
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
}
