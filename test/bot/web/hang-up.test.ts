import { expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { prepareHangUp } from '../../../bot/web/hang-up.ts';

test('a sender that stops in the middle of its message is cut off once the time to drain is over', async () => {
  const server = createServer();
  const hangUp = prepareHangUp(server, 30);
  const asked = new Promise((resolve) => server.once('request', resolve));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  const cut = new Promise((resolve) => socket.once('close', resolve));
  socket.write('POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nhalf');
  await asked;
  hangUp();
  await new Promise((resolve) => server.close(resolve));
  await cut;
  expect(server.listening).toBe(false);
});
