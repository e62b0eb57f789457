import { parsePlainDay } from '../calendar/plain-day.ts';
import { ROLES, type Role } from '../people/person.ts';
import { understand } from '../understanding/understand.ts';
import { type LineIo, linesOf } from './shell/lines.ts';

export interface ParseReplyArguments {
  /** The day on which the texts were written, `YYYY-MM-DD`. */
  on: string;
  role: string;
  texts: string[];
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
