import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SUBCOMMANDS } from '../../src/cli/index.ts';
import { type Desk, openDesk, runCommand } from './open-desk.ts';

const CLI = new URL('../../src/cli.ts', import.meta.url).pathname;
const LOADER = createRequire(import.meta.url).resolve('tsx');
const node = (...args: string[]): string[] => ['--import', LOADER, CLI, ...args];

let desk: Desk;
let folder: string;
beforeAll(async () => {
  desk = await openDesk();
  folder = await mkdtemp(join(tmpdir(), 'nhacviec-env-'));
  await writeFile(join(folder, '.env'), 'TELEGRAM_BOT_TOKEN=4711:AAsecretSECRETsecret-x_y\nthis line is broken\n');
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true });
});

const HELP: [args: string[], says: string][] = [
  [[], 'parse-reply'],
  ...SUBCOMMANDS.map(({ name }): [string[], string] => [[name], `Cách dùng: nhacviec ${name} `]),
  [['unit', 'add'], '--sample'],
  [['officer', 'add'], '--file'],
  [['officer', 'code'], '--all'],
  [['officer', 'export'], '--out'],
  [['officer', 'forget'], '--force'],
  [['officer', 'list'], '--unit'],
  [['outbox', 'list'], '--state'],
  [['outbox', 'show'], 'mã-tin'],
  [['outbox', 'retry'], 'mã-tin'],
];
test.each(HELP)('--help of %p is Vietnamese, needs no configuration and is no failure', async (args, says) => {
  const { code, out, err } = await runCommand({ PORT: 'wrong' }, [...args, '--help']);
  expect({ code, err }).toEqual({ code: 0, err: [] });
  const help = out.join('\n');
  expect(help).toContain('Cách dùng: nhacviec');
  expect(help).toContain(says);
  expect(help).not.toMatch(/Usage|Options|Commands|Arguments|\[options\]|\[command\]|display help/u);
});

const WRONG: [args: string[], says: RegExp][] = [
  [[], /Thiếu tên lệnh/u],
  [['nosuch'], /Không có lệnh nosuch/u],
  [['unit'], /Thiếu tên lệnh/u],
  [['unit', 'remove'], /Không có lệnh remove/u],
  [['unit', 'add'], /Thiếu tùy chọn --name/u],
  [['unit', 'add', '--name'], /--name .*thiếu giá trị/u],
  [['unit', 'list', '--all'], /Không có tùy chọn --all/u],
  [['outbox', 'show'], /Thiếu tham số/u],
  [['outbox', 'show', 'a', 'b'], /Thừa tham số/u],
  [['job'], /phải là một trong: digest, summary, tidy, nudge, office, deliver/u],
  [['job', 'sweep'], /phải là một trong/u],
  [['job', 'digest', '--at', '2026-03-02 07:30'], /ISO 8601/u],
  [['job', 'digest', '--at', '2026-03-02T07:30:00'], /ISO 8601/u],
  [['job', 'digest', '--at', '2026-02-30T07:30:00+07:00'], /ISO 8601/u],
  [['parse-reply', '--on', '2026-02-30', '--role', 'officer', 'x'], /--on/u],
  [['parse-reply', '--on', '2026-03-02', '--role', 'boss', 'x'], /--role/u],
  [['export'], /Thiếu tùy chọn --out/u],
  [['outbox', 'list', '--state', 'lost'], /--state phải là một trong/u],
  [['unit', 'add', '--name', '  '], /--name phải có/u],
  [['unit', 'add', '--name', 'x'.repeat(201)], /--name phải có/u],
  [['unit', 'add', '--name', 'Xã\u0007'], /--name phải có/u],
  [['officer', 'code'], /hoặc --all/u],
  [['officer', 'code', 'hanh', '--all'], /hoặc --all/u],
  [['officer', 'add'], /Cần --name và --post/u],
  [['officer', 'add', '--name', 'Lý A'], /Cần --name và --post/u],
  [['officer', 'add', '--post', 'X'], /Cần --name và --post/u],
  [['officer', 'add', '--name', '12', '--post', 'X'], /--name/u],
  [['officer', 'add', '--name', 'Lý A', '--post', 'X', '--role', 'boss'], /--role/u],
  [['officer', 'add', '--name', 'Lý A', '--post', 'X', '--file', 'people.csv'], /--file đi một mình/u],
  [['officer', 'add', '--file', '/nonexistent/people.csv'], /ENOENT/u],
];
test.each(WRONG)('%j is wrong use: exit code 2 and one line on stderr, without a database', async (args, says) => {
  const { code, out, err } = await runCommand({ DATA_DIR: '/dev/null' }, args);
  expect({ code, out, lines: err.length }).toEqual({ code: 2, out: [], lines: 1 });
  expect(err[0]).toMatch(says);
});

test.each([
  [{ PORT: 'a:secret' }, /Cấu hình sai: PORT/u],
  [{ DATA_DIR: '/dev/null' }, /\/dev\/null/u],
])('what the environment %p makes impossible is one line, exit code 1, without its value', async (env, says) => {
  const { code, out, err } = await runCommand(env, ['unit', 'list', '--json']);
  expect({ code, out }).toEqual({ code: 1, out: [] });
  expect(err.at(-1)).toMatch(says);
  expect(err.join('\n')).not.toContain('secret');
});

test('the lines of standard input are read when there is no text', async () => {
  const args = ['parse-reply', '--on', '2026-03-05', '--role', 'officer'];
  const { code, records } = await runCommand({}, args, ['xong 12\nxong', ' 15']);
  expect(code).toBe(0);
  expect(records).toEqual([
    { intent: 'done', task: 12 },
    { intent: 'done', task: 15 },
  ]);
});

/** Written to standard error at the end: every file of CommonJS that was loaded, which these libraries are. */
const TELL_LOADED = `data:text/javascript,${encodeURIComponent(
  `import { createRequire } from 'node:module';
   process.on('exit', () => process.stderr.write(Object.keys(createRequire('/').cache).join(' ')));`,
)}`;

test('as a process: parse-reply reads no .env, and loads neither database nor channel', async () => {
  const args = node('parse-reply', '--on', '2026-03-05', '--role', 'officer', 'xong 12');
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--import', TELL_LOADED, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] },
  });
  expect(JSON.parse(stdout)).toEqual({ intent: 'done', task: 12 });
  expect(stderr).toContain('node_modules/commander/');
  for (const library of ['mongoose', 'mongodb', 'telegraf', 'fastify', 'pino', 'node-cron'])
    expect(stderr).not.toContain(`node_modules/${library}/`);
});

test('as a process: a broken .env is one line, its content is not told, exit code 1', async () => {
  const child = promisify(execFile)(process.execPath, node('unit', 'list'), {
    cwd: folder,
    env: { PATH: process.env['PATH'] },
  });
  await expect(child).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: 'Cấu hình sai: .env: dòng 2 phải có dạng TÊN=giá trị.\n',
  });
});

test('as a process: more than a pipe holds arrives whole at a slow reader', async () => {
  const unit = { id: 'xa', name: 'Xã Mẫu', zone: 'Asia/Ho_Chi_Minh', createdAt: new Date() };
  const people = Array.from({ length: 3000 }, (_, index) => ({
    unit: 'xa',
    schemaVersion: 1,
    id: `can-bo-${index}`,
    name: `Nông Thị Hạnh ${index}`,
    roles: ['officer'],
    deputy: false,
    active: true,
  }));
  await desk.raw.collection('units').insertOne({ ...unit, settings: {}, schemaVersion: 1 });
  await desk.raw.collection('officers').insertMany(people);
  const env = { PATH: process.env['PATH'], MONGODB_URI: desk.uri };
  const child = spawn(process.execPath, node('officer', 'list', '--json'), { cwd: tmpdir(), env });
  let text = '';
  child.stdout.setEncoding('utf8');
  for await (const chunk of child.stdout as AsyncIterable<string>) {
    text += chunk;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(text.length).toBeGreaterThan(200_000);
  const lines = text.trimEnd().split('\n');
  expect(lines).toHaveLength(3000);
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ officer: 'can-bo-2999', channels: [] });
  expect(child.exitCode ?? (await new Promise((resolve) => child.once('exit', resolve)))).toBe(0);
});
