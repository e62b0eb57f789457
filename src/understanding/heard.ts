import type { PlainDay } from '../calendar/plain-day.ts';
import type { Role } from '../people/person.ts';
import type { Intent } from './intent.ts';
import { hear, type Said } from './text/said.ts';
import type { SaidDay } from './words/day-meanings.ts';
import { findDays } from './words/days.ts';
import { findLengths, type SaidLength } from './words/lengths.ts';
import { findReferences, type SaidReference } from './words/references.ts';
import { maskSpans } from './words/span.ts';
import { findNumbers, type SaidNumber, saysAll } from './words/tasks.ts';
import { findTime, type SaidTime } from './words/times.ts';

export interface Context {
  on: PlainDay;
  role: Role;
}

/** A text with what every rule wants to know already found in it. Places are places in `flat`. */
export interface Heard extends Said, Context {
  /** Chairman or clerk: they ask about the office, an officer about himself. */
  office: boolean;
  days: SaidDay[];
  time: SaidTime | null;
  references: SaidReference[];
  lengths: SaidLength[];
  numbers: SaidNumber[];
  /** The first number as a task, or all. */
  task: number | 'all' | undefined;
  /** `flat` with references, days, times and lengths filled by `_`. */
  masked: string;
}

/** A rule reads one kind of text, or says null. */
export type Rule = (heard: Heard) => Intent | null;

export function hearAll(text: string, { on, role }: Context): Heard {
  const said = hear(text);
  const references = findReferences(said.flat, (start, end) => said.words(start, end));
  const noReferences = maskSpans(said.flat, references);
  const time = findTime(noReferences);
  const noTime = maskSpans(noReferences, time === null ? [] : [time]);
  const days = findDays(noTime, on);
  const noDays = maskSpans(noTime, days);
  const lengths = findLengths(noDays);
  const masked = maskSpans(noDays, lengths);
  const numbers = findNumbers(masked);
  const task = numbers[0]?.value ?? (saysAll(said.flat) ? ('all' as const) : undefined);
  return { ...said, on, role, office: role !== 'officer', days, time, references, lengths, numbers, task, masked };
}

/** The slots that were said; TypeScript's exact optional properties want no `undefined` in them. */
export type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };
export function given<T extends object>(slots: T): Partial<Given<T>> {
  return Object.fromEntries(
    Object.entries(slots).filter(([, value]) => value !== undefined && value !== ''),
  ) as Partial<Given<T>>;
}

/** One number as a task; a text that says "all" has none. */
export const oneTask = (heard: Heard): number | undefined => heard.numbers[0]?.value;

/** Not "đơn vị", "vị trí", "việc đó", "đó là": they fold to the same letters. */
const REASON =
  /(?<![a-z]|don |chuc |pham |viec |cai |hom |luc |nguoi |ngay )(?:vi(?! (?:tri|sao|pham|du|the nao))|do(?! (?:dang|thi|la|nhe|an|dac|luong))|tai vi|boi vi|boi|ly do(?: la)?|nguyen nhan(?: la)?)(?![a-z])[:,]? +/u;
const BASIS = /(?<![a-z])(?:can cu|theo|cu theo)(?![a-z])[:,]? +/u;

/** "hành vi" is no reason; behind the name Hạnh "vì" is one. */
function reasonIn(heard: Heard): RegExpExecArray | null {
  const match = REASON.exec(heard.flat);
  const conduct = match !== null && heard.flat.slice(0, match.index).endsWith('hanh ');
  return conduct && !heard.capitalAt(match.index - 5) ? null : match;
}

function wordsAfter(heard: Heard, match: RegExpExecArray | null): string | undefined {
  if (match === null) return undefined;
  const words = heard.words(match.index + match[0].length, heard.flat.length);
  return words === '' ? undefined : words;
}

/** What stands behind "vì", "do", "lý do", as it was written. */
export const reasonOf = (heard: Heard): string | undefined => wordsAfter(heard, reasonIn(heard));
/** What stands behind "căn cứ", "theo", else behind "vì". */
export const basisOf = (heard: Heard): string | undefined =>
  wordsAfter(heard, BASIS.exec(heard.flat)) ?? reasonOf(heard);
/** Where the reason begins, so that days and numbers in it are not taken for the request's own. */
export const reasonStart = (heard: Heard): number =>
  reasonIn(heard)?.index ?? BASIS.exec(heard.flat)?.index ?? Infinity;

/** The day of a plan with what has to be asked: no such day → `date`, "tuần sau" → `vague`. Days in the reason do not count. */
export function plannedDay(heard: Heard): { day?: PlainDay; ask?: 'date' | 'vague' } {
  const limit = reasonStart(heard);
  const said = heard.days.find(({ start }) => start < limit);
  if (said === undefined) return {};
  if (said.next === null) return { ask: 'date' };
  return said.vague ? { day: said.next, ask: 'vague' } : { day: said.next };
}

/** Like plannedDay, and asks when no day is said at all. */
export function requiredDay(heard: Heard): { day?: PlainDay; ask?: 'date' | 'vague' } {
  const planned = plannedDay(heard);
  return planned.day === undefined ? { ask: 'date' } : planned;
}

export const timeOf = (heard: Heard): string | undefined => heard.time?.time;
