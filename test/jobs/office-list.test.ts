import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestMemory, type TestMemory } from '../models/test-memory.ts';
import { at } from '../reminders/builders.ts';
import { openSmallOffice, type SmallOffice } from './small-office.ts';

let memory: TestMemory;
let room: SmallOffice;

beforeAll(async () => {
  memory = await openTestMemory();
});
afterEach(() => room.close());
afterAll(() => memory.close());

const lists = () =>
  room.phone.heard.filter(({ kind }) => kind === 'office').map(({ at: moment, text }) => `${moment}\n${text}`);

describe('the clerk’s list at 16:30', () => {
  test('is not sent when there is nothing', async () => {
    room = await openSmallOffice(memory, '2026-03-10 07:00');
    await room.walk('2026-03-12 20:00');
    expect(lists()).toEqual([]);
  });

  test('names who cannot be reached once, and again when the reason changes', async () => {
    room = await openSmallOffice(memory, '2026-03-10 07:00');
    const account = `${room.unit.id}/hanh`;
    await room.stores.accounts.saveState('telegram', account, 'blocked', 'đã chặn bot');
    await room.walk('2026-03-12 10:00');
    await room.stores.accounts.removeOf('hanh');
    await room.walk('2026-03-13 20:00');
    expect(lists()).toEqual([
      expect.stringMatching(/^03-10 16:30[\s\S]*- Nông Thị Hạnh: đã chặn bot/u),
      expect.stringMatching(/^03-12 16:30[\s\S]*- Nông Thị Hạnh: chưa liên kết/u),
    ]);
  });

  test('holds what people said that needs a hand, with the task’s number', async () => {
    room = await openSmallOffice(memory, '2026-03-10 07:00');
    await room.give('2026-06-30', { title: 'Kế hoạch rà soát', status: 'blocked', blockedReason: 'chờ số liệu' });
    const entry = { task: 1, at: at('2026-03-10 09:00'), by: 'hanh', changes: [] };
    await room.stores.history.add({ ...entry, what: 'blocked', note: 'chờ số liệu công an', needsOffice: true });
    await room.stores.history.add({ ...entry, what: 'said', note: 'mai em gửi', needsOffice: false });
    await room.walk('2026-03-12 20:00');
    expect(lists()).toEqual([
      expect.stringContaining('\n1 · Kế hoạch rà soát · Nông Thị Hạnh báo vướng: chờ số liệu công an\n'),
    ]);
  });

  test('holds failed sends with their reason', async () => {
    room = await openSmallOffice(memory, '2026-03-13 07:00');
    await room.give('2026-03-13');
    const works = room.phone.answer;
    room.phone.answer = (account) =>
      account.endsWith('hanh') ? { kind: 'permanent', reason: 'tin quá dài' } : works(account);
    await room.walk('2026-03-13 20:00');
    expect(lists()).toEqual([expect.stringContaining('- Nông Thị Hạnh: tin quá dài')]);
  });

  test('names proposed dates that nobody confirmed, once', async () => {
    room = await openSmallOffice(memory, '2026-03-10 07:00');
    room.clock.set(at('2026-03-10 09:00'));
    await room.give('2026-06-30', { datesConfirmed: false });
    await room.walk('2026-03-12 20:00');
    expect(lists()).toEqual([expect.stringMatching(/chờ xác nhận \(1\):\n1 · /u)]);
  });

  test('a list that was missed is made up for by the next one', async () => {
    room = await openSmallOffice(memory, '2026-03-10 07:00');
    await room.give('2026-06-30', { status: 'blocked', blockedReason: 'chờ số liệu' });
    const at9 = at('2026-03-10 09:00');
    await room.stores.history.add({
      task: 1,
      at: at9,
      by: 'hanh',
      what: 'blocked',
      note: null,
      changes: [],
      needsOffice: true,
    });
    await room.sleep('2026-03-10 21:00');
    await room.walk('2026-03-12 20:00');
    expect(lists()).toEqual([expect.stringMatching(/^03-11 16:30[\s\S]*báo vướng/u)]);
  });
});
