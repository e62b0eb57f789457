import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { plainDay } from '../../src/calendar/plain-day.ts';
import { message } from '../../src/messages/message.ts';
import { deliverDue } from '../../src/outbox/deliver.ts';
import { postNotice } from '../../src/outbox/post-message.ts';
import { unlink } from '../../src/people/staff.ts';
import type { Memory } from '../../src/ports.ts';
import { openSmallOffice, type SmallOffice } from '../jobs/small-office.ts';
import { openTestMemory, type TestMemory } from '../models/test-memory.ts';
import { at } from '../reminders/builders.ts';

let memory: TestMemory;
let room: SmallOffice;

beforeAll(async () => {
  memory = await openTestMemory();
});
beforeEach(async () => {
  room = await openSmallOffice(memory, '2026-03-12 07:30');
  room.phone.channel.capabilities = { ...room.phone.channel.capabilities, pace: { bot: room.unit.id, ...LIMITS } };
});
afterEach(() => room.close());
afterAll(() => memory.close());

const LIMITS = { perSecond: 30, perChatSeconds: 1 };
const TODAY = plainDay('2026-03-12');
/** Longer than what was looked at stands. */
const TURN_MS = 160;

type Change = () => Promise<unknown>;

/** Delivers; `change` happens when the item has been claimed, looked at, and waits for its turn. */
function deliver(change: Change = async () => {}) {
  let changed: Promise<unknown> | null = null;
  const { pace } = memory.memory;
  const slow: Memory['pace'] = {
    ...pace,
    async reserve(key, rule) {
      if (key !== room.unit.id) return pace.reserve(key, rule);
      await (changed ??= change());
      return { granted: true, waitMs: TURN_MS };
    },
  };
  return deliverDue({ ...room.deps, memory: { ...memory.memory, pace: slow } });
}

/** Hạnh's digest of tasks 1 (due in two working days) and 2 (in five), handed over and not yet sent. */
async function handOver(): Promise<void> {
  room.clock.set(at('2026-03-11 08:00'));
  await room.give('2026-03-16');
  await room.give('2026-03-19');
  room.clock.set(at('2026-03-12 07:30'));
  await room.scheduler.runJob('digest', room.clock.now());
  expect(await room.stores.outbox.list({ state: 'waiting', officer: 'hanh' })).toHaveLength(1);
}

const UNLINKED: string = expect.stringMatching(
  /^digest hanh (failed: chưa liên kết|cancelled: đã gỡ liên kết)$/u,
) as never;
const nothingLeft = 'digest hanh cancelled: không còn việc nào cần nhắc';
const both = (patch: Parameters<SmallOffice['change']>[1]) => async () => {
  for (const task of [1, 2]) await room.change(task, patch);
};
const leave = (substitute: string | null) => () =>
  room.stores.officers.addLeave({ officer: 'hanh', fromOn: TODAY, untilOn: TODAY, substitute });
const hanh = { id: 'hanh', name: 'Nông Thị Hạnh', roles: ['officer' as const], deputy: false, active: true };

/** What happens, who hears what afterwards, what is recorded of the rest. */
const ROWS: [string, Change, { hanh?: string[]; thuy?: string[]; notSent?: string[] }][] = [
  ['nothing', async () => {}, { hanh: ['03-12 07:30 digest 1 2'] }],
  ['one task is done', () => room.change(1, { status: 'done' }), { hanh: ['03-12 07:30 digest 2'] }],
  ['every task is done', both({ status: 'done' }), { notSent: [nothingLeft] }],
  ['both are exempted', both({ status: 'waived' }), { notSent: [nothingLeft] }],
  [
    'one moved to a later day',
    () => room.change(1, { dueOn: plainDay('2026-05-04') }),
    { hanh: ['03-12 07:30 digest 2'] },
  ],
  ['both moved to a later day', both({ dueOn: plainDay('2026-05-04') }), { notSent: [nothingLeft] }],
  ['both were snoozed', both({ snoozedToOn: plainDay('2026-03-16') }), { notSent: [nothingLeft] }],
  ['both were handed to Thủy', both({ holder: 'thuy' }), { notSent: [nothingLeft] }],
  [
    'quiet hours began',
    async () => room.clock.set(at('2026-03-12 20:00')),
    { notSent: ['digest hanh missed: quá giờ gửi trong ngày'] },
  ],
  ['she went on leave, Thủy stands in', leave('thuy'), { thuy: ['03-12 07:30 digest 1 2'] }],
  [
    'she went on leave, nobody stands in',
    leave(null),
    { notSent: ['digest hanh cancelled: đang nghỉ, không có người làm thay'] },
  ],
  [
    'she left',
    () => room.stores.officers.save({ ...hanh, active: false }),
    { notSent: ['digest hanh cancelled: người nhận không còn công tác'] },
  ],
  [
    'she lost her phone',
    async () => unlink(await room.office(), hanh),
    {
      notSent: [UNLINKED],
    },
  ],
];

const expectedOf = ({ hanh: heard = [], thuy = [], notSent = [] }: (typeof ROWS)[number][2]) => ({
  hanh: heard,
  thuy,
  notSent,
});
const seen = async () => ({ hanh: room.heard('hanh'), thuy: room.heard('thuy'), notSent: await room.notSent() });

describe('a reminder says what is true when it leaves', () => {
  test.each(ROWS)('before the claim: %s', async (_, change, expected) => {
    await handOver();
    await change();
    await deliver();
    expect(await seen()).toEqual(expectedOf(expected));
  });

  test.each(ROWS)('while it waits for its turn: %s', async (_, change, expected) => {
    await handOver();
    await deliver(change);
    expect(await seen()).toEqual(expectedOf(expected));
  });

  test('before the claim: the day is off', async () => {
    await handOver();
    await room.stores.dayTable.save({ day: TODAY, rule: 'off', basis: 'CV 1' });
    await deliver();
    expect(await seen()).toEqual(expectedOf({ notSent: ['digest hanh missed: quá giờ gửi trong ngày'] }));
  });

  test('a deadline that moved has a reminder of its own, when its day comes', async () => {
    await handOver();
    await deliver(() => room.change(1, { dueOn: plainDay('2026-03-20') }));
    expect(room.heard('hanh')).toEqual(['03-12 07:30 digest 2']);
    room.phone.channel.capabilities = { ...room.phone.channel.capabilities, pace: null };
    await room.walk('2026-03-13 08:00');
    expect(room.heard('hanh')).toEqual(['03-12 07:30 digest 2', '03-13 07:30 digest 1']);
  });
});

describe('a message whose words are fixed', () => {
  const notice = async () => postNotice(await room.office(), `${room.unit.id}/n`, 'hanh', message('Đã duyệt'));

  test('leaves at any hour, and on leave', async () => {
    await notice();
    await leave(null)();
    await deliver(async () => room.clock.set(at('2026-03-12 23:00')));
    expect(room.heard('hanh')).toEqual(['03-12 23:00 notice']);
  });

  test('goes to the phone that was linked meanwhile', async () => {
    await notice();
    const linkAnew = async () => {
      await room.stores.accounts.removeOf('hanh');
      const account = { channel: 'telegram', account: `${room.unit.id}/new`, officer: 'hanh', order: 1 } as const;
      await room.stores.accounts.add({ ...account, state: 'ok', reason: null, linkedAt: room.clock.now() });
    };
    await deliver(linkAnew);
    expect(room.phone.heard.map(({ to }) => to)).toEqual([`${room.unit.id}/new`]);
    expect(await room.stores.outbox.list({})).toMatchObject([{ state: 'sent', attempts: 1, inDoubt: false }]);
  });
});
