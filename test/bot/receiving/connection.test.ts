import { once } from 'node:events';
import { get } from 'node:http';
import { get as getSecurely } from 'node:https';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createAgent, NOT_CONNECTED } from '../../../bot/receiving/connection.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server that does this with every connection. */
async function serve(onConnection: Parameters<typeof createServer>[1]): Promise<number> {
  const server = createServer(onConnection).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const codeOf = async (request: ReturnType<typeof get>): Promise<unknown> => {
  const [error] = (await once(request, 'error')) as [NodeJS.ErrnoException];
  return error.code;
};

describe('an error before the connection stands', () => {
  test('a name that nobody answers for ends at the connect deadline', async () => {
    const url = new URL('http://telegram.invalid/');
    const silentLookup = (): void => undefined;
    expect(await codeOf(get(url, { agent: createAgent(url, 20), lookup: silentLookup }))).toBe(NOT_CONNECTED);
  });

  test('a refused connection', async () => {
    const port = await serve(() => undefined);
    await new Promise((resolve) => {
      servers.splice(0)[0]?.close(resolve);
    });
    const url = new URL(`http://127.0.0.1:${port}/`);
    expect(await codeOf(get(url, { agent: createAgent(url, 500) }))).toBe(NOT_CONNECTED);
  });

  test.each([
    ['a reset in the middle of the TLS greeting, as censors do', (close: () => void) => close()],
    ['a TLS greeting that nobody answers', () => undefined],
  ])('%s', async (_what, act) => {
    const port = await serve((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => act(() => socket.destroy()));
    });
    const url = new URL(`https://127.0.0.1:${port}/`);
    expect(await codeOf(getSecurely(url, { agent: createAgent(url, 100) }))).toBe(NOT_CONNECTED);
  });
});

test('an error after the request was written keeps its own code', async () => {
  const port = await serve((socket) => {
    socket.once('data', () => socket.destroy());
  });
  const url = new URL(`http://127.0.0.1:${port}/`);
  expect(await codeOf(get(url, { agent: createAgent(url, 500) }))).toBe('ECONNRESET');
});

test('a connection that stands is not ended by the connect deadline', async () => {
  const port = await serve((socket) => {
    socket.once('data', () => {
      setTimeout(() => socket.end('HTTP/1.1 204 No Content\r\n\r\n'), 60);
    });
  });
  const url = new URL(`http://127.0.0.1:${port}/`);
  const [response] = await once(get(url, { agent: createAgent(url, 20) }), 'response');
  expect(response).toHaveProperty('statusCode', 204);
});
