import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** What is under way may take this long once the server closes; the process as a whole has ten seconds. */
const DRAIN_MS = 8000;

/**
 * Lets a server close promptly: Node ends connections that wait between two requests, but waits for those that never
 * carried one (browsers open them in advance) and for senders that stopped in the middle. Returns what to call when
 * closing begins.
 */
export function prepareHangUp(server: Server, drainMs = DRAIN_MS): () => void {
  const silent = new Set<Socket>();
  server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.prependListener('request', ({ socket }) => silent.delete(socket));
  return () => {
    for (const socket of silent) socket.destroy();
    const lapse = setTimeout(() => server.closeAllConnections(), drainMs);
    server.once('close', () => clearTimeout(lapse));
  };
}
