import { once } from 'node:events';
import { type IncomingMessage, get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';
import { Telegraf } from 'telegraf';
import type { Opts, Telegram } from 'telegraf/types';
import { createAgent } from '../receiving/connection.ts';

type Method = keyof Telegram;

/** The kinds of updates that the receiver reads, however they come. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query'] as const;

/** The Bot API by telegraf's client: every call has a deadline. Errors are read by readFailure, never logged. */
export interface TelegramApi {
  bot: Telegraf;
  call<M extends Method>(method: M, payload: Opts<M>, limits?: CallLimits): Promise<ReturnType<Telegram[M]>>;
  /** The bytes behind a `file_path`; null as soon as there are more than `limitBytes`. Throws when it cannot be had. */
  download(path: string, limitBytes: number, signal: AbortSignal): Promise<Buffer | null>;
}

export interface CallLimits {
  deadlineMs?: number;
  /** Ends the call before its deadline. */
  signal?: AbortSignal;
}

export interface ApiOptions {
  token: string;
  /** Without the token part: `{apiRoot}/bot<TOKEN>/<method>`. */
  apiRoot: string;
  callMs: number;
  connectMs: number;
}

export function createTelegramApi({ token, apiRoot, callMs, connectMs }: ApiOptions): TelegramApi {
  // without the closing slash the last segment of a root such as https://proxy/telegram would be replaced
  const root = new URL(apiRoot.endsWith('/') ? apiRoot : `${apiRoot}/`);
  const agent = createAgent(root, connectMs);
  const bot = new Telegraf(token, {
    telegram: { apiRoot: root.href, agent, webhookReply: false },
    // our own deadlines end a handling; telegraf's would leave it running and report it as failed
    handlerTimeout: Infinity,
  });
  // telegraf drops the agent of a root without TLS
  bot.telegram.options.agent = agent;
  // its own way would end the process; the receiver decides what a failure means
  bot.catch((error) => {
    throw error;
  });
  return {
    bot,
    call(method, payload, { deadlineMs = callMs, signal } = {}) {
      const deadline = AbortSignal.timeout(deadlineMs);
      const ended = signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
      return bot.telegram.callApi(method, payload, { signal: ended as CallSignal });
    },
    async download(path, limitBytes, signal) {
      const get = root.protocol === 'http:' ? httpGet : httpsGet;
      const request = get(new URL(`./file/bot${token}/${path}`, root), { agent, signal });
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      return readUpTo(response, limitBytes);
    },
  };
}

/** telegraf's types know only the AbortSignal of a package; Node's own is what it calls in the end. */
type CallSignal = NonNullable<Parameters<Telegraf['telegram']['callApi']>[2]>['signal'] & AbortSignal;

async function readUpTo(response: IncomingMessage, limitBytes: number): Promise<Buffer | null> {
  if (response.statusCode !== 200) {
    response.destroy();
    throw new Error('the file cannot be had');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    // leaving the loop destroys the response
    if (size > limitBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
