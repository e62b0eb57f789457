import { connect } from 'node:net';
import type { Logger } from '../../../src/log.ts';
import { VIETNAM } from '../../../src/calendar/zone.ts';
import { createWebServer, type WebServer, type WebServerOptions } from '../../../bot/web/server.ts';

export interface OpenServer {
  server: WebServer;
  base: string;
  /** Lines of the log at level error. */
  errors: object[];
}

/** A web server on a free port of this machine. */
export async function openServer(options: Partial<WebServerOptions> = {}): Promise<OpenServer> {
  const errors: object[] = [];
  const silent = () => undefined;
  const logger: Logger = { debug: silent, info: silent, warn: silent, error: (fields) => errors.push(fields) };
  const server = await createWebServer({
    host: '127.0.0.1',
    port: 0,
    logger,
    health: {
      ready: () => Promise.resolve({ ok: true, reasons: [] }),
      now: () => new Date('2026-03-02T07:00:00+07:00'),
      zone: VIETNAM,
    },
    ...options,
  });
  return { server, base: await server.listen(), errors };
}

/** Sends bytes as they are and reads until the server hangs up or has answered once. */
export function sendRaw(base: string, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(base).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
      if (/\r\n\r\n[^]*\}$/u.test(answer)) socket.end();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.write(bytes);
  });
}
