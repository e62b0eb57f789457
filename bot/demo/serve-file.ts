import type { FastifyReply } from 'fastify';
import type { DemoFile } from './demo-room.ts';

/** Pictures are shown in the chat; everything else is only ever saved. */
const SHOWN_IN_PLACE = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif']);

/** Control characters, path separators, quotes and marks that turn the reading direction (`fdp.exe` as `exe.pdf`). */
const UNSAFE_IN_NAMES = /[\p{Cc}\p{Cf}\\/:*?"<>|]/gu;

/** A header value for any file name: plain letters for old readers, UTF-8 for all others (RFC 6266, RFC 8187). */
export function contentDisposition(name: string, inPlace: boolean): string {
  const wellFormed = Buffer.from(name, 'utf8').toString('utf8'); // a lone surrogate cannot be percent-encoded
  const safe =
    wellFormed
      .replace(UNSAFE_IN_NAMES, '_')
      .slice(0, 200)
      .replace(/\p{Cs}/gu, '')
      .trim() || 'tep';
  const plain = safe
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/gu, 'd')
    .replace(/Đ/gu, 'D')
    .replace(/[^\x20-\x7e]|%/gu, '_');
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${inPlace ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Sends a stored file so that no browser can take it for a page. */
export function serveFile(reply: FastifyReply, file: DemoFile): FastifyReply {
  const inPlace = SHOWN_IN_PLACE.has(file.mime);
  return reply
    .type(inPlace ? file.mime : 'application/octet-stream')
    .header('content-disposition', contentDisposition(file.name, inPlace))
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(file.bytes);
}
