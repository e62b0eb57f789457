import { addDays, type PlainDay, plainDay } from '../../plain-day.ts';
import type { WorkingCalendar } from '../../working-days.ts';
import type { Deadline, Marks, SingleDeadline } from '../deadline.ts';
import { canonicalWords } from '../spelling/canonical.ts';
import { coreOf } from '../spelling/core.ts';
import { scan } from '../terms/scan.ts';
import type { Word } from '../spelling/word.ts';
import type { Placed } from '../terms/term.ts';
import { readClause } from './clause.ts';
import { completePoints } from './complete.ts';
import type { Context } from './context.ts';

/** Beyond this a text is a paragraph, not a phrase: it is read so far, and one has to ask. */
const LONGEST = 300;
const MOST_WORDS = 100;
/** Nobody names so many days in one phrase: it is a table or noise. */
const MOST_POINTS = 12;

export function readPhrase(said: string, today: PlainDay, calendar: WorkingCalendar): Deadline {
  const phrase = coreOf(said.slice(0, LONGEST + 1));
  const serial = serialDay(phrase);
  if (serial !== null) return { kind: 'on-day', day: serial, ...(serial < today ? { ask: 'past' } : {}) };
  const source = phrase.slice(0, LONGEST);
  const words = canonicalWords(source).slice(0, MOST_WORDS);
  const terms = completePoints(scan(words));
  if (isNoDeadline(terms)) return { kind: 'none' };
  if (terms.filter(({ is }) => is === 'point').length > MOST_POINTS) return { kind: 'none', ask: 'unclear' };
  const context: Context = { today, calendar, source, words };
  const parts = clausesOf(terms).flatMap((clause) => readClause(clause, context));
  const read = together(parts);
  const marked = withMarks(isLunar(terms) ? lunar(read, source) : read, terms);
  const doubtful = said.length > LONGEST || isUnmarkedNext(words);
  return doubtful && marked.kind !== 'none' ? { ...marked, ask: marked.ask ?? 'unclear' } : marked;
}

const EPOCH = plainDay('1899-12-30');

/** A day as a spreadsheet's serial number, 2020 to 2050. */
function serialDay(phrase: string): PlainDay | null {
  const said = /^\s*(\d{5})(?:[.,]0+)?\s*$/u.exec(phrase)?.[1];
  const serial = Number(said);
  return said === undefined || serial < 43_831 || serial > 55_153 ? null : addDays(EPOCH, serial);
}

/** A scoring rule, a form's blank, a lunar day: what looks like a day in them is none. */
function isNoDeadline(terms: readonly Placed[]): boolean {
  const voids = terms.filter((term) => term.is === 'void');
  if (voids.some((term) => term.void === 'score')) return true;
  const dated = terms.some((term) => term.is === 'point');
  return voids.some((term) => term.void === 'blank') && !dated;
}

const isLunar = (terms: readonly Placed[]) => terms.some((term) => term.is === 'mark' && term.mark === 'lunar');

/** "mùng 10 tháng 3 âm lịch": a day of the lunar calendar is not counted out here, a person names it. */
function lunar(read: Deadline, source: string): Deadline {
  if (read.kind === 'event') return { ...read, ask: 'unclear' };
  const before = /trước|truoc/iu.test(source);
  return { kind: 'event', relation: before ? 'before' : 'at', event: source.normalize('NFC').trim(), ask: 'unclear' };
}

/** Without marks "thang sau" may be the next month or June. */
function isUnmarkedNext(words: readonly Word[]): boolean {
  return words.some(({ text, marked }, at) => text === 'sau' && marked === 'sau' && words[at - 1]?.marked === 'thang');
}

function clausesOf(terms: readonly Placed[]): Placed[][] {
  const clauses: Placed[][] = [[]];
  for (const term of terms) {
    if (term.is === 'join' && (term.join === ';' || term.join === '.')) clauses.push([]);
    else clauses.at(-1)?.push(term);
  }
  return clauses;
}

function together(parts: readonly SingleDeadline[]): Deadline {
  const said = parts.filter(
    (part, i) =>
      part.kind !== 'none' && parts.findIndex((other) => JSON.stringify(other) === JSON.stringify(part)) === i,
  );
  const dated = said.some(({ kind }) => kind !== 'elsewhere');
  const lasting = said.some(
    (part) => part.kind === 'ongoing' && (part.while !== undefined || part.until !== undefined),
  );
  const kept = said.filter(
    (part) =>
      (part.kind !== 'elsewhere' || !dated) &&
      // "thường xuyên … cho đến khi hết dịch" is one.
      (part.kind !== 'ongoing' || !lasting || part.while !== undefined || part.until !== undefined),
  );
  const [only, more] = kept;
  if (only === undefined) return { kind: 'none' };
  return more === undefined ? only : { kind: 'several', parts: kept.slice(0, 12) };
}

function withMarks(read: Deadline, terms: readonly Placed[]): Deadline {
  if (read.kind === 'none') return read;
  const has = (mark: string) => terms.some((term) => term.is === 'mark' && term.mark === mark);
  const planned = has('tentative') || has('aim') ? plannedAndLatest(read) : null;
  if (planned !== null) return planned;
  const marks: Marks = { ...(has('tentative') ? { tentative: true } : {}), ...(has('aim') ? { aim: true } : {}) };
  const open = has('open-ended') && read.ask === undefined ? ({ ask: 'unclear' } as const) : {};
  return { ...read, ...open, ...marks };
}

/** "dự kiến 22/4, chậm nhất 29/4": the later one is the limit. */
function plannedAndLatest(read: Deadline): Deadline | null {
  if (read.kind !== 'several' || read.parts.length !== 2) return null;
  const [early, late] = read.parts;
  if (
    early?.kind !== 'on-day' ||
    late?.kind !== 'on-day' ||
    early.day === null ||
    late.day === null ||
    early.day > late.day
  )
    return null;
  return { ...late, planned: early.day };
}
