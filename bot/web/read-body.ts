import type { Readable } from 'node:stream';

/** A megabyte at 70 kB/s; platforms send from good lines. */
const BODY_MS = 15_000;

/** What the sender did wrong, as the framework knows it: it answers with this status and hangs up. */
class RefusedBody extends Error {
  readonly statusCode: number;
  constructor(statusCode: number) {
    super('the body is refused');
    this.statusCode = statusCode;
  }
}

/** All bytes of a body; rejects with status 413 as soon as there are too many, 408 when they are too long in coming. */
export function readBody(payload: Readable, limitBytes: number, mostMs = BODY_MS): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => refuse(408), mostMs);
    const end = (): void => {
      clearTimeout(timer);
      payload.removeListener('data', take);
    };
    const refuse = (status: number): void => {
      end();
      reject(new RefusedBody(status));
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > limitBytes) refuse(413);
      else chunks.push(chunk);
    };
    payload.on('data', take);
    payload.once('end', () => {
      end();
      resolve(Buffer.concat(chunks));
    });
    // the sender hung up in the middle: nobody reads the answer
    payload.once('error', () => refuse(400));
  });
}
