import { expect, test } from '@jest/globals';
import { watchDeliveries } from '../../../bot/telegram/watch-deliveries.ts';
import type { WebhookInfo } from '../../../bot/telegram/webhook-info.ts';

const silence = { debug() {}, info() {}, warn() {}, error() {} };
const URL = 'https://example.org/webhooks/telegram';
const failed = (second: number, pending = 1): WebhookInfo => ({
  url: URL,
  pending,
  lastError: { at: new Date(second * 1000), why: 'máy chủ của đơn vị trả lời mã 502' },
});
const WELL: WebhookInfo = { url: URL, pending: 0, lastError: null };
const WHY = 'máy chủ của đơn vị trả lời mã 502';

/** With no patience at all, so that what is looked at decides and not the time. */
const looks = (...infos: WebhookInfo[]): (string | null)[] =>
  infos.map(watchDeliveries({ quietMs: 60_000, failingMs: 0 }, silence, undefined));

test.each<[string, WebhookInfo[], (string | null)[]]>([
  ['all is well', [WELL, WELL], [null, null]],
  ['an error that stood there before is history', [failed(1), failed(1)], [null, null]],
  ['a new error while updates wait', [WELL, failed(1)], [null, WHY]],
  ['between two tries Telegram is silent: still failing', [WELL, failed(1), failed(1)], [null, WHY, WHY]],
  ['what was brought in the end is no trouble', [WELL, failed(1), failed(1, 0)], [null, WHY, null]],
  ['an error with nothing waiting', [WELL, failed(1, 0)], [null, null]],
  ['a new one after an old one', [failed(1), failed(9)], [null, WHY]],
])('%s', (_, infos, expected) => {
  expect(looks(...infos)).toEqual(expected);
});

test('a failure of a moment is none: only what lasts is told', () => {
  const look = watchDeliveries({ quietMs: 60_000, failingMs: 60_000 }, silence, undefined);
  expect([WELL, failed(1), failed(2)].map(look)).toEqual([null, null, null]);
});

test('without a new error for long it is over, whatever waits', async () => {
  const look = watchDeliveries({ quietMs: 0, failingMs: 0 }, silence, undefined);
  expect([WELL, failed(1)].map(look)).toEqual([null, WHY]);
  const before = performance.now();
  while (performance.now() === before) await Promise.resolve();
  expect(look(failed(1))).toBeNull();
});
