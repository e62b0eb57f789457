import type { Ask, Deadline, SingleDeadline } from '../../calendar/deadline/deadline.ts';
import { parseDeadline } from '../../calendar/deadline/parse-deadline.ts';
import { type PlainDay, plainDay, yearOf } from '../../calendar/plain-day.ts';
import type { AskReason } from '../draft.ts';

/** What the reading of a time needs to know of the day and the document. */
export interface Reading {
  today: PlainDay;
  planYear: number | null;
}

/**
 * The meaning of a plan's phrase: a day without a year is one of the plan's year, whenever the plan is read; a day without
 * a month is one of the month in the heading; a weekday alone is every week's.
 */
export function readDeadline(phrase: string, { today, planYear }: Reading, heading: string | null = null): Deadline {
  const saysNow = /(?:^|\s)nay(?:\s|$)/iu.test(phrase);
  const anchor = planYear === null || saysNow ? today : plainDay(`${planYear}-01-01`);
  return parseDeadline(WEEKDAY_ALONE.test(phrase) ? `${phrase} hằng tuần` : inMonth(phrase, heading), anchor);
}

const WEEKDAY_ALONE =
  /^(?:(?:cả|mỗi|vào|sáng|chiều|tối|các|ngày)\s+)*(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s*nhật)$/iu;

function inMonth(phrase: string, heading: string | null): string {
  if (heading === null || !/^tháng/iu.test(heading) || phrase === heading) return phrase;
  if (/(?:của|trong)\s+tháng$/iu.test(phrase)) return phrase.replace(/tháng$/iu, heading.toLowerCase());
  return /(?:ngày|mùng|mồng)\s*\d{1,2}$/iu.test(phrase) ? `${phrase} ${heading.toLowerCase()}` : phrase;
}

const partsOf = (deadline: Deadline): SingleDeadline[] => (deadline.kind === 'several' ? deadline.parts : [deadline]);

const ASKS: Record<Ask, AskReason> = {
  year: 'year',
  past: 'past',
  invalid: 'invalid',
  empty: 'empty',
  conflict: 'conflict',
  vague: 'vague',
  'no-day': 'no-day',
  'no-period': 'no-period',
  unclear: 'unread',
};

/** Why a person must be asked about a deadline of this plan. */
export function asksOfDeadline(deadline: Deadline, { today, planYear }: Reading): AskReason[] {
  const asks = new Set<AskReason>();
  for (const part of [deadline, ...partsOf(deadline)]) {
    if (part.ask !== undefined && part.ask !== 'past') asks.add(ASKS[part.ask]);
    const day = lastDay(part);
    if (day === null) continue;
    if (day < today) asks.add('past');
    // a slip of the pen: a plan for 2026 with a deadline in 2024 or 2030
    if (planYear !== null && (yearOf(day) < planYear - 1 || yearOf(day) > planYear + 1)) asks.add('year');
  }
  return [...asks];
}

function lastDay(deadline: Deadline): PlainDay | null {
  if (deadline.kind === 'on-day') return deadline.day;
  return deadline.kind === 'range' ? deadline.to : null;
}

/** The bare nature of a time, on which kind and completeness of a duty depend. */
export interface TimeNature {
  kind: SingleDeadline['kind'];
  every: string | null;
  relation: 'before' | 'at' | 'after' | null;
  /** "ngay khi …": at the event, not a length after it. */
  atOnce: boolean;
}

const RANK: SingleDeadline['kind'][] = [
  'repeat',
  'on-day',
  'range',
  'event',
  'event-range',
  'from-day',
  'ongoing',
  'on-demand',
  'elsewhere',
  'none',
];

/** Of several parts the one that binds most. */
export function natureOf(deadline: Deadline | null): TimeNature {
  const part =
    deadline === null
      ? undefined
      : partsOf(deadline).toSorted((a, b) => RANK.indexOf(a.kind) - RANK.indexOf(b.kind))[0];
  // the same act on several days of the year comes round
  if (deadline?.kind === 'several' && deadline.parts.filter(({ kind }) => kind === 'on-day').length >= 3)
    return { kind: 'repeat', every: 'year', relation: null, atOnce: false };
  if (part === undefined) return { kind: 'none', every: null, relation: null, atOnce: false };
  return {
    kind: part.kind,
    every: part.kind === 'repeat' ? (part.every ?? null) : null,
    relation: part.kind === 'event' ? part.relation : null,
    atOnce: part.kind === 'event' && part.count === 0,
  };
}
