import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidConfig } from '../../src/config.ts';
import { withEnvFile } from '../../src/read-env-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nhac-viec-env-'));
  file = join(folder, '.env');
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (content: string | Buffer): NodeJS.ProcessEnv => {
  writeFileSync(file, content);
  return withEnvFile({}, file);
};

describe('what is written in .env', () => {
  test.each([
    ['PORT=4000\n', { PORT: '4000' }],
    ['\uFEFFPORT=4000\r\nDEMO=off\r\n', { PORT: '4000', DEMO: 'off' }],
    ['# ghi chú\n\n  export HOST = "127.0.0.1" # máy này\n', { HOST: '127.0.0.1' }],
    ["TELEGRAM_BOT_TOKEN='123456:abc#def'\n", { TELEGRAM_BOT_TOKEN: '123456:abc#def' }],
    ['PORT=\n', { PORT: '' }],
    ['', {}],
  ])('%j', (content, env) => {
    expect(read(content)).toEqual(env);
  });
});

test('the real environment wins, and a missing file is none', () => {
  writeFileSync(file, 'PORT=1\nHOST=x\n');
  expect(withEnvFile({ PORT: '2' }, file)).toEqual({ PORT: '2', HOST: 'x' });
  expect(withEnvFile({ PORT: '2' }, join(folder, 'none'))).toEqual({ PORT: '2' });
});

describe('a broken file stops the start and names the line, never its content', () => {
  test.each([
    ['a line that assigns nothing', 'PORT=1\n123456:token-on-its-own-line\n', 'dòng 2'],
    ['a name with a space in it', 'TELEGRAM BOT TOKEN=1\n', 'dòng 1'],
    ['written by PowerShell as UTF-16', Buffer.from('\uFEFFPORT=1\r\n', 'utf16le'), 'dòng 1'],
  ])('%s', (_why, content, place) => {
    expect(() => read(content)).toThrow(InvalidConfig);
    expect(() => read(content)).toThrow(place);
    expect(() => read(content)).not.toThrow('token-on-its-own-line');
  });

  test('a folder of that name', () => {
    mkdirSync(file);
    expect(() => withEnvFile({}, file)).toThrow('không đọc được');
  });
});
