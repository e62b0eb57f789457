import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SendOutcome } from '../../src/channels.ts';
import { choice, message } from '../../src/messages/message.ts';
import { deliverDue } from '../../src/outbox/deliver.ts';
import { postAnnouncement, postNotice } from '../../src/outbox/post-message.ts';
import { openTestMemory, type TestMemory } from '../models/test-memory.ts';
import { at } from '../reminders/builders.ts';
import { sayIn } from './small-chat.ts';
import { openSmallOffice, type SmallOffice } from './small-office.ts';

const BLOCKED: SendOutcome = { kind: 'unreachable', reason: 'đã chặn bot' };
const IN_DOUBT: SendOutcome = { kind: 'retry', reason: 'mất kết nối', inDoubt: true, afterMs: null };

let memory: TestMemory;
let room: SmallOffice;
let works: SmallOffice['phone']['answer'];
beforeAll(async () => {
  memory = await openTestMemory();
});
beforeEach(async () => {
  room = await openSmallOffice(memory, '2026-03-13 07:00');
  works = room.phone.answer;
});
afterEach(() => room.close());
afterAll(() => memory.close());

const say = async (who: string, text: string): Promise<string> => (await sayIn(room, who, text)).text;
/** From now on these people's phones answer so; null: all is well again. */
const phonesAnswer = (outcome: SendOutcome | null, ...people: string[]): void => {
  room.phone.answer = (account) =>
    outcome !== null && people.some((one) => account === `${room.unit.id}/${one}`) ? outcome : works(account);
};
const notice = async (officer: string, words: string): Promise<void> => {
  await postNotice(await room.office(), `${room.unit.id}/${words}`, officer, message(words));
  await deliverDue(room.deps);
};
const officeLists = (): string[] => room.phone.heard.filter(({ kind }) => kind === 'office').map(({ text }) => text);
const NOTHING = 'Không có tin nào chưa gửi được.';

describe('what did not arrive', () => {
  test('is listed by person with its reason, sent again by its number, and then gone from the list', async () => {
    await room.give('2026-03-13');
    phonesAnswer(BLOCKED, 'hanh');
    await room.walk('2026-03-13 08:00');
    const list = await sayIn(room, 'van', 'tin chưa gửi được');
    expect(list.text).toContain('1 tin chưa gửi được, của 1 người, mới nhất trước:\nNông Thị Hạnh\n- Tin 1 · ');
    expect(list.text).toContain('bản nhắc việc 13/03 · đã chặn bot');
    expect(list.choices).toEqual(['Gửi lại cho Nông Thị Hạnh = gửi lại tin 1']);
    expect(list.tasks).toEqual([]);

    phonesAnswer(null);
    expect(await say('van', 'gửi lại tin 1')).toContain('bản nhắc việc 13/03 · Nông Thị Hạnh · đang gửi');
    expect(room.heard('hanh')).toEqual(['03-13 08:00 digest 1']);
    expect(await say('van', 'tin lỗi')).toBe(NOTHING);
    expect(await say('van', 'gửi lại tin 1')).toContain('đã gửi rồi');
  });

  test('is listed again, under the same number, when it fails again', async () => {
    phonesAnswer(BLOCKED, 'hanh');
    await notice('hanh', 'Đã duyệt');
    expect(await say('van', 'tin lỗi')).toContain('- Tin 1 · tin báo 13/03 · đã chặn bot');
    await say('van', '1');
    expect(await say('van', 'tin lỗi')).toContain('- Tin 1 · tin báo 13/03 · đã chặn bot');
  });

  test('newest first; several people are previewed before all of it goes', async () => {
    phonesAnswer(BLOCKED, 'hanh', 'thuy');
    await notice('hanh', 'thứ nhất');
    room.clock.set(at('2026-03-13 09:00'));
    await notice('thuy', 'thứ hai');
    await notice('hanh', 'thứ ba');
    expect(await say('van', 'tin lỗi')).toMatch(
      /3 tin .* 2 người.*\n(?:Nông Thị Hạnh\n- Tin 3 .*\n- Tin 1 |Hà Thị Thủy\n- Tin 2 )/u,
    );
    expect(await say('van', 'tin lỗi của Thủy')).toMatch(/^1 tin [^]*Hà Thị Thủy\n- Tin 2 /u);

    phonesAnswer(null);
    expect(await say('van', 'gửi lại tất cả tin lỗi')).toContain('Gửi lại 3 tin cho 2 người');
    expect(room.heard('hanh')).toEqual([]);
    expect(await say('van', 'gửi')).toContain('Gửi lại 3 tin:');
    expect(room.heard('hanh')).toHaveLength(2);
    expect(room.heard('thuy')).toHaveLength(1);
  });

  test('goes to the account that was linked since; before that it says what to do', async () => {
    await room.stores.accounts.removeOf('hanh');
    await notice('hanh', 'Đã duyệt');
    expect(await say('van', 'gửi lại tin cho Hạnh')).toContain('chưa liên kết, lấy mã: gõ mã Nông Thị Hạnh');
    const account = { channel: 'telegram', account: `${room.unit.id}/new-phone`, officer: 'hanh', order: 1 } as const;
    await room.stores.accounts.add({ ...account, state: 'ok', reason: null, linkedAt: room.clock.now() });
    expect(await say('van', 'gửi lại tin cho Hạnh')).toContain('đang gửi');
    expect(room.heard('new-phone')).toEqual(['03-13 07:00 notice']);
  });

  test('a reminder of which nothing is left is dropped, and that is said', async () => {
    await room.give('2026-03-13');
    phonesAnswer(BLOCKED, 'hanh');
    await room.walk('2026-03-13 08:00');
    await say('van', 'tin lỗi');
    await room.change(1, { status: 'done' });
    phonesAnswer(null);
    expect(await say('van', 'gửi lại tin 1')).toContain('không còn việc nào cần nhắc nên đã bỏ');
    expect(room.heard('hanh')).toEqual([]);
    expect(await room.notSent()).toEqual(['digest hanh cancelled: không còn việc nào cần nhắc']);
  });

  test('a digest that was missed is not sent again once the next one has gone', async () => {
    await room.give('2026-03-13', { kind: 'report' });
    await room.sleep('2026-03-13 21:00');
    expect(await say('van', 'tin lỗi')).toContain('bản nhắc việc 13/03 · quá giờ gửi trong ngày');
    await room.walk('2026-03-16 08:00');
    expect(await say('van', 'tin lỗi')).toBe(NOTHING);
  });

  test('a reminder keeps its hours, and the answer names them', async () => {
    await room.give('2026-03-13');
    await room.sleep('2026-03-13 21:00');
    expect(await say('van', 'gửi lại tin lỗi')).toContain('gửi lúc 07:00 thứ Hai 16/03');
    await room.walk('2026-03-16 07:10');
    expect(room.heard('hanh')).toEqual(['03-16 07:00 digest 1']);
  });

  test('an announcement that was sent anew is listed once', async () => {
    phonesAnswer(BLOCKED, 'hanh');
    const words = message('THÔNG BÁO (TB 1)', [choice('Đã nhận', 'xác nhận 1')]);
    await room.stores.announcements.add({
      text: 'Họp',
      files: [],
      by: 'van',
      at: room.clock.now(),
      audience: { everyone: true, posts: [], officers: [] },
      receivers: [{ officer: 'hanh', addressedOn: (await room.office()).today, acknowledgedAt: null, reminders: 0 }],
    });
    for (const turn of [1, 2]) {
      room.clock.set(new Date(room.clock.now().getTime() + 60_000));
      await postAnnouncement(await room.office(), `${room.unit.id}/tb1/${turn}`, 'hanh', words);
      await deliverDue(room.deps);
    }
    expect(await say('van', 'tin lỗi')).toMatch(/^1 tin [^]*thông báo TB 1 13\/03/u);
  });

  test.each(['hanh', 'thuy'])('is the office’s: %s sees and sends nothing', async (who) => {
    phonesAnswer(BLOCKED, 'chu');
    await notice('chu', 'Đã duyệt');
    await say('van', 'tin lỗi');
    phonesAnswer(null);
    for (const words of ['tin lỗi', 'gửi lại tin 1', 'gửi lại tin lỗi'])
      expect(await say(who, words)).not.toMatch(/tin báo|Tin 1/u);
    expect(room.heard('chu')).toEqual([]);
  });

  test('a number that there is not is said', async () => {
    expect(await say('van', 'gửi lại tin 7')).toContain('Không có tin số 7');
  });
});

describe('the list at 16:30', () => {
  test('tells of each once, with the number to send it again by', async () => {
    phonesAnswer({ kind: 'permanent', reason: 'tin quá dài' }, 'hanh');
    room.clock.set(at('2026-03-13 10:00'));
    await notice('hanh', 'Đã duyệt');
    await room.walk('2026-03-16 17:00');
    expect(officeLists()).toEqual([
      expect.stringContaining('Tin không gửi được (1):\n- Nông Thị Hạnh: tin quá dài (tin 1: tin báo 13/03)'),
    ]);
    await say('van', 'gửi lại tin 1');
    await room.walk('2026-03-17 17:00');
    expect(officeLists()).toHaveLength(2);
  });

  test('that never left tells it again the next day', async () => {
    phonesAnswer({ kind: 'permanent', reason: 'tin quá dài' }, 'hanh');
    await notice('hanh', 'Đã duyệt');
    phonesAnswer({ kind: 'permanent', reason: 'lỗi kênh' }, 'van');
    await room.walk('2026-03-13 17:00');
    phonesAnswer(null);
    await room.walk('2026-03-17 17:00');
    expect(officeLists()).toEqual([expect.stringContaining('tin quá dài (tin 1: ')]);
  });

  test('tells once what may have arrived twice', async () => {
    const outcomes: SendOutcome[] = [IN_DOUBT];
    room.phone.answer = (account) => outcomes.shift() ?? works(account);
    await notice('hanh', 'Đã duyệt');
    await room.walk('2026-03-17 17:00');
    expect(officeLists()).toEqual([
      expect.stringContaining('Có thể đã nhận hai lần (1):\n- Nông Thị Hạnh: tin báo 13/03\n'),
    ]);
    expect(await say('van', 'tin lỗi')).toContain('Có thể đã nhận hai lần (1)');
  });

  test('tells of a person again who could be reached in between', async () => {
    const account = `${room.unit.id}/hanh`;
    const blocked = (reason: string) => room.stores.accounts.saveState('telegram', account, 'blocked', reason);
    await blocked('đã chặn bot');
    await room.walk('2026-03-16 17:00');
    await room.stores.accounts.saveState('telegram', account, 'ok', null);
    await room.walk('2026-03-17 17:00');
    await blocked('đã chặn bot');
    await room.walk('2026-03-18 17:00');
    expect(officeLists()).toHaveLength(2);
  });
});

test('liên lạc counts what each person did not get', async () => {
  phonesAnswer(BLOCKED, 'hanh');
  await notice('hanh', 'thứ nhất');
  await notice('hanh', 'thứ hai');
  expect(await say('van', 'liên lạc')).toContain('- Nông Thị Hạnh: Telegram (đã chặn bot); 2 tin chưa gửi được');
  expect(await say('van', 'vì sao Hạnh không nhận được tin')).toContain('Gửi lại: gõ gửi lại tin cho Nông Thị Hạnh');
});
