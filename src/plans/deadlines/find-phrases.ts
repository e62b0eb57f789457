import type { Deadline } from '../../calendar/deadline/deadline.ts';
import { findDeadlines } from '../../calendar/deadline/find-deadlines.ts';
import { parseDeadline } from '../../calendar/deadline/parse-deadline.ts';
import { type PlainDay, plainDay } from '../../calendar/plain-day.ts';
import { foldInPlace } from '../text/fold-in-place.ts';

/** A stretch of a text that says when. */
export interface DeadlinePhrase {
  from: number;
  to: number;
  /** Verbatim. */
  text: string;
  /** Its kind does not hang on the day of reading. */
  meaning: Deadline;
}

/** Only the kind is looked at here: any day will do. */
const ANY_DAY: PlainDay = plainDay('2026-01-01');
/** "sơ kết 6 tháng trước ngày 10/7": the six months are what is summed up. */
const PERIOD_OF_REPORT = /^(?:6|06|9|09|sau|chin)\s*thang\s+(?=truoc|cham nhat|vao)/u;
const DONE = /(?:(?:phai\s*)?(?:xong|hoan\s*(?:thanh|tat))\s*)$/u;

/** The deadline phrases of a sentence, in order, with the "xong" or "hoàn thành" before them. */
export function findPhrases(text: string): DeadlinePhrase[] {
  const folded = foldInPlace(text);
  let last = 0;
  return findDeadlines(text).flatMap(({ start, end, phrase }) => {
    const before = folded.slice(last, start);
    const done = DONE.exec(before);
    const named = PERIOD_OF_REPORT.exec(folded.slice(start, end));
    const from = named !== null ? start + named[0].length : done === null ? start : last + done.index;
    last = end;
    const meaning = parseDeadline(named === null ? phrase : text.slice(from, end), ANY_DAY);
    return meaning.kind === 'none' ? [] : [{ from, to: end, text: text.slice(from, end).trim(), meaning }];
  });
}
