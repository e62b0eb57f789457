import { expect, test } from '@jest/globals';
import type { TelegramApi } from '../../../bot/telegram/api.ts';
import { readWebhookInfo } from '../../../bot/telegram/webhook-info.ts';
import { openServer } from '../web/open-server.ts';
import { HANH, openBoth, openChannel, openFake } from './open-channel.ts';

const nobodyPolls = () => Promise.resolve(0);

test('an error that goes on is a finding, in our words, with what waits', async () => {
  const fake = await openFake();
  // a server that knows no webhook
  const { server, base } = await openServer();
  const { channel } = openChannel(fake.apiRoot, { webhook: { publicUrl: base, secrets: ['the-new-secret'] } });
  fake.setWebhook(`${base}/webhooks/telegram`);
  expect(await channel.examine(nobodyPolls)).toMatchObject({ ok: true });
  fake.pushMessage({ chat: HANH, text: 'việc' });
  await fake.until('it was tried', () => fake.deliveries.length > 0);
  expect(await channel.examine(nobodyPolls)).toEqual({
    ok: false,
    says: 'Telegram nhận mã bot; webhook đúng địa chỉ, 1 tin chờ ở Telegram; lần lỗi gần nhất cách đây 0 phút: máy chủ của đơn vị trả lời mã 404.',
  });
  await server.close();
});

test('a database that is away hides only who polls', async () => {
  const { channel } = await openBoth();
  expect(await channel.examine(() => Promise.reject(new Error('away')))).toEqual({
    ok: true,
    says: 'Telegram nhận mã bot; nhận tin bằng polling, 0 tin chờ ở Telegram.',
  });
});

test.each<[string, string]>([
  ['Wrong response from the webhook: 502 Bad Gateway', 'máy chủ của đơn vị trả lời mã 502'],
  ['Connection timed out', 'máy chủ của đơn vị không trả lời kịp'],
  ['Read timeout expired', 'máy chủ của đơn vị không trả lời kịp'],
  [
    'SSL error {error:0A000086:SSL routines::certificate verify failed (self-signed certificate)}',
    'chứng chỉ https không hợp lệ',
  ],
  ['Failed to resolve host: Name or service not known', 'không tìm thấy tên miền'],
  ['Connection refused', 'không mở được kết nối tới máy chủ của đơn vị'],
  ['Something that secret.example.org said', 'lý do khác'],
])('Telegram says "%s"', async (message, why) => {
  const info = {
    url: 'https://x.example.org',
    pending_update_count: 2,
    last_error_date: 60,
    last_error_message: message,
  };
  const api = { call: () => Promise.resolve(info) } as unknown as TelegramApi;
  expect(await readWebhookInfo(api)).toEqual({ url: info.url, pending: 2, lastError: { at: new Date(60_000), why } });
});
