import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DemoMessage, DemoTask } from '../../bot/demo/demo-room.ts';
import { type DemoOffice, openDemoOffice } from '../support/demo-office.ts';
import { IDLE_QUARTER } from './idle-quarter.ts';
import { brokenRules, numbersIn } from './message-rules.ts';

const PEOPLE = ['khoa', 'ngoc', 'xuyen', 'phuong', 'giap', 'hanh', 'cuong', 'oanh'];
const TIMES: Partial<Record<DemoMessage['kind'], string>> = { digest: '07:30', summary: '08:00', nudge: '14:00' };

describe('nobody answers from 2 March to 31 May', () => {
  let office: DemoOffice;
  let tasks: DemoTask[];
  const inboxes = new Map<string, DemoMessage[]>();
  beforeAll(async () => {
    office = await openDemoOffice();
    await office.moveTo('2026-05-31T23:00');
    tasks = await office.tasks();
    for (const person of PEOPLE) inboxes.set(person, await office.inboxOf(person));
  }, 120_000);
  afterAll(() => office.close());

  test('every phone shows on every day what was reasoned by hand, and nothing else', () => {
    expect(asTable(inboxes)).toEqual(IDLE_QUARTER.map(sortEntries));
  });

  test('digests come at 07:30, summaries on Mondays at 08:00, nudges at 14:00', () => {
    const wrong = [...inboxes.values()].flat().filter(({ kind, at }) => at.slice(11, 16) !== TIMES[kind]);
    expect(wrong).toEqual([]);
  });

  test.each(PEOPLE)('each message of %s keeps the rules', (person) => {
    const own = tasks.filter(({ holder }) => holder?.id === person);
    const problems = (inboxes.get(person) ?? []).flatMap((message) => brokenRules(message, own, tasks));
    expect(problems).toEqual([]);
  });

  test.each(PEOPLE)('việc of %s counts what it lists, and lists what is open', async (person) => {
    const [answer] = await office.say(person, 'việc');
    const own = tasks.filter(({ holder }) => holder?.id === person).map(({ number }) => number);
    expect(numbersIn(answer?.text ?? '').sort((a, b) => a - b)).toEqual(own);
    expect(answer?.text).toContain(`có ${own.length} việc đang mở`);
  });

  test('quá hạn tells the same as the task list, and what is out of reminders is counted in the summary', async () => {
    const [answer] = await office.say('khoa', 'quá hạn');
    const overdue = tasks.filter(({ kind, dueOn }) => kind !== 'target' && dueOn !== null && dueOn < '2026-05-31');
    expect(numbersIn(answer?.text ?? '').sort((a, b) => a - b)).toEqual(overdue.map(({ number }) => number));
    expect(answer?.text).toContain(`Có ${overdue.length} việc quá hạn`);
    const lastSummary = inboxes.get('khoa')?.findLast(({ kind }) => kind === 'summary')?.text;
    expect(lastSummary).toContain('Hết lượt nhắc');
  });
});

/** `03-02  khoa summary | ngoc 25 | …`, a line a day. */
function asTable(all: ReadonlyMap<string, DemoMessage[]>): string[] {
  const days = new Map<string, string[]>();
  for (const [person, messages] of all) {
    for (const { at, kind, text } of messages) {
      const numbers = numbersIn(text).sort((a, b) => a - b);
      const entry = [person, ...(kind === 'digest' ? [] : [kind]), ...numbers].join(' ');
      days.set(at.slice(5, 10), [...(days.get(at.slice(5, 10)) ?? []), entry]);
    }
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, entries]) => sortEntries(`${day}  ${entries.join(' | ')}`));
}

function sortEntries(line: string): string {
  const [day = '', entries = ''] = line.split('  ');
  return `${day}  ${entries.split(' | ').sort().join(' | ')}`;
}
