import { describe, expect, test } from '@jest/globals';
import type { Scenario } from '../../support/fake-telegram/scenario.ts';
import { AS_DOCUMENTED } from '../../support/fake-zalo/oddities.ts';
import { waitFor } from '../../support/process.ts';
import { HANH, openChannel, openFake, openReception, TOKEN } from './open-channel.ts';

const answer = (code: number, description = ''): Scenario => ({ kind: 'answer', code, description });

describe('what hinders receiving', () => {
  test.each<[string, string, Scenario, says: RegExp, level: string]>([
    ['a wrong token', 'getMe', answer(401), /ZALO_BOT_TOKEN/u, 'error'],
    ['a token of no bot', 'getMe', answer(404), /ZALO_BOT_TOKEN/u, 'error'],
    ['a token withdrawn later', 'getUpdates', answer(401), /ZALO_BOT_TOKEN/u, 'error'],
    ['a webhook that is set', 'getUpdates', answer(400), /ZALO_BOT_MODE=webhook/u, 'error'],
    ['an error of Zalo itself', 'getUpdates', answer(403, 'internal error'), /Zalo đang lỗi/u, 'warn'],
    ['a gateway', 'getUpdates', { kind: 'gateway', applied: false }, /mất mạng/u, 'warn'],
    ['a reset', 'getMe', { kind: 'drop', applied: false }, /mất mạng/u, 'warn'],
    ['silence', 'getMe', { kind: 'black-hole', applied: false }, /mất mạng/u, 'warn'],
    ['another refusal', 'getUpdates', answer(425), /lỗi 425/u, 'warn'],
  ])('%s is said, logged once, and receiving goes on when it is over', async (_what, method, scenario, says, level) => {
    const fake = await openFake();
    fake.fail(method, scenario, 3);
    const { channel, logged } = openChannel(fake.apiRoot);
    const reception = openReception();
    const problems: string[] = [];
    await channel.start(reception);
    fake.says(HANH, 'việc');
    // It is over soon: looked for at every turn, not now and then.
    const looking = setInterval(() => problems.push(channel.problem() ?? ''), 1);
    await waitFor(
      () => reception.received.length === 1,
      5_000,
      () => 'nothing arrives',
    ).finally(() => clearInterval(looking));
    expect(problems.some((problem) => says.test(problem)) || logged.some((line) => says.test(line))).toBe(true);
    expect(logged.filter((line) => line.includes(`"level":"${level}"`))).toHaveLength(1);
    expect(logged.join('\n')).not.toContain('secret');
  });

  test('no network at the start: it starts, says so, and receives when it comes', async () => {
    const fake = await openFake();
    await fake.goAway();
    const { channel } = openChannel(fake.apiRoot);
    const reception = openReception();
    expect(channel.problem()).toBeNull();
    await channel.start(reception);
    expect(channel.problem()).toBe('Đang kết nối tới Zalo.');
    await fake.comeBack();
    fake.says(HANH, 'việc');
    await fake.until('it arrives', () => reception.received.length === 1);
    expect(channel.linkFor('AB12')).toBeNull();
  });
});

describe('what the doctor is told', () => {
  const never = (): Promise<null> => Promise.resolve(null);
  const webhook = { publicUrl: 'https://nhacviec.example.vn', secrets: ['the-secret'] };
  const OURS = 'https://nhacviec.example.vn/webhooks/zalo-bot';

  test.each([
    ['nothing set, polling', {}, '', null, true, 'nhận tin bằng polling'],
    ['nothing set, polling', AS_DOCUMENTED, '', null, true, 'nhận tin bằng polling'],
    ['a webhook set, polling', {}, OURS, null, false, 'ZALO_BOT_MODE=webhook'],
    ['our webhook', {}, OURS, webhook, true, 'webhook đúng địa chỉ'],
    ['no webhook', AS_DOCUMENTED, '', webhook, false, 'webhook chưa được đặt'],
    ['another webhook', {}, 'https://example.org/x', webhook, false, 'địa chỉ khác PUBLIC_URL'],
  ])('%s', async (_what, oddities, set, configured, ok, says) => {
    const fake = await openFake(oddities);
    fake.setWebhook(set);
    const { channel } = openChannel(fake.apiRoot, { webhook: configured });
    const examined = await channel.examine(never);
    expect(examined.ok).toBe(ok);
    expect(examined.says).toContain(says);
  });

  test('a wrong token, in a sentence without it; who polls', async () => {
    const fake = await openFake();
    const wrong = await openChannel(fake.apiRoot, { token: `${TOKEN}zz` }).channel.examine(never);
    expect(wrong).toMatchObject({ ok: false });
    expect(wrong.says).not.toContain('secret');
    const asked: string[] = [];
    const { says } = await openChannel(fake.apiRoot).channel.examine((lease) => {
      asked.push(lease);
      return Promise.resolve(9_000);
    });
    expect([says, asked]).toEqual(['Zalo nhận mã bot; một tiến trình đang hỏi tin (polling).', ['poll/zalo-bot/4711']]);
  });
});
