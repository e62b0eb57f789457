import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SendOutcome } from '../../src/channels.ts';
import { choice, message } from '../../src/messages/message.ts';
import { deliverDue } from '../../src/outbox/deliver.ts';
import { postAnnouncement, postNotice, postReply, strangerReply } from '../../src/outbox/post-message.ts';
import { openSmallOffice, type SmallOffice } from '../jobs/small-office.ts';
import { leaseMs, openTestMemory, type TestMemory, untilLeaseLapses } from '../models/test-memory.ts';
import { at } from '../reminders/builders.ts';

let memory: TestMemory;
let room: SmallOffice;

beforeAll(async () => {
  memory = await openTestMemory();
});
beforeEach(async () => {
  room = await openSmallOffice(memory, '2026-03-13 09:00');
});
afterEach(() => room.close());
afterAll(() => memory.close());

const deliver = () => deliverDue(room.deps);
const notice = async (officer = 'hanh', key = 'n1') =>
  postNotice(await room.office(), `${room.unit.id}/${key}`, officer, message('Đã duyệt', [choice('Xong', 'xong 1')]));
const theItem = async () => {
  const [item] = await room.stores.outbox.list({});
  if (item === undefined) throw new Error('the outbox is empty');
  return item;
};
const later = (minutes: number) => room.clock.set(new Date(room.clock.now().getTime() + minutes * 60_000));
const answers = (...outcomes: SendOutcome[]) => {
  const works = room.phone.answer;
  room.phone.answer = (account) => outcomes.shift() ?? works(account);
};

const retry = (inDoubt: boolean, afterMs: number | null = null): SendOutcome => ({
  kind: 'retry',
  reason: 'mạng lỗi',
  inDoubt,
  afterMs,
});

describe('a delivery', () => {
  test('is marked with its moment, channel and message id, and asks its question', async () => {
    await notice();
    expect(await deliver()).toEqual({ sent: 1, failed: 0, waiting: 0, missed: 0, cancelled: 0 });
    expect(await theItem()).toMatchObject({
      state: 'sent',
      channel: 'telegram',
      messageId: '1',
      sentAt: room.clock.now(),
    });
    expect((await room.stores.conversations.read('hanh')).question).toEqual({
      choices: [{ label: 'Xong', value: 'xong 1' }],
      askedAt: room.clock.now(),
    });
  });

  test('of words without choices leaves the open question alone', async () => {
    await notice();
    await deliver();
    await postNotice(await room.office(), `${room.unit.id}/n2`, 'hanh', message('Tin khác'));
    await deliver();
    expect((await room.stores.conversations.read('hanh')).question?.choices).toHaveLength(1);
  });

  test('of an announcement makes a bare "đã nhận" mean the last one', async () => {
    const office = await room.office();
    for (const number of [1, 2]) {
      const words = message(`THÔNG BÁO (TB ${number})`, [choice('Đã nhận', `xác nhận ${number}`)]);
      await postAnnouncement(office, `${room.unit.id}/tb${number}`, 'hanh', words);
    }
    await deliver();
    expect((await room.stores.conversations.read('hanh')).focus).toMatchObject({ announcement: 2, tasks: [] });
  });

  test('the same key is written once', async () => {
    expect([await notice(), await notice()]).toEqual([true, false]);
    expect((await deliver()).sent).toBe(1);
  });

  test('of answers goes before everything else', async () => {
    const office = await room.office();
    const via = { channel: 'telegram', account: `${room.unit.id}/hanh` } as const;
    await postAnnouncement(office, `${room.unit.id}/a`, 'hanh', message('Thông báo'));
    await postReply(office, `${room.unit.id}/r`, 'hanh', via, message('Trả lời'));
    await deliver();
    expect(room.phone.heard.map(({ text }) => text)).toEqual(['Trả lời', 'Thông báo']);
  });

  test('of answers alone leaves the others', async () => {
    await notice('hanh', 'n1');
    const via = { channel: 'telegram', account: `${room.unit.id}/thuy` } as const;
    await postReply(await room.office(), `${room.unit.id}/r`, 'thuy', via, message('Trả lời'));
    expect(await deliverDue(room.deps, { answersOnly: true })).toMatchObject({ sent: 1, waiting: 0 });
    expect(room.phone.heard.map(({ text }) => text)).toEqual(['Trả lời']);
  });

  test('reaches a stranger who belongs to no unit', async () => {
    const via = { channel: 'telegram', account: 'la' } as const;
    await memory.memory.queue.add(strangerReply(`${room.unit.id}/s`, via, message('Chào đồng chí'), room.clock.now()));
    await deliver();
    expect(room.phone.heard.map(({ to }) => to)).toEqual(['la']);
  });
});

describe('what cannot be delivered', () => {
  test.each<[string, SendOutcome, { state: string; reason: string }]>([
    [
      'a permanent refusal',
      { kind: 'permanent', reason: 'tin không hợp lệ' },
      { state: 'failed', reason: 'tin không hợp lệ' },
    ],
    [
      'a blocked chat without another',
      { kind: 'unreachable', reason: 'đã chặn bot' },
      { state: 'failed', reason: 'đã chặn bot' },
    ],
    ['a wrong token', { kind: 'operator', reason: 'sai mã bot' }, { state: 'waiting', reason: 'sai mã bot' }],
    ['no network', retry(false), { state: 'waiting', reason: 'mạng lỗi' }],
  ])('%s keeps its reason', async (_, outcome, expected) => {
    answers(outcome);
    await notice();
    await deliver();
    expect(await theItem()).toMatchObject(expected);
  });

  test('has a reason when nobody is linked, when the officer left, when the channel is not set up', async () => {
    await room.stores.accounts.removeOf('hanh');
    await room.stores.officers.save({ id: 'thuy', name: 'T', roles: ['officer'], deputy: false, active: false });
    for (const officer of ['hanh', 'thuy', 'van']) await notice(officer, officer);
    await deliverDue({ ...room.deps, channels: [] });
    expect((await room.notSent()).toSorted()).toEqual([
      'notice hanh failed: chưa liên kết',
      'notice thuy cancelled: người nhận không còn công tác',
      'notice van failed: kênh đã liên kết chưa được cấu hình',
    ]);
  });

  test('a blocked chat is marked, and the next account is tried', async () => {
    const second = { channel: 'telegram', account: `${room.unit.id}/hanh2`, officer: 'hanh', order: 2 } as const;
    await room.stores.accounts.add({ ...second, state: 'ok', reason: null, linkedAt: room.clock.now() });
    answers({ kind: 'unreachable', reason: 'đã chặn bot' });
    await notice();
    await deliver();
    expect(room.phone.heard.map(({ to }) => to)).toEqual([second.account]);
    const [first] = await room.stores.accounts.of('hanh');
    expect(first).toMatchObject({ state: 'blocked', reason: 'đã chặn bot' });
  });

  test('a chat with a new id is remembered under it, and sent to there', async () => {
    answers({ kind: 'moved', account: `${room.unit.id}/new` });
    await notice();
    expect(await deliver()).toMatchObject({ sent: 1 });
    expect(room.phone.heard.map(({ to }) => to)).toEqual([`${room.unit.id}/new`]);
    expect(await theItem()).toMatchObject({ state: 'sent', attempts: 1, inDoubt: false });
    const known = await room.stores.accounts.of('hanh');
    expect(known.map(({ account }) => account)).toEqual([`${room.unit.id}/new`]);
  });

  test('a new id that belongs to somebody else stays theirs', async () => {
    const thuys = `${room.unit.id}/thuy`;
    expect(await room.stores.accounts.move('telegram', `${room.unit.id}/hanh`, thuys)).toBe(false);
    expect((await room.stores.accounts.of('thuy')).map(({ account }) => account)).toEqual([thuys]);
    expect((await room.stores.accounts.of('hanh')).map(({ account }) => account)).toEqual([`${room.unit.id}/hanh`]);
  });

  test('a chat that moves twice in one try is not followed for ever', async () => {
    answers({ kind: 'moved', account: 'a' }, { kind: 'moved', account: 'b' });
    await notice();
    expect(await deliver()).toMatchObject({ sent: 0, failed: 1 });
    expect(room.phone.tries).toBe(2);
  });

  test('one person’s failure leaves the others alone', async () => {
    answers({ kind: 'permanent', reason: 'lỗi' });
    await notice('hanh', 'n1');
    await notice('thuy', 'n2');
    expect(await deliver()).toMatchObject({ sent: 1, failed: 1 });
  });

  test('a channel that throws costs one doubtful try and stops nobody', async () => {
    room.phone.answer = (account) => {
      if (account.endsWith('hanh')) throw new TypeError('broken on purpose');
      return { kind: 'sent', messageId: 'x' };
    };
    await notice('hanh', 'n1');
    await notice('thuy', 'n2');
    expect(await deliver()).toMatchObject({ sent: 1, waiting: 1 });
    expect(await theItem()).toMatchObject({ state: 'waiting', inDoubt: true, reason: 'lỗi nội bộ' });
  });
});

describe('tries', () => {
  test('provably undelivered ones are repeated for as long as it takes, with growing waits', async () => {
    room.phone.answer = () => retry(false);
    await notice();
    const waits: number[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      await deliver();
      const { dueAt } = await theItem();
      waits.push(Math.round((dueAt.getTime() - room.clock.now().getTime()) / 1000));
      room.clock.set(dueAt);
    }
    expect(waits.slice(0, 2)).toEqual([10, 10]);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(Math.max(...waits)).toBeLessThanOrEqual(900);
    expect(await theItem()).toMatchObject({ state: 'waiting', inDoubt: false });
  });

  test('a pause that the platform asks for is kept', async () => {
    answers(retry(false, 35_000));
    await notice();
    await deliver();
    expect((await theItem()).dueAt).toEqual(new Date(room.clock.now().getTime() + 35_000));
  });

  test('one in doubt is repeated once, and marked; then it has failed', async () => {
    answers(retry(true), retry(true));
    await notice();
    await deliver();
    expect(await theItem()).toMatchObject({ state: 'waiting', inDoubt: true });
    later(1);
    await deliver();
    later(60);
    await deliver();
    expect(room.phone.tries).toBe(2);
    expect(await theItem()).toMatchObject({ state: 'failed', inDoubt: true });
  });

  /** As a process that is killed leaves it: held, or with its call begun. */
  async function killed(hasBegun: boolean): Promise<void> {
    const claim = await memory.memory.queue.claim(room.clock.now(), { leaseMs });
    if (claim === null) throw new Error('nothing to claim');
    if (hasBegun) await memory.memory.queue.begin(claim.item.id, claim.token, leaseMs);
    expect((await deliver()).sent).toBe(0);
    await untilLeaseLapses();
  }

  test('killed in the call: sent once more after the lease, in doubt, and not a third time', async () => {
    await notice();
    await killed(true);
    await killed(true);
    expect(await deliver()).toMatchObject({ sent: 0, failed: 1 });
    expect(room.phone.tries).toBe(0);
    expect(await theItem()).toMatchObject({ state: 'failed', inDoubt: true, attempts: 2 });
  });

  test('killed once in the call: the next process sends it, and it stays visible that it may have arrived twice', async () => {
    await notice();
    await killed(true);
    expect(await deliver()).toMatchObject({ sent: 1 });
    expect(await theItem()).toMatchObject({ state: 'sent', inDoubt: true, attempts: 2 });
  });

  test('killed before the call, however often: nothing was called, nothing is in doubt', async () => {
    await notice();
    for (let times = 0; times < 3; times += 1) await killed(false);
    expect(await deliver()).toMatchObject({ sent: 1 });
    expect(await theItem()).toMatchObject({ state: 'sent', inDoubt: false, attempts: 1 });
  });
});

describe('quiet hours and days off', () => {
  const reminder = async (kind: 'office' | 'notice', expiresAt: Date | null = null) => {
    const office = await room.office();
    await office.post({
      key: `${room.unit.id}/${kind}`,
      kind,
      recipient: { kind: 'officer', officer: 'van', via: null },
      content: { kind: 'message', message: message('Tin') },
      priority: 2,
      dueAt: office.now,
      expiresAt,
    });
  };

  test('past its window a reminder is missed, in the middle of the working day too', async () => {
    await reminder('office', at('2026-03-13 10:00'));
    room.clock.set(at('2026-03-13 10:00'));
    expect(await deliver()).toMatchObject({ sent: 0, missed: 1 });
    expect(room.phone.heard).toEqual([]);
  });

  test.each([
    ['in the evening', '2026-03-13 20:00', '2026-03-16 07:00'],
    ['before seven', '2026-03-16 06:59', '2026-03-16 07:00'],
    ['on a Saturday', '2026-03-14 10:00', '2026-03-16 07:00'],
  ])('%s a reminder waits for the next working morning', async (_, now, then) => {
    room.clock.set(at(now));
    await reminder('office');
    expect(await deliver()).toMatchObject({ sent: 0, waiting: 1 });
    expect(await theItem()).toMatchObject({ dueAt: at(then), reason: 'ngoài giờ nhắc việc', attempts: 0 });
  });

  test('what people do to each other leaves at any hour', async () => {
    room.clock.set(at('2026-03-14 23:00'));
    await reminder('notice');
    expect(await deliver()).toMatchObject({ sent: 1 });
  });
});
