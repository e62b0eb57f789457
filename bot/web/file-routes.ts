import type { FastifyInstance } from 'fastify';
import { refuse } from './refuse.ts';

export interface SharedFile {
  name: string;
  mime: string;
  bytes: Buffer;
}

/** What a link's token opens; null: nothing, or no more. Rejects while the database is away. */
export type OpenShared = (token: string) => Promise<SharedFile | null>;

const GONE = 'Liên kết này đã hết hạn hoặc không đúng. Đồng chí nhắn lại để nhận liên kết mới.';
const SHOWN = /^image\/(?:jpeg|png|gif|webp)$/u;
const TOKEN = /^[\w-]{32}$/u;

/** Files of messages, by links that nobody can guess. Reading uses nothing up: messengers fetch links for previews. */
export function addFileRoutes(app: FastifyInstance, open: OpenShared): void {
  app.get<{ Params: { token: string } }>('/tep/:token', async (request, reply) => {
    const { token } = request.params;
    let file: SharedFile | null;
    try {
      file = TOKEN.test(token) ? await open(token) : null;
    } catch {
      return refuse(reply, 503);
    }
    if (file === null) return refuse(reply, 410, GONE);
    const kind = SHOWN.test(file.mime) ? 'inline' : 'attachment';
    return reply
      .header('cache-control', 'private, no-store')
      .header('x-robots-tag', 'noindex')
      .header('content-disposition', `${kind}; filename*=UTF-8''${headerSafe(file.name)}`)
      .type(file.mime)
      .send(file.bytes);
  });
}

/** As in RFC 5987: without what encodeURIComponent leaves and a header must not have. */
const headerSafe = (name: string): string =>
  encodeURIComponent(name.replace(/\p{Cs}/gu, '_')).replace(
    /['()*]/gu,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  );
