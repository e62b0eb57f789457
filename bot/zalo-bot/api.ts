import { type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { z } from 'zod';
import { createAgent, NOT_CONNECTED } from '../receiving/connection.ts';
import { type Failure, readRefusal } from './failure.ts';

/** The eleven methods are spelled like this; Zalo tells capital letters apart. These are used here. */
export type Method = 'getMe' | 'getUpdates' | 'setWebhook' | 'getWebhookInfo' | 'sendMessage' | 'sendPhoto';

export type Answer = { ok: true; result: unknown } | { ok: false; failure: Failure };

/** The Zalo Bot API: every call has a deadline and none rejects. Nothing of an address ever leaves here. */
export interface ZaloApi {
  call(method: Method, payload: object, limits?: { deadlineMs?: number; signal?: AbortSignal }): Promise<Answer>;
}

export interface ApiOptions {
  token: string;
  /** Without the token part: `{apiRoot}/bot<TOKEN>/<method>`. */
  apiRoot: string;
  callMs: number;
  connectMs: number;
}

/** An answer is a few lines. */
const ANSWER_LIMIT_BYTES = 4 * 1024 * 1024;

export function createZaloApi({ token, apiRoot, callMs, connectMs }: ApiOptions): ZaloApi {
  // without the closing slash the last segment of a root such as https://proxy/zalo would be replaced
  const root = new URL(apiRoot.endsWith('/') ? apiRoot : `${apiRoot}/`);
  const agent = createAgent(root, connectMs);
  const open = root.protocol === 'http:' ? httpRequest : httpsRequest;

  function post(method: Method, body: Buffer, signal: AbortSignal): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': body.length };
      const request = open(new URL(`./bot${token}/${method}`, root), { method: 'POST', agent, headers, signal });
      request.once('error', reject);
      request.once('response', (response) => {
        readText(response).then((text) => resolve({ status: response.statusCode ?? 0, text }), reject);
      });
      request.end(body);
    });
  }

  return {
    async call(method, payload, { deadlineMs = callMs, signal } = {}) {
      const deadline = AbortSignal.timeout(deadlineMs);
      const ended = signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
      try {
        const { status, text } = await post(method, Buffer.from(JSON.stringify(payload)), ended);
        return readAnswer(status, text);
      } catch (error) {
        const isUnsent = codeOf(error) === NOT_CONNECTED;
        return { ok: false, failure: { kind: isUnsent ? 'not-connected' : 'in-doubt' } };
      }
    },
  };
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    // leaving the loop destroys the response
    if (size > ANSWER_LIMIT_BYTES) throw new Error('an answer without end');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

const codeSchema = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^-?\d{1,6}$/u)
      .transform(Number),
  ])
  .optional()
  .catch(undefined);
const envelopeSchema = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  description: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  error_code: codeSchema,
  // one method spells it so
  errorCode: codeSchema,
});

/** Decides on `ok`; the HTTP status counts only where the body is not Zalo's. */
export function readAnswer(status: number, text: string): Answer {
  const envelope = envelopeSchema.safeParse(parse(text));
  if (!envelope.success) {
    // success that nobody can read may have done what was asked
    return { ok: false, failure: readRefusal(status >= 400 ? status : null, '') };
  }
  const { ok, result, description, message, error_code: code, errorCode } = envelope.data;
  if (ok) return { ok, result };
  const named = code ?? errorCode ?? (status >= 400 ? status : null);
  return { ok, failure: readRefusal(named, description ?? message ?? '') };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
