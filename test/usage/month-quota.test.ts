import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { message } from '../../src/messages/message.ts';
import { deliverDue } from '../../src/outbox/deliver.ts';
import { postNotice, postReply } from '../../src/outbox/post-message.ts';
import { createUsageWatch } from '../../src/usage/warn-clerks.ts';
import { monthOf, warnedPercent } from '../../src/usage/month.ts';
import { countingObserver } from '../support/counting-observer.ts';
import { openSmallOffice, type SmallOffice } from '../jobs/small-office.ts';
import { openTestMemory, type TestMemory } from '../models/test-memory.ts';
import { at } from '../reminders/builders.ts';

let opened: TestMemory;
let room: SmallOffice;
let bot: string;

beforeAll(async () => {
  opened = await openTestMemory();
});
beforeEach(async () => {
  room = await openSmallOffice(opened, '2026-03-12 08:00');
  bot = `bot of ${room.unit.id}`;
  limit({ messages: 10, users: 50 });
});
afterEach(() => room.close());
afterAll(() => opened.close());

const limit = (month: { messages: number; users: number }): void => {
  const pace = { bot, perSecond: 1000, perChatSeconds: 0 };
  room.phone.channel.capabilities = { ...room.phone.channel.capabilities, pace, month };
};
const used = (month = '2026-03') => opened.memory.usage.read(bot, month);
const spend = (messages: number, account = 'somebody') => opened.memory.usage.add(bot, '2026-03', account, messages);
const account = (officer: string): string => `${room.unit.id}/${officer}`;
const tell = async (officer: string, key = officer): Promise<unknown> =>
  postNotice(await room.office(), `${room.unit.id}/${key}`, officer, message('một tin'));
const answer = async (officer: string): Promise<unknown> =>
  postReply(
    await room.office(),
    `${room.unit.id}/reply`,
    officer,
    { channel: 'telegram', account: account(officer) },
    message('đáp'),
  );
const deliver = () => deliverDue(room.deps);
const stateOf = async (officer: string) => (await room.stores.accounts.of(officer))[0]?.state;

describe('what a bot has sent in its month', () => {
  test('is counted by messages and by people, each person once', async () => {
    for (const [n, officer] of ['hanh', 'hanh', 'thuy'].entries()) {
      await tell(officer, String(n));
      await deliver();
    }
    expect(await used()).toEqual({ messages: 3, users: 2 });
    expect(await used('2026-04')).toEqual({ messages: 0, users: 0 });
  });

  test('does not count what provably did not arrive, and counts what may have', async () => {
    const refused = { kind: 'retry', reason: 'x', inDoubt: false, afterMs: null } as const;
    room.phone.answer = () => refused;
    await tell('hanh');
    await deliver();
    expect((await used()).messages).toBe(0);
    room.phone.answer = () => ({ ...refused, inDoubt: true });
    await tell('thuy');
    await deliver();
    expect(await used()).toEqual({ messages: 1, users: 1 });
  });

  test('used up: what the product says by itself fails with the reason, answers are tried', async () => {
    await spend(10);
    await tell('hanh');
    await answer('thuy');
    await deliver();
    expect(room.phone.heard.map(({ to, kind }) => [to, kind])).toEqual([[account('thuy'), 'reply']]);
    expect(await room.notSent()).toEqual(['notice hanh failed: hết hạn mức tin']);
    expect([await stateOf('hanh'), await stateOf('thuy')]).toEqual(['over-quota', 'ok']);
  });

  test('used up on the first channel: the next one is taken, never both', async () => {
    await spend(10);
    const other = {
      ...room.phone.channel,
      name: 'demo' as const,
      capabilities: { buttons: 0, textLimit: null, files: true, pace: null },
    };
    const second = { channel: 'demo', account: `demo ${account('hanh')}`, officer: 'hanh', order: 2 } as const;
    await room.stores.accounts.add({ ...second, state: 'ok', reason: null, linkedAt: room.clock.now() });
    await tell('hanh');
    await deliverDue({ ...room.deps, channels: [...room.deps.channels, other] });
    expect(room.phone.heard.map(({ to }) => to)).toEqual([second.account]);
  });

  test('begins anew with the next month, in Vietnam, and the account works again by itself', async () => {
    await spend(10);
    await tell('hanh', 'in March');
    await deliver();
    expect(await stateOf('hanh')).toBe('over-quota');
    room.clock.set(at('2026-04-01 00:01'));
    await tell('hanh', 'in April');
    await deliver();
    expect(room.phone.heard).toHaveLength(1);
    expect(await stateOf('hanh')).toBe('ok');
  });
});

describe('the clerk is warned once at each share', () => {
  const warnings = async (): Promise<string[]> =>
    (await room.stores.outbox.list({ officer: 'van', kind: 'notice' })).map(({ content }) =>
      content.kind === 'message' ? (content.message.text.split('\n', 1)[0] ?? '') : '',
    );

  test('of messages', async () => {
    limit({ messages: 1000, users: 50 });
    const { observer, told } = countingObserver();
    const watch = createUsageWatch({ ...room.deps, observer });
    const steps: string[][] = [];
    for (const messages of [799, 1, 100, 50, 50]) {
      await spend(messages);
      await watch();
      // a restart, another process
      await createUsageWatch(room.deps)();
      steps.push(await warnings());
    }
    expect(steps.map((all) => all.length)).toEqual([0, 1, 1, 2, 2]);
    expect(steps.at(-1)?.toSorted()).toEqual([
      'Bot Telegram đã gửi 800 trên 1.000 tin của tháng này (hơn 80 %).',
      'Bot Telegram đã gửi 950 trên 1.000 tin của tháng này (hơn 95 %).',
    ]);
    expect(told.filter((line) => line.startsWith('used telegram'))).toHaveLength(5);
  });

  test('of people; who does not use the channel hears nothing', async () => {
    limit({ messages: 1000, users: 5 });
    for (const somebody of ['a', 'b', 'c', 'd']) await spend(1, somebody);
    const stranger = await openSmallOffice(opened, '2026-03-12 08:00');
    for (const officer of ['hanh', 'thuy', 'van', 'chu']) await stranger.stores.accounts.removeOf(officer);
    await createUsageWatch(room.deps)();
    expect(await warnings()).toEqual(['Bot Telegram đã trò chuyện với 4 trên 5 người của gói đang dùng (hơn 80 %).']);
    expect(await stranger.stores.outbox.list({ officer: 'van' })).toEqual([]);
    await stranger.close();
  });
});

test.each([
  [79, 100, null],
  [80, 100, 80],
  [94, 100, 80],
  [95, 100, 95],
  [200, 100, 95],
  [2400, 3000, 80],
  [0, 1, null],
])('%d of %d: %s', (messages, most, percent) => {
  expect(warnedPercent(messages, most)).toBe(percent);
});

test.each([
  ['2026-03-31T16:59:59Z', '2026-03'],
  ['2026-03-31T17:00:00Z', '2026-04'],
])('%s belongs to %s', (moment, month) => {
  expect(monthOf(new Date(moment))).toBe(month);
});
