import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DemoMessage, DemoTask } from '../../bot/demo/demo-room.ts';
import { holidayOn } from '../../src/calendar/holidays.ts';
import { addDays, plainDay, type PlainDay, weekdayOf } from '../../src/calendar/plain-day.ts';
import { type DemoOffice, openDemoOffice } from '../support/demo-office.ts';
import { brokenRules, numbersIn } from './message-rules.ts';

const PEOPLE = ['khoa', 'ngoc', 'xuyen', 'phuong', 'giap', 'hanh', 'cuong', 'oanh'];
const SEED = 20260302;

let office: DemoOffice;
beforeAll(async () => {
  office = await openDemoOffice();
});
afterAll(() => office.close());

/** The same numbers each time: mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const sayDay = (day: PlainDay): string => `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;

/** What somebody does about a task that the morning's message named. */
async function answer(person: string, task: DemoTask, day: PlainDay, chance: number): Promise<void> {
  const { number, kind } = task;
  if (kind === 'target') await office.say(person, `số liệu ${number}: ${Math.floor(chance * 60)}%`);
  else if (kind === 'standing' || kind === 'coordination') await office.say(person, `xong ${number}`);
  else if (chance < 0.1) await office.say(person, `vướng ${number} vì chờ số liệu`);
  else if (chance < 0.2)
    await office.say(person, `gia hạn ${number} đến ${sayDay(addDays(day, 20))} vì chờ văn bản cấp trên`);
  else if (chance < 0.3) await office.say(person, `không phát sinh ${number}`);
  else {
    const pdf = Buffer.from(`%PDF-1.4\n% ${number}\n%%EOF`);
    await office.sendFile(person, `${number}.pdf`, pdf, `xong ${number} số ${number}/BC-UBND ngày ${sayDay(day)}`);
  }
}

test('a quarter in which people answer: every message keeps the rules on every day', async () => {
  const next = random(SEED);
  const last = new Map<string, string>();
  const problems: string[] = [];
  let closed = 0;
  let tasks = await office.tasks();
  for (let day = plainDay('2026-03-02'); day <= '2026-05-31'; day = addDays(day, 1)) {
    if (weekdayOf(day) > 5 || holidayOn(day) !== null) continue;
    // Since the answers of the day before nothing was said: every message is judged by the tasks as they stood then.
    await office.moveTo(`${day}T15:00`);
    const kinds = new Set<string>();
    for (const person of PEOPLE) {
      const news = await office.inboxOf(person, last.get(person) ?? null);
      last.set(person, news.at(-1)?.id ?? last.get(person) ?? '');
      const own = tasks.filter(({ holder }) => holder?.id === person);
      for (const message of news.filter(({ kind }) => kind !== 'reply')) {
        problems.push(...brokenRules(message, own, tasks).map((problem) => `${person} ${problem}`));
        const key = `${person} ${message.kind} ${message.at.slice(0, 10)}`;
        if (isOncePerDay(message) && kinds.has(key)) problems.push(`${key} twice`);
        kinds.add(key);
      }
      for (const message of news) {
        if (message.kind !== 'digest' && message.kind !== 'summary') continue;
        for (const number of numbersIn(message.text)) {
          const task = own.find((one) => one.number === number);
          if (task !== undefined && next() < 0.5) await answer(person, task, day, next());
        }
      }
    }
    if (weekdayOf(day) === 5) await decide();
    for (const person of PEOPLE)
      last.set(person, (await office.inboxOf(person, last.get(person) ?? null)).at(-1)?.id ?? last.get(person) ?? '');
    tasks = await office.tasks();
    closed = tasks.filter(({ status }) => status === 'done').length;
    problems.push(...tasks.flatMap(closedWithoutProof));
    if (problems.length > 0) break;
  }
  expect(problems).toEqual([]);
  expect(closed).toBeGreaterThan(30);
});

const isOncePerDay = ({ kind }: DemoMessage): boolean => ['digest', 'summary', 'nudge', 'office'].includes(kind);

/** On Fridays the chairman decides on what was asked. */
async function decide(): Promise<void> {
  const open = numbersIn((await office.say('khoa', 'có ai xin gia hạn không'))[0]?.text ?? '');
  for (const number of open) await office.say('khoa', `duyệt ${number}`);
  const [overdue] = await office.say('khoa', 'quá hạn');
  const text = overdue?.text ?? '';
  const count = Number(/Có (\d+) việc/u.exec(text)?.[1] ?? 0);
  if (count !== numbersIn(text).length) throw new Error(`quá hạn counts ${count}:\n${text}`);
}

function closedWithoutProof({ number, kind, status, evidence }: DemoTask): string[] {
  if (status !== 'done') return [];
  const has = (what: DemoTask['evidence'][number]['kind']): boolean => evidence.some((one) => one.kind === what);
  const enough = kind === 'deliverable' || kind === 'report' ? has('reference') && has('file') : kind !== 'target';
  return enough ? [] : [`${number} is done without its proof`];
}
