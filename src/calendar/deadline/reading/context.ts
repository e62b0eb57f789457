import type { PlainDay } from '../../plain-day.ts';
import type { WorkingCalendar } from '../../working-days.ts';
import type { Word } from '../spelling/word.ts';

/** What a reading needs beside the terms. */
export interface Context {
  today: PlainDay;
  calendar: WorkingCalendar;
  source: string;
  words: readonly Word[];
}

/** The source between two words (`to` exclusive), as it was written, without the marks at its ends. */
export function wordsBetween({ source, words }: Context, from: number, to: number): string {
  const first = words[from];
  const last = words[to - 1];
  if (first === undefined || last === undefined || to <= from) return '';
  return source
    .slice(first.start, last.end)
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,.;:()-]+|[\s,.;:()-]+$/gu, '')
    .slice(0, 300);
}
