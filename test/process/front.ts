import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands before several processes: each request goes to the next one; who does not listen is passed over. */
export interface Front {
  url: string;
  /** Base URLs; may change while it runs. */
  targets: string[];
  close(): Promise<void>;
}

export async function openFront(): Promise<Front> {
  const targets: string[] = [];
  let turn = 0;

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat((await incoming.toArray()) as Buffer[]);
    for (let tried = 0; tried < targets.length; tried += 1) {
      turn += 1;
      const target = targets[turn % targets.length];
      if (target === undefined) break;
      const answer = await pass(target, incoming, body).catch((error: unknown) => whyNot(error));
      if (answer === 'refused') continue;
      // cut off in the middle: nobody knows whether it was taken
      if (answer === 'cut off') break;
      response.writeHead(answer.code).end(answer.body);
      return;
    }
    response.writeHead(502).end();
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pass(target: string, { method, url, headers }: IncomingMessage, body: Buffer) {
  return new Promise<{ code: number; body: Buffer }>((resolve, reject) => {
    const { connection: _connection, ...rest } = headers;
    const passed = request(new URL(url ?? '/', target), { method, headers: rest, agent: false }, (answer) => {
      answer
        .toArray()
        .then((chunks: Buffer[]) => resolve({ code: answer.statusCode ?? 502, body: Buffer.concat(chunks) }), reject);
    });
    passed.on('error', reject);
    passed.end(body);
  });
}

const whyNot = (error: unknown): 'refused' | 'cut off' =>
  error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED' ? 'refused' : 'cut off';
