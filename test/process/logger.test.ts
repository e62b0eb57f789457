import { describe, expect, test } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { createLogger } from '../../src/logger.ts';

/** The lines that this logger writes. */
function logged(write: (logger: ReturnType<typeof createLogger>) => void, level = 'trace'): string {
  const stream = new PassThrough();
  write(createLogger(level, stream));
  return String(stream.read() ?? '');
}

const TOKEN = '471100:AAsecretSECRETsecret-x_y';

describe('what an error says never reaches the log', () => {
  const inner = Object.assign(new Error('E11000 dup key: { name: "Nông Thị Hạnh" }'), { code: 11_000 });
  test.each([
    ['its words', new Error('Nông Thị Hạnh 0912345678')],
    [
      'words of several lines that look like a place',
      new Error('gửi lúc\n    at Nông Thị Hạnh (0912345678)\n    at x'),
    ],
    ['a token in a URL', new Error(`invalid json response body at https://api.telegram.org/bot${TOKEN}/getMe`)],
    [
      'its cause and its fields',
      Object.assign(new Error('x', { cause: inner }), { payload: { text: 'Nông Thị Hạnh' }, on: TOKEN }),
    ],
    ['several errors at once', new AggregateError([inner], 'Nông Thị Hạnh')],
    ['what is no error', `Nông Thị Hạnh ${TOKEN}`],
    [
      'an error whose words are its name',
      Object.assign(new Error('x'), { stack: `Error: Nông Thị Hạnh\n    at Hạnh 0912345678` }),
    ],
  ])('%s', (_what, error) => {
    const line = logged((logger) => logger.error({ err: error, id: 'kept' }, 'it failed'));
    expect(line).toContain('"id":"kept"');
    expect(line).toContain('it failed');
    expect(line).not.toMatch(/Hạnh|0912345678|AAsecret/u);
  });

  test('but its class, code and place do', () => {
    const line = logged((logger) => logger.error({ err: inner }, 'it failed'));
    const { err } = JSON.parse(line) as { err: { type: string; errorCode: number; at: string[] } };
    expect(err).toMatchObject({ type: 'Error', errorCode: 11_000 });
    expect(err.at[0]).toContain('logger.test');
  });
});

test('fields that could hold what somebody wrote are blanked, one level down too', () => {
  const said = { text: 'Hạnh', name: 'Hạnh', token: 'Hạnh', code: 'Hạnh', uri: 'Hạnh', id: 7 };
  const line = logged((logger) => logger.info({ ...said, item: said }, 'x'));
  expect(line).not.toContain('Hạnh');
  expect(line).toContain('"item":{"text":"***"');
});

test('what is below the level is not written', () => {
  expect(logged((logger) => logger.debug({}, 'x'), 'info')).toBe('');
});
