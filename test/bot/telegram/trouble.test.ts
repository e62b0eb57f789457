import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { FakeTelegram } from '../../support/fake-telegram/fake-telegram.ts';
import { type Scenario, tooManyRequests } from '../../support/fake-telegram/scenario.ts';
import { HANH, openChannel, openFake, openReception, TOKEN } from './open-channel.ts';

const polls = ({ log }: FakeTelegram): number => log.filter(({ method }) => method === 'getUpdates').length;
const linesWith = (logged: string[], word: string): string[] => logged.filter((line) => line.includes(word));

// telegraf writes to the console when its own handlers take over
let consoleError: jest.SpiedFunction<typeof console.error>;
beforeEach(() => {
  consoleError = jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  expect(consoleError).not.toHaveBeenCalled();
  expect(process.exitCode).toBeUndefined();
});

describe('what hinders receiving', () => {
  test.each<[string, string, Scenario, says: RegExp, level: string]>([
    [
      'a wrong token',
      'getMe',
      { kind: 'answer', code: 401, description: 'Unauthorized' },
      /TELEGRAM_BOT_TOKEN/u,
      'error',
    ],
    [
      'a token revoked later',
      'getUpdates',
      { kind: 'answer', code: 401, description: 'Unauthorized' },
      /TELEGRAM_BOT_TOKEN/u,
      'error',
    ],
    [
      'a token of no bot',
      'getMe',
      { kind: 'answer', code: 404, description: 'Not Found' },
      /TELEGRAM_BOT_TOKEN/u,
      'error',
    ],
    [
      'another poller',
      'getUpdates',
      { kind: 'answer', code: 409, description: 'Conflict: terminated by other getUpdates request' },
      /máy khác/u,
      'warn',
    ],
    ['a limit', 'getUpdates', tooManyRequests(0.01), /chờ/u, 'warn'],
    ['a gateway', 'getUpdates', { kind: 'gateway', applied: false }, /mất mạng/u, 'warn'],
    ['a reset', 'getMe', { kind: 'drop', applied: false }, /mất mạng/u, 'warn'],
    ['silence', 'getMe', { kind: 'black-hole', applied: false }, /mất mạng/u, 'warn'],
    ['half an answer', 'getUpdates', { kind: 'malformed', applied: false }, /mất mạng/u, 'warn'],
    ['another refusal', 'getUpdates', { kind: 'answer', code: 400, description: 'Bad Request' }, /lỗi 400/u, 'warn'],
  ])('%s is said, logged once, and receiving goes on when it is over', async (_what, method, scenario, says, level) => {
    const fake = await openFake();
    fake.fail(method, scenario, 3);
    const { channel, logged } = openChannel(fake.apiRoot);
    const reception = openReception();
    const problems: string[] = [];
    await channel.start(reception);
    await fake.until('the failures are over', () => {
      problems.push(channel.problem() ?? '');
      return polls(fake) > 0 && channel.problem() === null;
    });
    fake.pushMessage({ chat: HANH, text: 'việc' });
    await fake.until('the message arrives', () => reception.received.length === 1);
    expect(problems.some((problem) => says.test(problem))).toBe(true);
    expect(linesWith(logged, `"level":"${level}"`)).toHaveLength(1);
    expect(logged.join('\n')).not.toContain('secret');
  });

  test('no network at the start: it starts, says so, and receives when it comes', async () => {
    const fake = await openFake();
    await fake.goAway();
    const { channel } = openChannel(fake.apiRoot);
    const reception = openReception();
    expect(channel.problem()).toBeNull();
    await channel.start(reception);
    expect(channel.problem()).toBe('Đang kết nối tới Telegram.');
    expect(channel.linkFor('AB12')).toBeNull();
    await fake.comeBack();
    fake.pushMessage({ chat: HANH, text: 'việc' });
    await fake.until('the message arrives', () => reception.received.length === 1);
    expect(channel.linkFor('AB12')).toBe('https://t.me/NhacViecThuBot?start=AB12');
  });

  test('a webhook that is set is not removed: the operator decides', async () => {
    const fake = await openFake();
    fake.setWebhook('https://example.org/webhooks/telegram');
    const { channel } = openChannel(fake.apiRoot);
    await channel.start(openReception());
    await fake.until('several tries', () => polls(fake) >= 3);
    expect(channel.problem()).toContain('webhook');
    expect(fake.log.map(({ method }) => method)).not.toContain('deleteWebhook');
  });

  test('of two pollers the older one is told, and both keep living', async () => {
    const fake = await openFake();
    const [older, newer] = [openChannel(fake.apiRoot), openChannel(fake.apiRoot)];
    await older.channel.start(openReception());
    await fake.until('the older one polls', () => polls(fake) === 1);
    await newer.channel.start(openReception());
    await fake.until('a conflict', () => fake.log.some(({ code }) => code === 409));
    await fake.until('it goes on', () => polls(fake) >= 6);
    expect(linesWith([...older.logged, ...newer.logged], 'other-poller').length).toBeGreaterThan(0);
  });

  test('a wrong token from the start stands in no line, whatever fails', async () => {
    const fake = await openFake();
    const { channel, logged } = openChannel(fake.apiRoot, { token: `${TOKEN}zz` });
    await channel.start(openReception());
    await fake.until('several tries', () => fake.log.length >= 4);
    expect(channel.problem()).toContain('TELEGRAM_BOT_TOKEN');
    expect(await channel.check()).toBe(channel.problem());
    expect(linesWith(logged, '"token"')).toHaveLength(1);
    expect(logged.join('\n')).not.toContain('secret');
  });

  test('stopping does not wait for a long poll, nor for a pause', async () => {
    const fake = await openFake();
    const polling = openChannel(fake.apiRoot, { timing: { pollSeconds: 50 } });
    await polling.channel.start(openReception());
    await fake.until('it polls', () => polls(fake) === 1);
    await polling.channel.stop();
    await fake.goAway();
    const pausing = openChannel(fake.apiRoot, { timing: { backOffMs: 60_000, backOffMaxMs: 60_000 } });
    await pausing.channel.start(openReception());
    await pausing.channel.stop();
    expect(pausing.channel.problem()).not.toBeNull();
  });
});

describe('what is known of the bot', () => {
  test('the menu is set at the start, and again for one chat', async () => {
    const fake = await openFake();
    const menu = [{ command: 'viec', description: 'Việc của tôi' }];
    const { channel } = openChannel(fake.apiRoot, { menu });
    await channel.start(openReception());
    await fake.until('it polls', () => polls(fake) === 1);
    const ofClerk = [...menu, { command: 'quahan', description: 'Việc quá hạn' }];
    expect(await channel.setMenuFor(String(HANH), ofClerk)).toBe(true);
    expect(Object.fromEntries(fake.menus)).toEqual({ default: menu, [HANH]: ofClerk });
  });

  test('a menu that is refused hinders nothing', async () => {
    const fake = await openFake();
    const { channel, logged } = openChannel(fake.apiRoot, { menu: [{ command: 'Việc', description: 'Việc' }] });
    await channel.start(openReception());
    await fake.until('it polls', () => polls(fake) === 1);
    expect(linesWith(logged, 'menu')).toHaveLength(1);
    expect(await channel.setMenuFor(String(HANH), [{ command: 'a b', description: '' }])).toBe(false);
  });

  test('a root with a path of its own keeps it', async () => {
    const fake = await openFake();
    await openChannel(`${fake.apiRoot}/proxy/telegram`).channel.check();
    await openChannel(`${fake.apiRoot}/`).channel.check();
    expect(fake.log.map(({ path }) => path)).toEqual(['/proxy/telegram/bot/getMe', '/bot/getMe']);
  });

  test('one can ask whether the token works without starting', async () => {
    const fake = await openFake();
    expect(await openChannel(fake.apiRoot).channel.check()).toBeNull();
  });
});
