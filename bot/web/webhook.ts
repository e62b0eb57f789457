import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { readBody } from './read-body.ts';
import { refuse } from './refuse.ts';

/** What a channel wants to be called at; the reader below does what is the same for all of them. */
export interface Webhook {
  /** `/webhooks/…` */
  path: string;
  /** The header, in small letters, in which the platform repeats the secret that it was given. */
  header: string;
  /** Every one of them is accepted, so that a secret can be changed without a gap. Never empty. */
  secrets: readonly string[];
  /**
   * Settles when what came is stored (or says nothing to us); `malformed`: it is not what the platform describes.
   * Rejects when it could not be stored: the platform is told to bring it again.
   */
  accept(update: unknown): Promise<'accepted' | 'malformed'>;
  /**
   * The platform brings again whatever was not answered 200, and tries the address by an empty request without a
   * secret: that one, and what is malformed, is answered 200 as well.
   */
  takesAnything?: boolean;
}

/** Telegram gives up after 60 s; what is stored later is known when it comes again. */
const ACCEPT_MS = 55_000;
const LIMIT_BYTES = 1024 * 1024;

/**
 * The one reader of what platforms push. The secret is looked at before a byte of the body is read; the body is taken
 * as bytes (a letter may lie over two segments); 200 is said only when the update is stored, 503 when it cannot be.
 * Never 5xx for what the sender did wrong.
 */
export function addWebhook(
  app: FastifyInstance,
  { path, header, secrets, accept, takesAnything = false }: Webhook,
): void {
  if (secrets.length === 0 || secrets.includes('')) throw new Error('a webhook without a secret lets everybody in');
  // a room of its own: no other parser may touch these bodies
  void app.register(async (room) => {
    room.removeAllContentTypeParsers();
    room.addContentTypeParser('*', (_request: FastifyRequest, payload: IncomingMessage) =>
      readBody(payload, LIMIT_BYTES),
    );
    room.addHook('onRequest', async (request, reply) => {
      const said = request.headers[header];
      if (takesAnything && said === undefined && isEmpty(request)) return reply.send({ ok: true });
      if (typeof said === 'string' && isOneOf(said, secrets)) return undefined;
      // a small body is thrown away unread by Node; nobody waits for the end of a large one
      const isSmall = Number(request.headers['content-length'] ?? Infinity) <= LIMIT_BYTES;
      if (!isSmall) reply.header('connection', 'close');
      return refuse(reply, said === undefined ? 401 : 403, SENTENCE);
    });
    room.post(path, async (request, reply) => {
      const read = readJson(request.body);
      if (read === null) return takesAnything ? reply.send({ ok: true }) : refuse(reply, 400);
      const became = await inTime(accept(read.value)).catch(() => 'unstored' as const);
      if (became === 'unstored') return refuse(reply, 503);
      return became === 'malformed' && !takesAnything ? refuse(reply, 400) : reply.send({ ok: true });
    });
  });
}

const isEmpty = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;

const SENTENCE = 'Yêu cầu này không mang đúng mã của webhook.';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Takes as long for a wrong secret as for a right one, whichever of them it is. */
function isOneOf(said: string, secrets: readonly string[]): boolean {
  const given = digest(said);
  return secrets.map((secret) => timingSafeEqual(digest(secret), given)).includes(true);
}

/** Null: no JSON in UTF-8. V8 parses without recursion: a million brackets are no danger. */
function readJson(body: unknown): { value: unknown } | null {
  if (!Buffer.isBuffer(body)) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

async function inTime<T>(work: Promise<T>): Promise<T | 'unstored'> {
  let timer: NodeJS.Timeout | undefined;
  const lapse = new Promise<'unstored'>((resolve) => {
    timer = setTimeout(() => resolve('unstored'), ACCEPT_MS);
  });
  return Promise.race([work, lapse]).finally(() => clearTimeout(timer));
}
