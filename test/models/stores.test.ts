import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { plainDay } from '../../src/calendar/plain-day.ts';
import { type Conversation, emptyConversation } from '../../src/conversation/conversation.ts';
import type { SentMessage } from '../../src/outbox/sent-message.ts';
import { anAnnouncement, anEntry, minutesLater, NOW, TODAY } from './samples.ts';
import { leaseMs, openTestMemory, type TestMemory, untilLeaseLapses } from './test-memory.ts';

let opened: TestMemory;
beforeAll(async () => {
  opened = await openTestMemory();
});
afterAll(() => opened.close());
beforeEach(() => opened.clear());

const unit = () => opened.memory.forUnit('u1');

describe('history', () => {
  test('of a task: oldest first, and as added within one moment', async () => {
    const notes = ['hai', 'ba', 'một'];
    for (const [place, note] of notes.entries())
      await unit().history.add(anEntry({ note, at: minutesLater(place === 2 ? -1 : 0) }));
    await unit().history.add(anEntry({ task: 2 }));
    expect((await unit().history.of(1)).map(({ note }) => note)).toEqual(['một', 'hai', 'ba']);
  });

  test('what needs the office: from the first moment on, up to but without the last', async () => {
    for (const minutes of [0, 5, 10])
      await unit().history.add(anEntry({ at: minutesLater(minutes), note: `${minutes}` }));
    await unit().history.add(anEntry({ at: minutesLater(5), needsOffice: false }));
    expect((await unit().history.needingOffice(NOW, minutesLater(10))).map(({ note }) => note)).toEqual(['0', '5']);
  });

  test('of a person since then: newest first, of any task', async () => {
    await unit().history.add(anEntry({ at: minutesLater(-1) }));
    for (const task of [1, 2]) await unit().history.add(anEntry({ task, at: minutesLater(task) }));
    await unit().history.add(anEntry({ task: 3, by: null, at: minutesLater(3) }));
    expect((await unit().history.latestBy('hanh', NOW)).map(({ task }) => task)).toEqual([2, 1]);
  });

  test('extensions without a decision: the newest request of each task, oldest first', async () => {
    const acts = [
      [1, 'extension-asked'],
      [2, 'extension-asked'],
      [1, 'extension-refused'],
      [3, 'extension-asked'],
      [4, 'extension-asked'],
      [4, 'extension-approved'],
      [3, 'extension-asked'],
      [1, 'extension-asked'],
      [3, 'said'],
    ] as const;
    for (const [place, [task, what]] of acts.entries())
      await unit().history.add(anEntry({ task, what, at: minutesLater(place) }));
    expect((await unit().history.undecidedExtensions()).map(({ task, at }) => [task, at])).toEqual([
      [2, minutesLater(1)],
      [3, minutesLater(6)],
      [1, minutesLater(7)],
    ]);
  });
});

test('the day table has one row a day, by day', async () => {
  const [later, earlier] = [plainDay('2026-01-10'), plainDay('2026-01-02')];
  await unit().dayTable.save({ day: later, rule: 'make-up', basis: 'TB 1' });
  await unit().dayTable.save({ day: earlier, rule: 'off', basis: 'TB 1' });
  await unit().dayTable.save({ day: later, rule: 'off', basis: 'TB 2' });
  expect(await unit().dayTable.list()).toEqual([
    { day: earlier, rule: 'off', basis: 'TB 1' },
    { day: later, rule: 'off', basis: 'TB 2' },
  ]);
  await unit().dayTable.remove(earlier);
  expect((await unit().dayTable.list()).map(({ day }) => day)).toEqual([later]);
});

test('announcements are numbered, stand newest first, and know who is silent', async () => {
  const { announcements } = unit();
  const first = await announcements.add(anAnnouncement());
  await announcements.add(anAnnouncement({ receivers: [] }));
  await announcements.add(anAnnouncement());
  expect((await announcements.list()).map(({ number }) => number)).toEqual([3, 2, 1]);
  expect((await announcements.unacknowledgedBy('hanh')).map(({ number }) => number)).toEqual([3, 1]);
  const receiver = { officer: 'hanh', addressedOn: TODAY, acknowledgedAt: NOW, reminders: 1 };
  await announcements.save({ ...first, receivers: [receiver, { ...receiver, officer: 'binh', acknowledgedAt: null }] });
  expect((await announcements.unacknowledgedBy('hanh')).map(({ number }) => number)).toEqual([3]);
  expect((await announcements.unacknowledgedBy('binh')).map(({ number }) => number)).toEqual([1]);
  expect(await announcements.find(9)).toBeNull();
  await expect(announcements.save({ ...first, number: 9 })).rejects.toThrow('no announcement 9');
});

test('a conversation begins empty and comes back whole, without what was not said', async () => {
  const file = { id: 'f', name: 'a.pdf', mime: 'application/pdf', size: 1, sha256: 'ab' };
  const conversation: Conversation = {
    officer: 'hanh',
    pending: { intent: { intent: 'done', task: 12, doneDay: TODAY }, missing: 'evidence', files: [file], askedAt: NOW },
    question: { choices: [{ label: 'Có', value: 'có' }], askedAt: NOW },
    focus: { tasks: [1, 2], announcement: null, until: NOW },
    waitingFiles: [{ file, at: NOW }],
    lastClosing: { task: 1, at: NOW },
    album: 'a',
  };
  expect(await unit().conversations.read('hanh')).toStrictEqual(emptyConversation('hanh'));
  await unit().conversations.save(conversation);
  expect(await unit().conversations.read('hanh')).toStrictEqual(conversation);
  const intent = { intent: 'done', task: undefined } as never;
  await unit().conversations.save({
    ...emptyConversation('hanh'),
    pending: { intent, missing: 'task', files: [], askedAt: NOW },
  });
  expect((await unit().conversations.read('hanh')).pending?.intent).toStrictEqual({ intent: 'done' });
});

describe('files', () => {
  test.each([0, 1, 700_000])('of %i bytes come back as they were', async (size) => {
    const bytes = Buffer.alloc(size, 7);
    const file = await unit().files.write({ name: 'báo cáo.pdf', mime: 'application/pdf', bytes });
    expect(file).toMatchObject({ name: 'báo cáo.pdf', mime: 'application/pdf', size });
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/u);
    const found = await unit().files.read(file.id);
    expect(found?.file).toStrictEqual(file);
    expect(found?.bytes.equals(bytes)).toBe(true);
  });

  test.each(['', 'x', 'f'.repeat(24), '../../etc/passwd'])('the id %p is no file', async (id) => {
    expect(await unit().files.read(id)).toBeNull();
  });
});

test('criteria stand as they were added, by year', async () => {
  const criterion = (number: string) => ({
    number,
    title: 'x',
    field: 3,
    maxPoints: 1.5,
    rule: 'cliff' as const,
    legalBasis: 'x',
  });
  await unit().scores.addCriteria(2026, [criterion('3.2.2'), criterion('3.10')]);
  await unit().scores.addCriteria(2025, [criterion('1.1')]);
  expect(await unit().scores.criteria(2026)).toStrictEqual([criterion('3.2.2'), criterion('3.10')]);
  const examined = { year: 2022, fields: [{ number: 1, title: 'x', points: 9.07, maxPoints: 10 }], losses: [] };
  await unit().scores.saveExamined({ ...examined, fields: [] });
  await unit().scores.saveExamined(examined);
  expect(await unit().scores.findExamined(2022)).toStrictEqual(examined);
  expect(await unit().scores.findExamined(2021)).toBeNull();
});

describe('job runs', () => {
  const runs = () => opened.memory.jobRuns;

  test('a cursor belongs to one job of one unit', async () => {
    await runs().saveCursor('u1', 'digest', NOW);
    await runs().saveCursor('u1', 'digest', minutesLater(1));
    expect(await runs().readCursor('u1', 'digest')).toEqual(minutesLater(1));
    expect([await runs().readCursor('u2', 'digest'), await runs().readCursor('u1', 'nudge')]).toEqual([null, null]);
  });

  test('a lease has one owner at a time, who may prolong it and give it back', async () => {
    expect(await runs().holdLease('tick', 'a', 60_000)).toBe(true);
    expect(await runs().holdLease('tick', 'b', 60_000)).toBe(false);
    expect(await runs().holdLease('tick', 'a', 60_000)).toBe(true);
    expect(await runs().holdLease('poll', 'b', 60_000)).toBe(true);
    await runs().releaseLease('tick', 'b');
    expect(await runs().holdLease('tick', 'b', 60_000)).toBe(false);
    await runs().releaseLease('tick', 'a');
    expect(await runs().holdLease('tick', 'b', 60_000)).toBe(true);
  });

  test('a lease that is not prolonged goes to the next who asks', async () => {
    await runs().holdLease('tick', 'a', leaseMs);
    await untilLeaseLapses();
    expect(await runs().holdLease('tick', 'b', 60_000)).toBe(true);
    expect(await runs().holdLease('tick', 'a', 60_000)).toBe(false);
  });

  test('of twenty that ask at once one holds it', async () => {
    const held = await Promise.all(Array.from({ length: 20 }, (_, n) => runs().holdLease('tick', `$o${n}`, 60_000)));
    expect(held.filter(Boolean)).toHaveLength(1);
  });
});

describe('the demo room', () => {
  const room = () => opened.memory.demoInbox;
  const aMessage = (id: string, account = 'hanh'): SentMessage => ({
    id,
    account,
    at: NOW,
    kind: 'digest',
    message: { text: `tin ${id}`, choices: [{ label: 'Xong', value: 'xong 1' }], files: [] },
  });

  test('a phone shows its messages oldest first, or those after one', async () => {
    for (const id of ['001', '003', '002']) await room().add(aMessage(id));
    await room().add(aMessage('004', 'binh'));
    expect(await room().list('hanh', null)).toEqual(['001', '002', '003'].map((id) => aMessage(id)));
    expect((await room().list('hanh', '001')).map(({ id }) => id)).toEqual(['002', '003']);
    await room().clear();
    expect(await room().list('hanh', null)).toEqual([]);
  });

  test('its clock is kept', async () => {
    expect(await room().readClock()).toBeNull();
    await room().saveClock(NOW);
    await room().saveClock(minutesLater(1));
    expect(await room().readClock()).toEqual(minutesLater(1));
  });
});

describe('files', () => {
  const write = (name: string) => unit().files.write({ name, mime: 'application/pdf', bytes: Buffer.from(name) });
  const later = () => new Date(Date.now() + 1000);

  test('loose ones are swept, kept ones stay, and nobody sweeps another unit', async () => {
    const kept = await write('kept.pdf');
    const loose = await write('loose.pdf');
    await unit().files.keep([kept.id, 'no-such-id']);
    expect(await opened.memory.forUnit('u2').files.removeLoose(later())).toBe(0);
    expect(await unit().files.removeLoose(later())).toBe(1);
    expect(await unit().files.read(loose.id)).toBeNull();
    expect((await unit().files.read(kept.id))?.bytes.toString()).toBe('kept.pdf');
  });

  test('a file that was written just now is left alone: its message may still be handled', async () => {
    const { id } = await write('new.pdf');
    expect(await unit().files.removeLoose(new Date(Date.now() - 86_400_000))).toBe(0);
    expect(await unit().files.read(id)).not.toBeNull();
  });
});
