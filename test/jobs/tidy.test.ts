import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { message } from '../../src/messages/message.ts';
import type { OutboxState } from '../../src/outbox/outbox-item.ts';
import { postNotice } from '../../src/outbox/post-message.ts';
import { createLinkCode } from '../../src/people/link-code.ts';
import { tidyUp } from '../../src/retention/tidy-up.ts';
import { anOutboxItem } from '../models/samples.ts';
import { openTestMemory, type TestMemory } from '../models/test-memory.ts';
import { at } from '../reminders/builders.ts';
import { openSmallOffice, type SmallOffice } from './small-office.ts';

const DAY_MS = 86_400_000;
const START = '2026-03-13 07:00';

let memory: TestMemory;
let room: SmallOffice;
beforeAll(async () => {
  memory = await openTestMemory();
});
beforeEach(async () => {
  room = await openSmallOffice(memory, START);
});
afterEach(() => room.close());
afterAll(() => memory.close());

/** A message that ended so many days ago. */
async function ended(state: OutboxState, days: number): Promise<void> {
  const createdAt = new Date(at(START).getTime() - days * DAY_MS);
  const key = `${room.unit.id}/${state}/${days}`;
  await memory.memory.queue.add(anOutboxItem({ unit: room.unit.id, key, createdAt, dueAt: createdAt }));
  await memory.raw.collection('outbox').updateOne({ key }, { $set: { state } });
}

/** `sent 40: Đã ghi.`, by state and age. */
const left = async (): Promise<string[]> =>
  (await room.stores.outbox.list({}))
    .map(({ key, content }) => {
      const words = content.kind === 'message' ? content.message.text : 'reminder';
      return `${key.split('/').slice(1).join(' ')}: ${words}`;
    })
    .sort();

test('words go first, the rest later; what did not arrive is kept longest; what waits is left alone', async () => {
  for (const state of ['sent', 'cancelled', 'failed', 'missed', 'waiting'] as const)
    for (const days of [29, 31, 91, 181, 401]) await ended(state, days);
  await room.scheduler.runJob('tidy', at(START), { unit: room.unit.id });
  expect(await left()).toEqual(
    [
      ...['sent', 'cancelled'].flatMap((state) => [`${state} 29: Đã ghi.`, `${state} 31: `, `${state} 91: `]),
      ...['failed', 'missed'].flatMap((state) => [
        `${state} 29: Đã ghi.`,
        `${state} 31: Đã ghi.`,
        `${state} 91: `,
        `${state} 181: `,
      ]),
      ...[29, 31, 91, 181, 401].map((days) => `waiting ${days}: Đã ghi.`),
    ].sort(),
  );
});

test('what lost its words is not sent again', async () => {
  await ended('failed', 100);
  await room.scheduler.runJob('tidy', at(START));
  const [item] = await room.stores.outbox.list({});
  expect(await room.stores.outbox.retry(item?.id ?? '', at(START))).toBe(false);
  expect(await memory.memory.queue.retry(item?.id ?? '', at(START))).toBe(false);
});

test('more than a batch goes in one run, counted; a second run finds nothing', async () => {
  await ended('sent', 31);
  const { _id, ...one } = (await memory.raw.collection('outbox').findOneAndDelete({ unit: room.unit.id })) ?? {};
  const many = Array.from({ length: 1100 }, (_, n) => ({ ...one, key: `${room.unit.id}/sent/${n}` }));
  await memory.raw.collection('outbox').insertMany(many);
  const office = await room.office();
  expect(await tidyUp(office)).toEqual({ blanked: 1100, removed: 0, codes: 0 });
  expect(await tidyUp(office)).toEqual({ blanked: 0, removed: 0, codes: 0 });
});

test('rings once a week; codes that expired go, the others stay; another unit is left alone', async () => {
  await createLinkCode(await room.office(), 'hanh');
  room.clock.set(at('2026-03-16 12:00'));
  await createLinkCode(await room.office(), 'thuy');
  const other = await openSmallOffice(memory, START);
  await createLinkCode(await other.office(), 'hanh');
  const codes = async ({ unit }: SmallOffice) =>
    (await memory.raw.collection('linkCodes').find({ unit: unit.id }).toArray()).map(({ officer }) => String(officer));
  await room.scheduler.runJob('tidy', at('2026-03-16 12:15'), { unit: room.unit.id });
  expect([await codes(room), await codes(other)]).toEqual([['thuy'], ['hanh']]);
  await room.walk('2026-03-20 18:00');
  expect(await codes(room)).toEqual(['thuy']);
  await room.walk('2026-03-23 12:15');
  expect(await codes(room)).toEqual([]);
  await other.close();
});

test('a dry run counts and leaves everything', async () => {
  await ended('sent', 200);
  await ended('sent', 31);
  const before = await left();
  const report = await room.scheduler.runJob('tidy', at(START), { unit: room.unit.id, dryRun: true });
  expect(report).toEqual({ blanked: 1, removed: 1, codes: 0 });
  expect(await left()).toEqual(before);
});

test('history and tasks are never removed', async () => {
  await room.give('2020-01-10');
  const entry = { task: 1, at: at('2020-01-10 09:00'), by: 'hanh', changes: [], note: 'chờ', needsOffice: false };
  await room.stores.history.add({ ...entry, what: 'said' });
  await postNotice(await room.office(), `${room.unit.id}/n`, 'hanh', message('Đã duyệt'));
  await room.scheduler.runJob('tidy', at('2030-01-10 12:15'), { unit: room.unit.id });
  expect(await room.stores.history.of(1)).toHaveLength(1);
  expect(await room.stores.tasks.find(1)).not.toBeNull();
});
