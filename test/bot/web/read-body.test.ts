import { expect, test } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { readBody } from '../../../bot/web/read-body.ts';

test('a body that drips is given up after its time, however steadily it drips', async () => {
  const payload = new PassThrough();
  const dripping = setInterval(() => payload.write('x'), 5);
  await expect(readBody(payload, 1_000_000, 60)).rejects.toMatchObject({ statusCode: 408 });
  clearInterval(dripping);
});

test('bytes come back as they were sent, in one piece', async () => {
  const payload = new PassThrough();
  const read = readBody(payload, 100, 5_000);
  for (const byte of Buffer.from('Đồng chí')) payload.write(Buffer.from([byte]));
  payload.end();
  expect((await read).toString()).toBe('Đồng chí');
});
