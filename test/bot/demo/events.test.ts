import { expect, test } from '@jest/globals';
import { openServer } from '../web/open-server.ts';
import { createRoomDouble } from './room-double.ts';

/** Opens the room's events and reads on until what came matches. */
async function listen(base: string) {
  const answer = await fetch(`${base}/demo/api/events`);
  const reader = (answer.body ?? new ReadableStream<Uint8Array>()).getReader();
  let heard = '';
  const read = async () => {
    const { done, value } = await reader.read();
    heard += Buffer.from(value ?? []).toString();
    return !done;
  };
  return {
    answer,
    async until(sign: string) {
      while (!heard.includes(sign)) if (!(await read())) throw new Error(`ended before ${sign}: ${heard}`);
      return heard;
    },
    async toTheEnd() {
      while (await read());
      return heard;
    },
    leave: () => reader.cancel(),
  };
}

test('what happens in the room is heard, with the security headers of every answer', async () => {
  const room = createRoomDouble();
  const { server, base } = await openServer({ demo: () => room });
  const ear = await listen(base);
  await ear.until('retry:');
  expect(ear.answer.headers.get('content-type')).toContain('text/event-stream');
  expect(ear.answer.headers.get('x-content-type-options')).toBe('nosniff');

  room.write('justice', { text: 'Tin' });
  await ear.until('event: message\ndata: {"person":"justice"}\n\n');
  await fetch(`${base}/demo/api/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: '2026-03-04T07:00:00+07:00' }),
  });
  const heard = await ear.until('event: clock\ndata: {"now":"2026-03-04T07:00:00+07:00"}\n\n');
  expect(heard).toContain('event: progress\ndata: {"now":"2026-03-03T07:00:00+07:00"}\n\n');
  await server.close();
});

test('closing the server ends the streams promptly and forgets the listeners', async () => {
  const room = createRoomDouble();
  const { server, base } = await openServer({ demo: () => room });
  const ears = await Promise.all([listen(base), listen(base)]);
  await Promise.all(ears.map((ear) => ear.until('retry:')));
  expect(room.listeners()).toBe(2);
  const start = performance.now();
  await Promise.all([server.close(), ...ears.map((ear) => ear.toTheEnd())]);
  expect(performance.now() - start).toBeLessThan(2000);
  expect(room.listeners()).toBe(0);
});

test('a listener who leaves is forgotten', async () => {
  const room = createRoomDouble();
  const { server, base } = await openServer({ demo: () => room });
  const [leaving, staying] = await Promise.all([listen(base), listen(base)]);
  await Promise.all([leaving.until('retry:'), staying.until('retry:')]);
  await leaving.leave();
  for (let tries = 0; room.listeners() > 1 && tries < 1000; tries += 1) await new Promise(setImmediate);
  expect(room.listeners()).toBe(1);
  room.emit({ kind: 'reset' });
  await staying.until('event: reset');
  await server.close();
});
