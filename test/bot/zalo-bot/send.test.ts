import { describe, expect, test } from '@jest/globals';
import { choice, message } from '../../../src/messages/message.ts';
import { AS_DOCUMENTED } from '../../support/fake-zalo/oddities.ts';
import type { Scenario } from '../../support/fake-telegram/scenario.ts';
import { HANH, openChannel, openFake, outgoing } from './open-channel.ts';

describe.each([
  ['as seen', {}],
  ['as documented', AS_DOCUMENTED],
] as const)('what is sent, Zalo %s', (_which, oddities) => {
  test('words go as plain text, choices as numbered last lines', async () => {
    const fake = await openFake(oddities);
    const { channel } = openChannel(fake.apiRoot);
    const said = message('12 · Báo cáo *CCHC* _quý_ III', [
      choice('Xong', 'xong 12'),
      choice('Chi tiết', 'chi tiết 12'),
    ]);
    const outcome = await channel.send(HANH, outgoing(said));
    expect(outcome).toEqual({ kind: 'sent', messageId: fake.sent[0]?.messageId });
    expect(fake.sent[0]?.values).toEqual({
      chat_id: HANH,
      text: '12 · Báo cáo *CCHC* _quý_ III\n1. Xong\n2. Chi tiết',
    });
  });

  test.each([
    ['2000 letters of a pair each, decomposed', 'ế'.normalize('NFD').repeat(2000), 1],
    ['one more', `${'x'.repeat(2000)}y`, 2],
    ['a thousand pairs of surrogates', '😀'.repeat(1000), 1],
    ['one pair more', '😀'.repeat(1001), 2],
    ['lines', Array.from({ length: 120 }, (_, n) => `${n} · ${'việc '.repeat(8)}`).join('\n'), 3],
  ])('%s: no part is too long, lines stay whole, the counter stands first', async (_what, text, parts) => {
    const fake = await openFake(oddities);
    const { channel } = openChannel(fake.apiRoot);
    const outcome = await channel.send(HANH, outgoing(message(text)));
    expect(outcome.kind).toBe('sent');
    expect(fake.sent).toHaveLength(parts);
    for (const [index, sent] of fake.sent.entries()) {
      expect(sent.text.length).toBeLessThanOrEqual(2000);
      if (parts > 1) expect(sent.text.startsWith(`${index + 1}/${parts}\n`)).toBe(true);
    }
  });

  test('nobody has such a chat; a blocked one: this person cannot be reached', async () => {
    const fake = await openFake(oddities);
    const { channel } = openChannel(fake.apiRoot);
    expect(await channel.send('nobody', outgoing(message('x')))).toEqual({
      kind: 'unreachable',
      reason: 'không tìm thấy cuộc trò chuyện',
    });
    fake.chats.set(HANH, 'blocked');
    expect(await channel.send(HANH, outgoing(message('x')))).toMatchObject({ kind: 'unreachable' });
  });

  test('a wrong token waits for a person, and stands nowhere', async () => {
    const fake = await openFake(oddities);
    const { channel, logged } = openChannel(fake.apiRoot, { token: '4711:another-secret' });
    const outcome = await channel.send(HANH, outgoing(message('x')));
    expect(outcome).toMatchObject({ kind: 'operator' });
    expect(JSON.stringify([outcome, logged])).not.toContain('secret');
  });
});

describe('what Zalo answers', () => {
  const answer = (code: number, description: string): Scenario => ({ kind: 'answer', code, description });
  const retry = (inDoubt: boolean) => ({ kind: 'retry', inDoubt });

  test.each<[Scenario, object]>([
    [answer(400, 'Bad request'), { kind: 'permanent', reason: 'Zalo từ chối tin này (lỗi 400)' }],
    [answer(400, 'chat_id not found'), { kind: 'unreachable' }],
    [answer(400, 'user_id is invalid'), { kind: 'unreachable' }],
    [answer(401, 'Unauthorized'), { kind: 'operator' }],
    [answer(403, 'Internal error'), retry(true)],
    [answer(403, 'bot was blocked by the user'), { kind: 'unreachable' }],
    [answer(404, 'Not found'), { kind: 'operator' }],
    [answer(408, 'Request timeout'), retry(true)],
    [answer(425, 'sticker'), { kind: 'permanent' }],
    [answer(426, 'test limit'), { kind: 'operator' }],
    [answer(429, 'quota'), { ...retry(false), afterMs: 10 }],
    [answer(500, 'Internal server error'), retry(true)],
    [{ kind: 'gateway', applied: true }, retry(true)],
    [{ kind: 'malformed', applied: true }, retry(true)],
    [{ kind: 'drop', applied: false }, retry(true)],
    [{ kind: 'black-hole', applied: false }, retry(true)],
  ])('%j', async (scenario, expected) => {
    const fake = await openFake();
    const { channel } = openChannel(fake.apiRoot);
    fake.fail('sendMessage', scenario);
    const outcome = await channel.send(HANH, outgoing(message('x')));
    expect(outcome).toMatchObject(expected);
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });

  test('nobody listens: provably not sent', async () => {
    const fake = await openFake();
    const { channel } = openChannel(fake.apiRoot);
    await fake.goAway();
    expect(await channel.send(HANH, outgoing(message('x')))).toMatchObject(retry(false));
    expect(await channel.answers?.()).toBe(false);
    await fake.comeBack();
    expect(await channel.answers?.()).toBe(true);
  });

  test('429 names no wait: each further one doubles it, up to a limit, and a success ends it', async () => {
    const fake = await openFake();
    const { channel } = openChannel(fake.apiRoot);
    fake.fail('sendMessage', answer(429, 'quota'), 4);
    const waits: unknown[] = [];
    for (let n = 0; n < 6; n += 1) {
      const outcome = await channel.send(HANH, outgoing(message('x')));
      waits.push(outcome.kind === 'retry' ? outcome.afterMs : outcome.kind);
    }
    expect(waits).toEqual([10, 20, 40, 40, 'sent', 'sent']);
    fake.fail('sendMessage', answer(429, 'quota'));
    expect(await channel.send(HANH, outgoing(message('x')))).toMatchObject({ afterMs: 10 });
  });

  test('the second part of a long message waits out a 429; what then fails is in doubt', async () => {
    const fake = await openFake();
    const { channel } = openChannel(fake.apiRoot);
    const long = message(`${'một\n'.repeat(500)}${'hai\n'.repeat(500)}`);
    expect((await channel.send(HANH, outgoing(long))).kind).toBe('sent');
    const parts = fake.sent.length;
    const said = { ...outgoing(long), nextTurn: () => Promise.resolve(false) };
    expect(await channel.send(HANH, said)).toMatchObject(retry(true));
    expect(fake.sent).toHaveLength(parts + 1);
  });
});
