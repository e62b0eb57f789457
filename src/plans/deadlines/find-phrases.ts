import type { Deadline } from '../../calendar/deadline/deadline.ts';
import { findDeadlines } from '../../calendar/deadline/find-deadlines.ts';
import { parseDeadline } from '../../calendar/deadline/parse-deadline.ts';
import { type PlainDay, plainDay } from '../../calendar/plain-day.ts';
import { foldInPlace } from '../text/fold-in-place.ts';
import { remember } from '../text/remember.ts';

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
export const findPhrases: (text: string) => readonly DeadlinePhrase[] = remember(readPhrases);

/** "số liệu từ 15/12 đến 14/3": what is counted, not when it is due. Blotted out, so that places stay. */
const REPORTED =
  /\b(?:so lieu|ky bao cao)\s(?:[a-z]+\s){0,3}?tu\s[^,;.]*?(?:den|toi)\s(?:het\s)?(?:ngay\s)?[\d/.-]*\d/gu;

function withoutPeriods(text: string, folded: string): string {
  let bare = text;
  for (const { index, 0: period } of folded.matchAll(REPORTED))
    bare = bare.slice(0, index) + ' '.repeat(period.length) + bare.slice(index + period.length);
  return bare;
}

function readPhrases(text: string): DeadlinePhrase[] {
  const folded = foldInPlace(text);
  let last = 0;
  return findDeadlines(withoutPeriods(text, folded)).flatMap(({ start, end, phrase }) => {
    const before = folded.slice(last, start);
    const done = DONE.exec(before);
    const named = PERIOD_OF_REPORT.exec(folded.slice(start, end));
    const from = named !== null ? start + named[0].length : done === null ? start : last + done.index;
    last = end;
    const meaning = parseDeadline(named === null ? phrase : text.slice(from, end), ANY_DAY);
    return meaning.kind === 'none' ? [] : [{ from, to: end, text: text.slice(from, end).trim(), meaning }];
  });
}
