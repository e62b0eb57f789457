import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';

/** The code of every error that happened before a request could be written: it was provably not delivered. */
export const NOT_CONNECTED = 'NOT_CONNECTED';

/**
 * An agent for this root that tells "never connected" from "perhaps arrived": node-fetch keeps of an error only its
 * code, so errors before the connection stands (DNS, refused, TLS, no answer within `connectMs`) get a code of their
 * own. Where Telegram is blocked, packets are dropped: without a connect deadline that would look like doubt.
 */
export function createAgent(root: URL, connectMs: number): HttpAgent {
  const options = {
    keepAlive: true,
    // Node's 250 ms for each address of a host are too few from Vietnam to Europe
    autoSelectFamilyAttemptTimeout: Math.ceil(connectMs / 2),
  };
  return root.protocol === 'http:'
    ? new WatchedHttpAgent(options, connectMs)
    : new WatchedHttpsAgent(options, connectMs);
}

type HttpCreate = Parameters<HttpAgent['createConnection']>;
type HttpsCreate = Parameters<HttpsAgent['createConnection']>;

class WatchedHttpAgent extends HttpAgent {
  readonly connectMs: number;
  constructor(options: ConstructorParameters<typeof HttpAgent>[0], connectMs: number) {
    super(options);
    this.connectMs = connectMs;
  }
  override createConnection(...args: HttpCreate): ReturnType<HttpAgent['createConnection']> {
    return watch(super.createConnection(...args), 'connect', this.connectMs);
  }
}

class WatchedHttpsAgent extends HttpsAgent {
  readonly connectMs: number;
  constructor(options: ConstructorParameters<typeof HttpsAgent>[0], connectMs: number) {
    super(options);
    this.connectMs = connectMs;
  }
  override createConnection(...args: HttpsCreate): ReturnType<HttpsAgent['createConnection']> {
    return watch(super.createConnection(...args), 'secureConnect', this.connectMs);
  }
}

function watch<S extends Duplex | null | undefined>(
  socket: S,
  ready: 'connect' | 'secureConnect',
  connectMs: number,
): S {
  if (!socket) return socket;
  const timer = setTimeout(() => {
    socket.destroy(new Error('no connection in time'));
  }, connectMs);
  const rename = (error: Error): void => {
    Object.assign(error, { code: NOT_CONNECTED });
  };
  socket.prependOnceListener('error', rename);
  socket.once(ready, () => {
    clearTimeout(timer);
    socket.removeListener('error', rename);
  });
  socket.once('close', () => clearTimeout(timer));
  return socket;
}
