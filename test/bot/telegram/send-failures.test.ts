import { describe, expect, test } from '@jest/globals';
import type { SendOutcome } from '../../../src/channels.ts';
import { message } from '../../../src/messages/message.ts';
import { type ClosedChat, type Scenario, tooManyRequests } from '../../support/fake-telegram/scenario.ts';
import { HANH, link, openBoth, openChannel, openFake, outgoing, TOKEN } from './open-channel.ts';

const TO = String(HANH);

const refused = (code: number, description: string): Scenario => ({ kind: 'answer', code, description });
const wait = (afterMs: number, inDoubt = false): SendOutcome => ({
  kind: 'retry',
  reason: 'Telegram yêu cầu chờ',
  inDoubt,
  afterMs,
});
const DOUBT: SendOutcome = {
  kind: 'retry',
  reason: 'Telegram không trả lời rõ, có thể tin đã đến',
  inDoubt: true,
  afterMs: null,
};
const NOT_DELIVERED: SendOutcome = {
  kind: 'retry',
  reason: 'không kết nối được tới Telegram',
  inDoubt: false,
  afterMs: null,
};
const OPERATOR: SendOutcome = { kind: 'operator', reason: 'Telegram không nhận mã bot (TELEGRAM_BOT_TOKEN)' };
const NO_CHAT: SendOutcome = { kind: 'unreachable', reason: 'không tìm thấy cuộc trò chuyện' };

describe('failures', () => {
  test.each<[string, Scenario, SendOutcome, number]>([
    ['429 with its time', tooManyRequests(35), wait(35_000), 0],
    ['429 without parameters', tooManyRequests(), wait(5_000), 0],
    ['502 before it was done', { kind: 'gateway', applied: false }, DOUBT, 0],
    ['502 after it was done', { kind: 'gateway', applied: true }, DOUBT, 1],
    ['500 as JSON', refused(500, 'Internal Server Error: restart'), DOUBT, 0],
    ['a reset before it was done', { kind: 'drop', applied: false }, DOUBT, 0],
    ['a reset after it was done', { kind: 'drop', applied: true }, DOUBT, 1],
    ['no answer in time', { kind: 'black-hole', applied: true }, DOUBT, 1],
    ['half an answer', { kind: 'malformed', applied: true }, DOUBT, 1],
    ['401', refused(401, 'Unauthorized'), OPERATOR, 0],
    ['404', refused(404, 'Not Found'), OPERATOR, 0],
    ['400 without a chat', refused(400, 'Bad Request: chat not found'), NO_CHAT, 0],
    ['400 with a wrong chat', refused(400, 'Bad Request: PEER_ID_INVALID'), NO_CHAT, 0],
    [
      '400 of a group with a new id',
      {
        kind: 'answer',
        code: 400,
        description: 'Bad Request: group chat was upgraded to a supergroup chat',
        parameters: { migrate_to_chat_id: -1_001_234_567_890 },
      },
      { kind: 'moved', account: '-1001234567890' },
      0,
    ],
    [
      'another 400',
      refused(400, "Bad Request: can't parse entities"),
      { kind: 'permanent', reason: 'Telegram từ chối tin này (lỗi 400)' },
      0,
    ],
    ['413', refused(413, 'Request Entity Too Large'), { kind: 'permanent', reason: 'tệp quá lớn đối với Telegram' }, 0],
  ])('%s', async (_what, scenario, expected, delivered) => {
    const { fake, channel, logged } = await openBoth();
    fake.fail('sendMessage', scenario);
    const outcome = await channel.send(TO, outgoing(message('Việc của Hạnh')));
    expect(outcome).toEqual(expected);
    expect(fake.sent).toHaveLength(delivered);
    for (const said of [JSON.stringify(outcome), ...logged]) {
      expect(said).not.toContain('secret');
      expect(said).not.toContain('Hạnh');
    }
  });

  test.each<[ClosedChat, string]>([
    ['blocked', 'người nhận đã chặn bot'],
    ['deactivated', 'tài khoản Telegram của người nhận không còn'],
    ['kicked', 'bot đã bị đưa ra khỏi nhóm'],
    ['never-opened', 'người nhận chưa mở bot lần nào'],
  ])('a chat that is %s is unreachable, the others go on', async (state, reason) => {
    const { fake, channel } = await openBoth();
    fake.chats.set('2002', state);
    expect(await channel.send('2002', outgoing(message('việc')))).toEqual({ kind: 'unreachable', reason });
    expect(await channel.send(TO, outgoing(message('việc')))).toMatchObject({ kind: 'sent' });
  });

  test('nobody listens at the address: provably not delivered', async () => {
    const { fake, channel } = await openBoth();
    await fake.goAway();
    expect(await channel.send(TO, outgoing(message('việc')))).toEqual(NOT_DELIVERED);
  });

  test('a wrong token is for the operator, and stands nowhere', async () => {
    const fake = await openFake();
    const { channel, logged } = openChannel(fake.apiRoot, { token: TOKEN.replace('AA', 'AB') });
    const outcome = await channel.send(TO, outgoing(message('việc')));
    expect(outcome.kind).toBe('operator');
    expect(JSON.stringify([outcome, logged])).not.toContain('secret');
  });
});

describe('a message in parts', () => {
  const twoParts = message('dòng dài\n'.repeat(600));

  test('goes on in place after a short 429: the first part is not repeated', async () => {
    const { fake, channel } = await openBoth();
    const sending = channel.send(TO, outgoing(twoParts));
    await fake.until('the first part is there', () => fake.sent.length === 1);
    fake.fail('sendMessage', tooManyRequests(0.01));
    expect(await sending).toMatchObject({ kind: 'sent' });
    expect(fake.sent.map(({ text }) => text.slice(0, 3))).toEqual(['1/2', '2/2']);
    expect(fake.log.filter(({ method, code }) => method === 'sendMessage' && code === 429)).toHaveLength(1);
  });

  const withFile = { ...message('x'.repeat(2000)), files: [link('f1', 'a.pdf', 'application/pdf')] };

  test('is in doubt when a later part has to wait for long', async () => {
    const { fake, channel } = await openBoth();
    fake.fail('sendDocument', tooManyRequests(3600));
    const asked: (number | undefined)[] = [];
    const nextTurn = (afterMs?: number) => Promise.resolve(asked.push(afterMs) === 1);
    const said = { ...outgoing(withFile, { f1: Buffer.from('pdf') }), nextTurn };
    expect(await channel.send(TO, said)).toEqual(wait(3_600_000, true));
    expect(asked).toEqual([undefined, 3_600_000]);
  });

  test('asks for a turn before each further call, and ends where it is when it gets none', async () => {
    const { fake, channel } = await openBoth();
    const sentBefore: number[] = [];
    const nextTurn = () => Promise.resolve(sentBefore.push(fake.sent.length) < 2);
    const outcome = await channel.send(TO, { ...outgoing(message('dòng dài\n'.repeat(1200))), nextTurn });
    expect(sentBefore).toEqual([1, 2]);
    expect(fake.sent.map(({ text }) => text.slice(0, 3))).toEqual(['1/3', '2/3']);
    expect(outcome).toMatchObject({ kind: 'retry', inDoubt: true, afterMs: null });
  });

  test('a picture that has to go as a document takes a turn for that, too', async () => {
    const { fake, channel } = await openBoth();
    fake.fail('sendPhoto', refused(400, 'Bad Request: PHOTO_INVALID_DIMENSIONS'));
    const picture = message('Biểu đồ', [], [link('f1', 'bảng.png', 'image/png')]);
    const said = { ...outgoing(picture, { f1: Buffer.from('wide') }), nextTurn: () => Promise.resolve(false) };
    expect(await channel.send(TO, said)).toMatchObject({ kind: 'retry', inDoubt: false });
    expect(fake.sent).toEqual([]);
  });

  test('goes on when it was told to wait a moment, and is given up when that does not end', async () => {
    for (const [away, kind] of [
      [3, 'sent'],
      [5, 'retry'],
    ] as const) {
      const { fake, channel } = await openBoth();
      fake.fail('sendDocument', tooManyRequests(0.01), away);
      expect(await channel.send(TO, outgoing(withFile, { f1: Buffer.from('pdf') }))).toMatchObject({ kind });
    }
  });

  test('whose sender is given up makes no further call', async () => {
    const { fake, channel } = await openBoth();
    const given = new AbortController();
    fake.fail('sendMessage', { kind: 'black-hole', applied: true });
    const sending = channel.send(TO, {
      ...outgoing(twoParts),
      signal: given.signal,
      nextTurn: () => Promise.resolve(!given.signal.aborted),
    });
    await fake.until('it is under way', () => fake.log.length === 1);
    given.abort();
    expect(await sending).toEqual(DOUBT);
    expect(fake.log).toHaveLength(1);
  });

  test('whose later part is refused for good is not tried again', async () => {
    const { fake, channel } = await openBoth();
    fake.fail('sendDocument', refused(400, 'Bad Request: wrong file'));
    const said = { ...message('x'.repeat(2000)), files: [link('f1', 'a.pdf', 'application/pdf')] };
    expect(await channel.send(TO, outgoing(said, { f1: Buffer.from('pdf') }))).toMatchObject({ kind: 'permanent' });
  });
});
