import { parsePlainDay } from '../calendar/plain-day.ts';
import { ROLES, type Role } from '../people/person.ts';
import { understand } from '../understanding/understand.ts';

export interface ParseReplyArguments {
  /** The day on which the texts were written, `YYYY-MM-DD`. */
  on: string;
  role: string;
  texts: string[];
}

export interface LineIo {
  stdin: AsyncIterable<string | Buffer>;
  write(line: string): void;
  error?(line: string): void;
}

const isRole = (role: string): role is Role => ROLES.some((known) => known === role);

/**
 * Prints the reading of each text as one JSON line, of each line of stdin when there is no text. Exit code 0, or 2
 * for a wrong day or role: then nothing is printed but the reason.
 */
export async function parseReply({ on, role, texts }: ParseReplyArguments, io: LineIo): Promise<number> {
  const day = parsePlainDay(on);
  if (day === null) {
    io.error?.('--on phải là một ngày có thật, viết theo dạng NĂM-THÁNG-NGÀY, ví dụ 2026-03-05.');
    return 2;
  }
  if (!isRole(role)) {
    io.error?.(`--role phải là một trong: ${ROLES.join(', ')}.`);
    return 2;
  }
  const print = (text: string) => io.write(JSON.stringify(understand(text, { on: day, role })));
  for (const text of texts) print(text);
  if (texts.length === 0) for await (const line of linesOf(io.stdin)) print(line);
  return 0;
}

/** The lines of a stream, without their ends; a last line without one counts, an empty rest does not. */
async function* linesOf(stream: AsyncIterable<string | Buffer>): AsyncGenerator<string> {
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
