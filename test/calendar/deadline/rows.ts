import { readFileSync } from 'node:fs';
import type { Deadline } from '../../../src/calendar/deadline/deadline.ts';
import { parseDeadline } from '../../../src/calendar/deadline/parse-deadline.ts';
import { plainDay } from '../../../src/calendar/plain-day.ts';
import type { Answer } from './same-deadline.ts';

export interface Row {
  phrase: string;
  today: string;
  /** The first is the gold, the others are right too. */
  answers: [Answer, ...Answer[]];
  got: Deadline;
}

/** The rows of a tab-separated table beside the tests, read by the parser. Without a day they are read on 5 March 2026. */
export function readRows(file: string): Row[] {
  const [head = '', ...lines] = readFileSync(new URL(file, import.meta.url), 'utf8')
    .split(/\r?\n/u)
    .filter((line) => line !== '');
  const names = head.split('\t');
  return lines.map((line) => {
    const cells = new Map(line.split('\t').map((cell, i) => [names[i] ?? '', cell]));
    const phrase = cells.get('phrase') ?? '';
    const today = cells.get('today') ?? '2026-03-05';
    const accept = cells.get('accept') ?? '';
    const gold = JSON.parse(cells.get('answer') ?? '{}') as Answer;
    const others = accept === '' ? [] : (JSON.parse(accept) as Answer[]);
    return { phrase, today, answers: [gold, ...others], got: parseDeadline(phrase, plainDay(today)) };
  });
}
