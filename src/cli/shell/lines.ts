/** What a command reads and writes line by line. */
export interface LineIo {
  stdin: AsyncIterable<string | Buffer>;
  write(line: string): void;
  error?(line: string): void;
}

/** The lines of a stream, without their ends; a last line without one counts, an empty rest does not. */
export async function* linesOf(stream: AsyncIterable<string | Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split(/\r?\n/u);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
