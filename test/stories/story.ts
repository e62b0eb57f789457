import { expect } from '@jest/globals';
import type { DemoMessage, DemoTask } from '../../bot/demo/demo-room.ts';
import type { DemoOffice } from '../support/demo-office.ts';

/** What an answer must hold: a fragment, a pattern, or what it must not hold. */
export type Expected = string | RegExp | { not: string };
/** A task's status, or more of it, as the demo API tells it. */
export type State = Record<number, DemoTask['status'] | Partial<Omit<DemoTask, 'evidence'>>>;
type Said = string | { tap: string } | { file: string; bytes: Buffer; text?: string };

/** Who says what, what the answer holds, how tasks stand afterwards. */
export type Row =
  | readonly [who: string, says: Said, answer: readonly Expected[], state?: State]
  | { clock: string; down?: boolean }
  /** What came to this phone since the story began or last looked at it, replies apart. */
  | { phone: string; holds: readonly Expected[] };

export const not = (fragment: string): Expected => ({ not: fragment });
export const tap = (value: string): Said => ({ tap: value });
export const clock = (moment: string, down = false): Row => ({ clock: moment, down });
export const phone = (person: string, ...holds: Expected[]): Row => ({ phone: person, holds });

const PDF = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF';
/** A small real PDF; another name is another content. */
export const pdf = (name: string, text?: string): Said => ({
  file: name,
  bytes: Buffer.from(`${PDF}\n% ${name}`),
  ...(text === undefined ? {} : { text }),
});
export const file = (name: string, bytes: Buffer, text?: string): Said => ({
  file: name,
  bytes,
  ...(text === undefined ? {} : { text }),
});

/** Tells the story to the end and names every row that went otherwise, with what was answered. */
export async function story(office: DemoOffice, rows: readonly Row[]): Promise<void> {
  const problems: string[] = [];
  const looked = await lengthsBefore(office, rows);
  for (const [index, row] of rows.entries()) {
    if ('clock' in row) {
      await office.moveTo(row.clock, { down: row.down === true });
      continue;
    }
    if ('phone' in row) {
      const unread = await unansweredOf(office, row.phone);
      const news = unread.slice(looked.get(row.phone) ?? 0);
      looked.set(row.phone, unread.length);
      problems.push(...compare(`${index + 1}. phone of ${row.phone}`, news, row.holds));
      continue;
    }
    const [who, says, answer, state = {}] = row;
    const name = `${index + 1}. ${who}: ${sayIt(says)}`;
    problems.push(
      ...compare(name, await speak(office, who, says), answer),
      ...(await compareTasks(office, name, state)),
    );
  }
  expect(problems).toEqual([]);
}

const unansweredOf = async (office: DemoOffice, person: string): Promise<DemoMessage[]> =>
  (await office.inboxOf(person)).filter(({ kind }) => kind !== 'reply');

/** What stood on the phones before the story is not its news. */
async function lengthsBefore(office: DemoOffice, rows: readonly Row[]): Promise<Map<string, number>> {
  const people = new Set(rows.flatMap((row) => ('phone' in row ? [row.phone] : [])));
  const lengths = new Map<string, number>();
  for (const person of people) lengths.set(person, (await unansweredOf(office, person)).length);
  return lengths;
}

function speak(office: DemoOffice, who: string, says: Said): Promise<DemoMessage[]> {
  if (typeof says === 'string') return office.say(who, says);
  return 'tap' in says ? office.tap(who, says.tap) : office.sendFile(who, says.file, says.bytes, says.text);
}

const sayIt = (says: Said): string =>
  typeof says === 'string' ? says.slice(0, 80) : 'tap' in says ? `[${says.tap}]` : `<${says.file}> ${says.text ?? ''}`;

/** Text and labels, as a person sees them. */
const seen = ({ text, choices, files }: DemoMessage): string =>
  [text, ...choices.map(({ label, value }) => `[${label} = ${value}]`), ...files.map(({ name }) => `<${name}>`)].join(
    '\n',
  );

function compare(name: string, messages: readonly DemoMessage[], expected: readonly Expected[]): string[] {
  const all = messages.map(seen).join('\n---\n');
  const missed = expected.filter((one) => !holds(all, one));
  return missed.length === 0 ? [] : [`${name}\n  wanted ${missed.map(sayExpected).join(', ')}\n  got    ${all}`];
}

const sayExpected = (one: Expected): string =>
  typeof one === 'string' ? `"${one}"` : one instanceof RegExp ? String(one) : `no "${one.not}"`;

function holds(all: string, one: Expected): boolean {
  if (typeof one === 'string') return all.includes(one);
  return one instanceof RegExp ? one.test(all) : !all.includes(one.not);
}

async function compareTasks(office: DemoOffice, name: string, state: State): Promise<string[]> {
  const wanted = Object.entries(state);
  if (wanted.length === 0) return [];
  const tasks = new Map((await office.tasks()).map((task) => [String(task.number), task]));
  return wanted.flatMap(([number, is]) => {
    const task = tasks.get(number);
    if (task === undefined) return [`${name}\n  there is no task ${number}`];
    const fields: Partial<DemoTask> = typeof is === 'string' ? { status: is } : is;
    return Object.entries(fields)
      .filter(([field, value]) => task[field as keyof DemoTask] !== value)
      .map(
        ([field, value]) =>
          `${name}\n  task ${number}: ${field} is ${JSON.stringify(task[field as keyof DemoTask])}, wanted ${JSON.stringify(value)}`,
      );
  });
}
