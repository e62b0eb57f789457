import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as troubles from '../../bot/telegram/trouble.ts';
import * as zaloTroubles from '../../bot/zalo-bot/trouble.ts';
import { createMetrics } from '../../src/main/metrics/metrics.ts';
import { READINESS_REASONS } from '../../src/main/readiness.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const page = read('docs/operations.md');
const rules = read('docs/prometheus-rules.yml');

describe('docs/operations.md keeps step with the code', () => {
  const registered = createMetrics({
    version: '1',
    now: () => new Date(),
    look: () => null,
    channels: () => [],
    isReady: () => Promise.resolve(true),
  }).names();

  test('every metric stands there, and none that does not exist', () => {
    expect(registered.length).toBeGreaterThan(25);
    for (const name of registered) expect(page).toContain(`\`${name}\``);
    const named = [...`${page}\n${rules}`.matchAll(/\b(?:nhacviec|process|nodejs)_[a-z_]+\b/gu)];
    const plain = new Set(named.map(([name]) => name.replace(/_(?:bucket|sum|count)$/u, '')));
    expect([...plain].filter((name) => !registered.includes(name))).toEqual([]);
  });

  test('every reason of readiness', () => {
    for (const reason of Object.values(READINESS_REASONS)) expect(page).toContain(reason);
  });

  test.each(['models/open-memory.ts', 'src/main/open-database.ts'])('every sentence of %s', (file) => {
    const sentences = [...read(file).matchAll(/'(\p{Lu}[^'\n]* [^'\n]*[.…])'/gu)].map(([, sentence]) => sentence ?? '');
    expect(sentences.length).toBeGreaterThan(1);
    for (const sentence of sentences) expect(page).toContain(sentence);
  });

  const written = (file: string): string[] =>
    [...read(file).matchAll(/name: '([a-z-]+)'/gu)].map(([, name]) => name ?? '');
  const stands = ({ name, sentence }: { name: string; sentence: string }): void =>
    expect(page).toContain(`| \`${name}\` | ${sentence.replace('lỗi 400', 'lỗi …')} |`);

  test('every trouble of receiving from Telegram, by its name and its words', () => {
    const { CONNECTING, NOT_STORED, WEBHOOK_CHANGED, troubleOf, webhookFailing, webhookRefused } = troubles;
    const all = [
      CONNECTING,
      NOT_STORED,
      WEBHOOK_CHANGED,
      webhookFailing('…', 1),
      webhookRefused(400),
      troubleOf({ kind: 'token' }),
      troubleOf({ kind: 'conflict', webhook: true }),
      troubleOf({ kind: 'conflict', webhook: false }),
      troubleOf({ kind: 'wait', afterMs: 1 }),
      troubleOf({ kind: 'refused', code: 400, description: '' }),
      troubleOf({ kind: 'not-connected' }),
    ];
    expect(all.map(({ name }) => name).toSorted()).toEqual(written('bot/telegram/trouble.ts').toSorted());
    all.forEach(stands);
  });

  test('every trouble of receiving from Zalo, by its name and its words', () => {
    const { NOT_STORED, WEBHOOK_CHANGED, WEBHOOK_SET, ZALO_BOT, troubleOf, webhookRefused } = zaloTroubles;
    const refused = (code: number) => troubleOf({ kind: 'refused', code, description: '' });
    const all = [
      ZALO_BOT.connecting,
      NOT_STORED,
      WEBHOOK_CHANGED,
      WEBHOOK_SET,
      webhookRefused(400),
      refused(401),
      refused(429),
      refused(400),
      troubleOf({ kind: 'not-connected' }),
    ];
    expect(all.map(({ name }) => name).toSorted()).toEqual(written('bot/zalo-bot/trouble.ts').toSorted());
    all.forEach(stands);
  });

  test('every warning and every error of the log', () => {
    const files = ['src', 'bot', 'jobs', 'models'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true })
        .map((name) => `${folder}/${String(name)}`)
        .filter((name) => name.endsWith('.ts')),
    );
    const sentences = files.flatMap((file) =>
      [...read(file).matchAll(/logger\.(?:warn|error)\([^;]*?['`]([^'`\n]* [^'`\n]*)['`],?\s*\)/gu)].flatMap(
        ([, sentence = '']) => ['Telegram', 'Zalo'].map((platform) => sentence.replace('${platform}', platform)),
      ),
    );
    expect(new Set(sentences).size).toBeGreaterThan(20);
    expect(sentences.filter((sentence) => !page.includes(`\`${sentence}\``))).toEqual([]);
  });
});
