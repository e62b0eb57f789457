import type { IncomingFile } from '../../src/channels.ts';
import type { TelegramApi } from './api.ts';
import { readFailure } from './failure.ts';
import type { Attachment } from './read-update.ts';

/** Bot API: getFile gives nothing larger. It is the product's own limit too. */
const LIMIT_BYTES = 20 * 1024 * 1024;
/** A photo on a bad day; then the person is asked to send it again. */
const TRIES = 2;

/** The file itself, or why it could not be had. Never throws; at most `TRIES` × `deadlineMs`. */
export async function fetchFile(api: TelegramApi, attachment: Attachment, deadlineMs: number): Promise<IncomingFile> {
  const { name, fileId, size } = attachment;
  const tooLarge: IncomingFile = { name, bytes: null, problem: 'too-large' };
  if (size !== null && size > LIMIT_BYTES) return tooLarge;
  for (let left = TRIES; left > 0; left -= 1) {
    try {
      const signal = AbortSignal.timeout(deadlineMs);
      const { file_path: path } = await api.call('getFile', { file_id: fileId }, { signal });
      if (path === undefined) break;
      const bytes = await api.download(path, LIMIT_BYTES, signal);
      return bytes === null ? tooLarge : { name, bytes, problem: null };
    } catch (error) {
      const failure = readFailure(error);
      if (failure.kind !== 'refused') continue;
      if (/too big/iu.test(failure.description)) return tooLarge;
      break;
    }
  }
  return { name, bytes: null, problem: 'unavailable' };
}
