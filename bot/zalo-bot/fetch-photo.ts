import { once } from 'node:events';
import { type IncomingMessage, get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';
import type { IncomingFile } from '../../src/channels.ts';

export interface PhotoRules {
  /** Hosts, with everything below them, from which a picture may come; over https alone. */
  hosts: readonly string[];
  /** The API's address when it lies on this machine (rehearsals): from its host http is taken too. */
  rehearsalRoot: string | null;
  /** All tries together. */
  fileMs: number;
}

/** A photo of a document on a good phone has two or three. */
const LIMIT_MB = 5;
const LIMIT_BYTES = LIMIT_MB * 1024 * 1024;
const REDIRECTS = 3;
const TRIES = 2;
const NAME = 'ảnh.jpg';

/** The picture itself, or why it could not be had: links expire, so that it is fetched before anything else. Never throws. */
export async function fetchPhoto(url: string, rules: PhotoRules): Promise<IncomingFile> {
  const signal = AbortSignal.timeout(rules.fileMs);
  for (let left = TRIES; left > 0; left -= 1) {
    const got = await follow(url, rules, signal).catch(() => 'broken' as const);
    if (got === 'too-large') return { name: NAME, bytes: null, problem: 'too-large', limitMb: LIMIT_MB };
    if (Buffer.isBuffer(got)) return { name: NAME, bytes: got, problem: null };
    if (got === 'refused') break;
  }
  return { name: NAME, bytes: null, problem: 'unavailable' };
}

async function follow(
  first: string,
  rules: PhotoRules,
  signal: AbortSignal,
): Promise<Buffer | 'too-large' | 'refused'> {
  let url = first;
  for (let hops = 0; hops <= REDIRECTS; hops += 1) {
    const at = expected(url, rules);
    if (at === null) return 'refused';
    const request = (at.protocol === 'http:' ? httpGet : httpsGet)(at, { signal });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const { statusCode = 0, headers } = response;
    if (statusCode === 200) return readUpTo(response);
    response.destroy();
    if (statusCode >= 500) throw new Error('the picture cannot be had now');
    if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) return 'refused';
    if (!URL.canParse(headers.location, at)) return 'refused';
    url = new URL(headers.location, at).href;
  }
  return 'refused';
}

/** The address when it may be asked; every hop is judged anew, so that nobody sends us into the office's own network. */
function expected(url: string, { hosts, rehearsalRoot }: PhotoRules): URL | null {
  if (!URL.canParse(url)) return null;
  const at = new URL(url);
  if (at.username !== '' || at.password !== '') return null;
  if (rehearsalRoot !== null && /^https?:$/u.test(at.protocol) && at.hostname === new URL(rehearsalRoot).hostname)
    return at;
  const isKnown = hosts.some((host) => at.hostname === host || at.hostname.endsWith(`.${host}`));
  return isKnown && at.protocol === 'https:' && at.port === '' ? at : null;
}

async function readUpTo(response: IncomingMessage): Promise<Buffer | 'too-large'> {
  if (Number(response.headers['content-length'] ?? 0) > LIMIT_BYTES) {
    response.destroy();
    return 'too-large';
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    // leaving the loop destroys the response
    if (size > LIMIT_BYTES) return 'too-large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
