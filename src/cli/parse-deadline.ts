import { parseDeadline } from '../calendar/deadline/parse-deadline.ts';
import { parsePlainDay } from '../calendar/plain-day.ts';
import { type LineIo, linesOf } from './shell/lines.ts';

export interface ParseDeadlineArguments {
  /** The day on which the phrases are read, `YYYY-MM-DD`. */
  on: string;
  phrases: string[];
}

/**
 * Prints the reading of each phrase as one JSON line, of each line of stdin when there is no phrase. Exit code 0, or 2 for
 * a wrong day: then nothing is printed but the reason.
 */
export async function printDeadlines({ on, phrases }: ParseDeadlineArguments, io: LineIo): Promise<number> {
  const day = parsePlainDay(on);
  if (day === null) {
    io.error?.('--on phải là một ngày có thật, viết theo dạng NĂM-THÁNG-NGÀY, ví dụ 2026-03-05.');
    return 2;
  }
  const print = (phrase: string) => io.write(JSON.stringify(parseDeadline(phrase, day)));
  for (const phrase of phrases) print(phrase);
  if (phrases.length === 0) for await (const line of linesOf(io.stdin)) print(line);
  return 0;
}
