import { describe, expect, jest, test } from '@jest/globals';
import { InvalidConfig, readConfig } from '../../src/config.ts';
import { runProgram } from '../support/process.ts';
import { uriFor } from '../../src/main/open-database.ts';

/** A process takes a second to start, on a busy machine ten. */
jest.setTimeout(60_000);

const SECRET = 'Bi-mat-9f27';
const TOKEN = `123456:${SECRET}-xxxxxxxxxx`;

function problemsOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof InvalidConfig) return error.problems.join('\n');
    throw error;
  }
  return '';
}

/** One variable and a value that it cannot have. */
const WRONG: readonly (readonly [name: string, value: string])[] = [
  ['MONGODB_URI', `postgres://u:${SECRET}@h/x`],
  ['MONGODB_URI', `mongodb://u:${SECRET}@`],
  ['MONGODB_URI', `mongodb://u:${SECRET} x@h/x`],
  ['MONGODB_URI', `mongodb://u:${SECRET}/x@h/x`],
  ['MONGODB_URI', `mongodb://h:port${SECRET}/x`],
  ['HOST', `${SECRET}/x`],
  ['PORT', SECRET],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', '3000.5'],
  ['PORT', '0x10'],
  ['PUBLIC_URL', `http://${SECRET}.vn`],
  ['PUBLIC_URL', SECRET],
  ['TIME_ZONE', SECRET],
  ['LOG_LEVEL', SECRET],
  ['DEMO', SECRET],
  ['DEMO', 'true'],
  ['CLOCK_SHIFT', SECRET],
  ['CLOCK_SHIFT', '1e9'],
  ['TELEGRAM_BOT_TOKEN', SECRET],
  ['TELEGRAM_BOT_TOKEN', `${TOKEN} x`],
  ['TELEGRAM_API_ROOT', `http://${SECRET}.vn`],
  ['TELEGRAM_MODE', SECRET],
  ['TELEGRAM_MODE', 'push'],
  ['TELEGRAM_WEBHOOK_SECRET', 'ngắn'],
  ['ZALO_BOT_TOKEN', SECRET],
  ['ZALO_BOT_TOKEN', `${TOKEN} x`],
  ['ZALO_BOT_TOKEN', `${TOKEN}/x`],
  ['ZALO_BOT_MODE', SECRET],
  ['ZALO_BOT_WEBHOOK_SECRET', 'ngắn'],
  ['ZALO_BOT_MONTHLY_QUOTA', '-7'],
  ['ZALO_BOT_USER_LIMIT', SECRET],
  ['ZALO_MEDIA_HOSTS', `https://${SECRET}`],
  ['ZALO_BOT_API_ROOT', `ftp://${SECRET}`],
  ['ZALO_OA_APP_ID', SECRET],
  ['ZALO_OA_API_ROOT', SECRET],
  ['ZALO_OA_OAUTH_ROOT', SECRET],
];

describe('a wrong value is named with its rule and never repeated', () => {
  test.each(WRONG)('%s=%s', (name, value) => {
    const said = problemsOf({ [name]: value });
    expect(said).toMatch(new RegExp(`(^|\\n|, )${name}\\b.*: .{5,}`, 'u'));
    expect(said).not.toContain(SECRET);
    expect(said.replaceAll(name, '')).not.toContain(value);
  });
});

const WEBHOOK = { TELEGRAM_MODE: 'webhook', TELEGRAM_BOT_TOKEN: TOKEN };
const PUBLIC = { PUBLIC_URL: 'https://nhacviec.example.vn' };

/** Each is right by itself. */
const TOGETHER: readonly (readonly [why: string, names: string, env: Record<string, string>])[] = [
  ['the demo room beside a real channel', 'DEMO', { DEMO: 'on', TELEGRAM_BOT_TOKEN: TOKEN }],
  ['the demo room for the whole network', 'DEMO', { DEMO: 'on', HOST: '0.0.0.0' }],
  ['a rehearsal that others can see', 'CLOCK_SHIFT', { CLOCK_SHIFT: '60', HOST: '0.0.0.0' }],
  ['a rehearsal with the real Telegram', 'CLOCK_SHIFT', { CLOCK_SHIFT: '60', TELEGRAM_BOT_TOKEN: TOKEN }],
  [
    'a rehearsal with a Telegram elsewhere',
    'CLOCK_SHIFT',
    { CLOCK_SHIFT: '-60', TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: 'https://127.0.0.1.example.vn' },
  ],
  ['a webhook that nobody can call', 'PUBLIC_URL', { ...WEBHOOK, TELEGRAM_WEBHOOK_SECRET: `${SECRET}-1` }],
  ['a webhook without a secret', 'TELEGRAM_WEBHOOK_SECRET', { ...WEBHOOK, ...PUBLIC }],
  ['a webhook with an empty secret', 'TELEGRAM_WEBHOOK_SECRET', { ...WEBHOOK, ...PUBLIC, TELEGRAM_WEBHOOK_SECRET: '' }],
  [
    'a webhook with an empty secret among others',
    'TELEGRAM_WEBHOOK_SECRET',
    { ...WEBHOOK, ...PUBLIC, TELEGRAM_WEBHOOK_SECRET: `${SECRET}-1,` },
  ],
];

const ZALO = { ZALO_BOT_TOKEN: TOKEN };
const ZALO_TOGETHER: typeof TOGETHER = [
  ['the demo room beside a Zalo bot', 'DEMO', { DEMO: 'on', ...ZALO }],
  ['a rehearsal with the real Zalo', 'CLOCK_SHIFT', { CLOCK_SHIFT: '60', ...ZALO }],
  [
    'a rehearsal where only one platform is at home',
    'CLOCK_SHIFT',
    { CLOCK_SHIFT: '60', ...ZALO, TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: 'http://127.0.0.1:1' },
  ],
  [
    'a Zalo webhook that nobody can call',
    'PUBLIC_URL',
    { ...ZALO, ZALO_BOT_MODE: 'webhook', ZALO_BOT_WEBHOOK_SECRET: `${SECRET}-1` },
  ],
  ['a Zalo webhook without a secret', 'ZALO_BOT_WEBHOOK_SECRET', { ...ZALO, ZALO_BOT_MODE: 'webhook', ...PUBLIC }],
  ['an Official Account, which this version does not know', 'ZALO_OA_APP_ID', { ZALO_OA_APP_ID: '123456' }],
];

describe('what contradicts each other is refused', () => {
  test.each([...TOGETHER, ...ZALO_TOGETHER])('%s', (_why, name, env) => {
    const said = problemsOf(env);
    expect(said).toMatch(new RegExp(`^${name}: `, 'u'));
    expect(said).not.toContain(SECRET);
  });
});

/** Values that must be taken. */
const RIGHT: readonly Record<string, string>[] = [
  { MONGODB_URI: 'mongodb://u:p%40ss@h1:27017,h2:27018,[::1]:27019/x?replicaSet=rs0&w=majority' },
  { MONGODB_URI: 'mongodb+srv://u:p@cluster0.example.net/?retryWrites=true' },
  { MONGODB_URI: '', PORT: '', HOST: '', DEMO: '', TELEGRAM_BOT_TOKEN: '', CLOCK_SHIFT: '', TIME_ZONE: '' },
  { HOST: '::1', PORT: '0', PUBLIC_URL: 'http://127.0.0.1:8080', TIME_ZONE: 'Asia/Bangkok', LOG_LEVEL: 'debug' },
  { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: 'http://127.0.0.1:8081', CLOCK_SHIFT: '-21000000' },
  { ZALO_BOT_TOKEN: TOKEN },
  { ZALO_BOT_TOKEN: TOKEN, ZALO_BOT_API_ROOT: 'http://127.0.0.1:8081', CLOCK_SHIFT: '60', TELEGRAM_BOT_TOKEN: '' },
];
test.each(RIGHT)('taken: %j', (env) => {
  expect(problemsOf(env)).toBe('');
});

test('of several webhook secrets all are kept, in their order', () => {
  const { telegram } = readConfig({ ...WEBHOOK, ...PUBLIC, TELEGRAM_WEBHOOK_SECRET: 'secret-new,secret-old' });
  expect(telegram?.webhook).toEqual({ publicUrl: PUBLIC.PUBLIC_URL, secrets: ['secret-new', 'secret-old'] });
  expect(readConfig({ ...WEBHOOK, TELEGRAM_MODE: 'polling' }).telegram?.webhook).toBeNull();
});

test('a Zalo bot brings its plan, its hosts of pictures and its secrets', () => {
  const env = {
    ZALO_BOT_TOKEN: TOKEN,
    ZALO_BOT_MODE: 'webhook',
    ...PUBLIC,
    ZALO_BOT_WEBHOOK_SECRET: 'secret-new,secret-old',
  };
  expect(readConfig({ ...env, ZALO_BOT_MONTHLY_QUOTA: '9000', ZALO_MEDIA_HOSTS: 'A.zdn.vn, b.vn' }).zaloBot).toEqual({
    token: TOKEN,
    apiRoot: 'https://bot-api.zaloplatforms.com',
    webhook: { publicUrl: PUBLIC.PUBLIC_URL, secrets: ['secret-new', 'secret-old'] },
    publicUrl: PUBLIC.PUBLIC_URL,
    mediaHosts: ['a.zdn.vn', 'b.vn'],
    month: { messages: 9000, users: 50 },
  });
  expect(readConfig({}).zaloBot).toBeNull();
});

describe('the demo room is on by itself only where nobody else can come', () => {
  test.each([
    [{}, true],
    [{ HOST: 'localhost' }, true],
    [{ HOST: '0.0.0.0' }, false],
    [{ TELEGRAM_BOT_TOKEN: TOKEN }, false],
    [{ DEMO: 'off' }, false],
    [{ DEMO: 'on' }, true],
  ])('%j', (env, demo) => {
    expect(readConfig(env).demo).toBe(demo);
  });
});

/** Whoever logs in is looked up in the database where MongoDB would have looked without our change. */
describe('the database name that MONGODB_URI leaves out, and the demo room beside it', () => {
  test.each([
    ['mongodb://h', false, 'mongodb://h/nhacviec'],
    ['mongodb://h/', true, 'mongodb://h/nhacviec-demo'],
    ['mongodb://h1:1,h2:2/xa?replicaSet=rs0', false, 'mongodb://h1:1,h2:2/xa?replicaSet=rs0'],
    ['mongodb://h1:1,h2:2/xa?replicaSet=rs0', true, 'mongodb://h1:1,h2:2/xa-demo?replicaSet=rs0'],
    ['mongodb://u:p@h', false, 'mongodb://u:p@h/nhacviec?authSource=admin'],
    ['mongodb://u:p@h/xa', false, 'mongodb://u:p@h/xa'],
    ['mongodb://u:p@h/xa?w=1', true, 'mongodb://u:p@h/xa-demo?w=1&authSource=xa'],
    ['mongodb://u:p@h/?authSource=a', true, 'mongodb://u:p@h/nhacviec-demo?authSource=a'],
  ])('%s, demo %s', (said, demo, uri) => {
    expect(uriFor(said, demo)).toBe(uri);
  });
});

test('a start with wrong values names each of them once, touches nothing and ends with 1', async () => {
  const env = { PORT: 'abc', DEMO: 'maybe', TELEGRAM_BOT_TOKEN: SECRET, MONGODB_URI: `mongodb//u:${SECRET}@h` };
  const ended = await runProgram({ env });
  expect(ended).toMatchObject({ code: 1, stdout: '' });
  const lines = ended.stderr.trimEnd().split('\n');
  expect(lines[0]).toBe('Cấu hình sai:');
  expect(lines.slice(1).map((line) => /^- (\w+): /u.exec(line)?.[1])).toEqual([
    'MONGODB_URI',
    'PORT',
    'DEMO',
    'TELEGRAM_BOT_TOKEN',
  ]);
  expect(ended.stderr).not.toContain(SECRET);
});

test('a .env with a token on a line of its own stops the start with one line', async () => {
  const ended = await runProgram({ envFile: `PORT=0\n\n# mã bot\n${TOKEN}\n` });
  expect(ended).toEqual({ code: 1, stdout: '', stderr: 'Cấu hình sai: .env: dòng 4 phải có dạng TÊN=giá trị\n' });
});

test('options that MongoDB does not know are no outage: the start is refused', async () => {
  const ended = await runProgram({ env: { MONGODB_URI: `mongodb://u:${SECRET}@127.0.0.1:1/x?khong=co` } });
  expect(ended.code).toBe(1);
  expect(ended.stderr).toMatch(/^Cấu hình sai: MONGODB_URI: .+\n$/u);
});
