import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mongo } from 'mongoose';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type RunningMongod, startMongod } from '../../models/mongod/start-mongod.ts';
import { newDataDir, realBinary } from '../models/mongod/real-folder.ts';
import { startFakeTelegram } from '../support/fake-telegram/fake-telegram.ts';
import { type Program, startProgram } from '../support/process.ts';
import { at, openTelegramOffice, TOKEN } from './telegram-office.ts';

/** Sunday: no reminder disturbs. */
const NOON = at('2026-03-01T12:00');
const SECRET = 'a-secret-of-eight-or-more';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const reasonsOf = async (program: Program): Promise<string> => {
  const { body } = await program.get('/health/ready');
  return (body as { reasons: string[] }).reasons.join('\n');
};

/** The value of this line of /metrics; null: it is not there. */
async function metric(program: Program, line: string): Promise<number | null> {
  const text = String((await program.get('/metrics')).body);
  const found = text.split('\n').find((one) => one.startsWith(`${line} `));
  return found === undefined ? null : Number(found.slice(line.length + 1));
}

/** A reverse proxy before two processes: each request goes to the next one that takes it. */
async function openProxy(urls: () => string[]): Promise<string> {
  let turn = 0;
  async function forward(incoming: IncomingMessage): Promise<number> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const all = urls();
    for (let tries = 0; tries < all.length; tries += 1) {
      turn += 1;
      const target = all[turn % all.length] ?? '';
      const status = await pass(`${target}${incoming.url ?? ''}`, incoming.headers, Buffer.concat(chunks));
      if (status !== null && status !== 503) return status;
    }
    return 503;
  }
  const server = createServer((incoming, outgoing) => {
    forward(incoming).then(
      (status) => outgoing.writeHead(status).end('{}'),
      () => outgoing.destroy(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function pass(url: string, headers: object, body: Buffer): Promise<number | null> {
  return new Promise((resolve) => {
    const outgoing = request(url, { method: 'POST', headers: { ...headers, connection: 'close' } }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? null));
    });
    outgoing.once('error', () => resolve(null));
    outgoing.end(body);
  });
}

test('a rolling restart of two processes behind a proxy: each word is answered once, none is lost', async () => {
  const office = await openTelegramOffice(NOON);
  await office.link('hanh');
  const programs: Program[] = [];
  const publicUrl = await openProxy(() => programs.map(({ url }) => url));
  const env = { PUBLIC_URL: publicUrl, TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: SECRET };
  const begunAt = Date.now();
  // all of them by one clock, whenever they start
  const start = () => office.start(new Date(NOON.getTime() + Date.now() - begunAt), env);
  for (let nth = 0; nth < 2; nth += 1) programs.push(await start());
  for (const program of programs) await program.untilReady();

  let spoken = 0;
  let isOver = false;
  const talking = (async () => {
    while (!isOver) {
      office.says('hanh', 'chi tiết 112');
      spoken += 1;
      // one chat is answered once a second
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
  })();
  for (const nth of [0, 1]) {
    const leaving = programs[nth];
    leaving?.signal('SIGTERM');
    expect((await leaving?.ended)?.code).toBe(0);
    const coming = await start();
    programs[nth] = coming;
    await coming.untilReady();
  }
  isOver = true;
  await talking;

  const cards = () => office.chat('hanh').filter(({ text }) => text.startsWith('112 · ')).length;
  const [first, second] = programs;
  if (first === undefined || second === undefined) throw new Error('two processes run');
  await second.until('all is answered', () => cards() >= spoken, 60_000);
  expect(cards()).toBe(spoken);
  expect(office.fake.updates.pending()).toBe(0);
  const unsent = async () => (await office.outbox()).filter(({ state }) => state !== 'sent');
  // the mark comes a moment after the message
  await second.until('all is marked', async () => (await unsent()).length === 0);
  expect((await office.outbox()).filter(({ inDoubt }) => inDoubt)).toEqual([]);
  const held = await Promise.all(programs.map((program) => metric(program, 'nhacviec_lease_held{lease="jobs"}')));
  expect(held.reduce((sum: number, one) => sum + (one ?? 0), 0)).toBeLessThanOrEqual(1);
  expect(await metric(second, 'nhacviec_ready')).toBe(1);
}, 240_000);

describe('with a database of its own', () => {
  let folder: Awaited<ReturnType<typeof newDataDir>>;
  let mongod: RunningMongod | null = null;
  beforeEach(async () => {
    folder = await newDataDir();
    closing.push(async () => {
      await mongod?.stop();
      mongod = null;
      await folder.remove();
    });
  });
  const startDatabase = async (): Promise<string> => {
    mongod = await startMongod({ binary: await realBinary(), dataDir: folder.dataDir });
    return mongod.uriFor('office');
  };

  test('started without it: the webhook answers 503, and what came meanwhile is taken when it is there', async () => {
    const uri = await startDatabase();
    await mongod?.stop();
    mongod = null;
    const fake = await startFakeTelegram({ token: TOKEN });
    closing.push(() => fake.close());
    fake.chats.set('2001', 'open');
    let url = '';
    const publicUrl = await openProxy(() => [url]);
    const program = await startProgram({
      env: {
        MONGODB_URI: uri,
        TELEGRAM_BOT_TOKEN: TOKEN,
        TELEGRAM_API_ROOT: fake.apiRoot,
        PUBLIC_URL: publicUrl,
        TELEGRAM_MODE: 'webhook',
        TELEGRAM_WEBHOOK_SECRET: SECRET,
      },
    });
    ({ url } = program);
    await program.until('it tells the operator', () => program.stderr().includes('đang thử lại'));
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET };
    const chat = { id: 2001, type: 'private' };
    const body = JSON.stringify({ update_id: 5, message: { message_id: 1, date: 1, chat, text: 'xin chào' } });
    const deliver = () => fetch(`${program.url}/webhooks/telegram`, { method: 'POST', headers, body });
    expect((await deliver()).status).toBe(503);
    expect((await program.get('/health/live')).status).toBe(200);
    expect(await reasonsOf(program)).toBe('Chưa kết nối được cơ sở dữ liệu.');
    expect(await metric(program, 'nhacviec_database_up')).toBe(0);
    expect(await metric(program, 'nhacviec_outbox_items{state="waiting"}')).toBeNull();

    await startDatabase();
    await program.untilReady();
    expect((await deliver()).status).toBe(200);
    await fake.until('the stranger is answered', () => fake.sent.length === 1);
    expect((await deliver()).status).toBe(200);
    expect(await metric(program, 'nhacviec_database_up')).toBe(1);
    expect(await metric(program, 'nhacviec_inbox_received_total{channel="telegram"}')).toBe(2);
    expect(await metric(program, 'nhacviec_inbox_duplicates_total{channel="telegram"}')).toBe(1);
    expect(await metric(program, 'nhacviec_refused_total{channel="telegram",why="stranger"}')).toBe(1);
    expect(await metric(program, 'nhacviec_sends_total{channel="telegram",class="sent"}')).toBe(1);
    expect(await metric(program, 'nhacviec_last_tick_timestamp_seconds')).toBeGreaterThan(1_700_000_000);
  }, 120_000);

  test('old duplicates forbid a unique index: not ready, the index is named, and it heals without a restart', async () => {
    const uri = await startDatabase();
    const client = new mongo.MongoClient(uri);
    closing.push(() => client.close());
    const tasks = client.db().collection('tasks');
    const double = { unit: 'u1', number: 1 };
    await tasks.insertMany([{ ...double }, { ...double }]);
    const program = await startProgram({ env: { MONGODB_URI: uri, DEMO: 'off' } });
    const named = /Bảng tasks thiếu chỉ mục duy nhất unit_1_number_1/u;
    await program.until('it tells the operator', () => named.test(program.stderr()));
    expect((await program.get('/health/ready')).status).toBe(503);
    expect(await reasonsOf(program)).toMatch(named);
    await tasks.deleteMany(double);
    await program.untilReady();
  }, 120_000);
});
