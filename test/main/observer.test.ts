import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Incoming, SendOutcome } from '../../src/channels.ts';
import { VIETNAM } from '../../src/calendar/zone.ts';
import { message } from '../../src/messages/message.ts';
import { type App, openApp } from '../../src/main/open-app.ts';
import { openSmallOffice, type SmallOffice } from '../jobs/small-office.ts';
import { openTestMemory, type TestMemory } from '../models/test-memory.ts';
import { at } from '../reminders/builders.ts';
import { countingObserver } from '../support/counting-observer.ts';

let memory: TestMemory;
let room: SmallOffice;
let app: App;
let told: string[];

beforeAll(async () => {
  memory = await openTestMemory();
});
beforeEach(async () => {
  await memory.clear();
  room = await openSmallOffice(memory, '2026-03-13 07:00');
  const watching = countingObserver();
  told = watching.told;
  app = openApp({
    ...room.deps,
    memory: memory.memory,
    zone: VIETNAM,
    channels: [room.phone.channel],
    byHand: true,
    observer: watching.observer,
  });
});
afterEach(() => app.stop());
afterAll(() => memory.close());

let messages = 0;
const from = (account: string, text: string, chat: Incoming['chat'] = 'private'): Incoming => ({
  channel: 'telegram',
  account,
  messageId: String((messages += 1)),
  chat,
  text,
  choice: null,
  files: [],
  album: null,
  unsupported: false,
});

async function hear(incoming: Incoming): Promise<string[]> {
  const before = told.length;
  await (
    await app.reception.receive(incoming)
  ).handled;
  return told.slice(before);
}

const ANSWERED = ['handled telegram', 'called telegram sent', 'answered telegram', 'settled reply sent'];

test('a message and its answer are told from arrival to answer; a redelivery is a duplicate', async () => {
  const said = from(`${room.unit.id}/hanh`, 'việc');
  expect(await hear(said)).toEqual(['received telegram false', ...ANSWERED]);
  expect(await hear(said)).toEqual(['received telegram true']);
});

test.each<[string, Incoming, string]>([
  ['somebody whom nobody knows', from('la', 'xin chào'), 'stranger'],
  ['a code that links nobody', from('la', 'ABCD-2345'), 'code'],
  ['a group', from('nhom', 'việc', 'group'), 'group'],
])('%s is refused, and never named', async (_, incoming, why) => {
  const heard = await hear(incoming);
  expect(heard).toContain(`refused telegram ${why}`);
  expect(heard.join()).not.toMatch(/la\b|nhom|ABCD/u);
});

test.each<[SendOutcome, string[]]>([
  [{ kind: 'retry', reason: 'x', inDoubt: false, afterMs: null }, ['called telegram retry', 'settled notice waiting']],
  [
    { kind: 'retry', reason: 'x', inDoubt: true, afterMs: null },
    ['called telegram in-doubt', 'settled notice waiting'],
  ],
  [{ kind: 'unreachable', reason: 'x' }, ['called telegram unreachable', 'settled notice failed']],
  [{ kind: 'operator', reason: 'x' }, ['called telegram operator', 'settled notice waiting']],
  [{ kind: 'permanent', reason: 'x' }, ['called telegram permanent', 'settled notice failed']],
])('a send that comes to %o is told by its class', async (outcome, expected) => {
  room.phone.answer = () => outcome;
  await memory.memory.queue.add({
    unit: null,
    key: 'n',
    kind: 'notice',
    recipient: { kind: 'account', channel: 'telegram', account: 'x' },
    content: { kind: 'message', message: message('Tin') },
    priority: 1,
    dueAt: room.clock.now(),
    expiresAt: null,
    createdAt: room.clock.now(),
  });
  await app.start();
  expect(told).toEqual(expected);
});

test('a job is told when it ran', async () => {
  room.clock.set(at('2026-03-13 07:31'));
  await app.scheduler.tick(at('2026-03-13 07:31'));
  expect(told).toContain('jobRan digest');
});
