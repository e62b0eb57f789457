import { isIP } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from './refuse.ts';

/** Names by which a person reaches a server on this very machine. */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/^\[|\]$/gu, '').toLowerCase();
  if (name === 'localhost' || name === '::1') return true;
  return isIP(name) === 4 && name.startsWith('127.');
}

/** `127.0.0.1:3000` → `127.0.0.1`; null for what is no host at all. */
function hostNameOf(authority: string | undefined): string | null {
  try {
    return authority === undefined ? null : new URL(`http://${authority}`).hostname;
  } catch {
    return null;
  }
}

function isOwnOrigin(origin: string, host: string): boolean {
  try {
    return new URL(origin).host === new URL(`http://${host}`).host;
  } catch {
    return false; // "null": a sandboxed frame, a file
  }
}

/**
 * Keeps pages of other sites away from a server that asks for no password because it listens on loopback only. A
 * foreign Host is a name that was bent to 127.0.0.1 (DNS rebinding); a foreign Origin or Sec-Fetch-Site is a form or
 * script of another page. Programs without a browser send neither header.
 */
export async function onlyFromHere(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const { host, origin, 'sec-fetch-site': site } = request.headers;
  const hostName = hostNameOf(host);
  if (host === undefined || hostName === null || !isLoopbackHost(hostName)) return refuse(reply, 403);
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return refuse(reply, 403);
  if (origin !== undefined && !isOwnOrigin(origin, host)) return refuse(reply, 403);
  return undefined;
}
