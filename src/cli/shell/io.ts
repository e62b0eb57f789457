/** Where a command reads and writes: whole lines, without their ends. */
export interface CommandIo {
  stdin: AsyncIterable<string | Buffer>;
  /** Standard output: the answer and nothing else. */
  write(line: string): void;
  /** Standard error: progress, and why something could not be done. */
  error(line: string): void;
}

/** The process's own streams. What is written drains by itself: nobody may call process.exit. */
export function processIo(): CommandIo {
  for (const stream of [process.stdout, process.stderr]) {
    // `… | head -1` closes the pipe early: that is no failure of the command
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    get stdin() {
      return process.stdin;
    },
    write: (line) => void process.stdout.write(`${line}\n`),
    error: (line) => void process.stderr.write(`${line}\n`),
  };
}

/** One answer of a command: the record with `--json`, else the Vietnamese sentence. */
export interface Printer {
  line(record: object, sentence: string): void;
  /** A sentence that has no place among records. */
  remark(sentence: string): void;
  problem(sentence: string): void;
}

export function createPrinter(io: CommandIo, { json = false }: { json?: boolean }): Printer {
  return {
    line: (record, sentence) => io.write(json ? JSON.stringify(record) : sentence),
    remark: (sentence) => (json ? undefined : io.write(sentence)),
    problem: (sentence) => io.error(sentence),
  };
}
