import { z } from 'zod';
import type { MonthLimits } from '../../src/channels.ts';
import { isLoopback } from '../../src/config.ts';
import type { Logger } from '../../src/log.ts';
import type { Observer } from '../../src/observer.ts';
import type { ConnectedChannel } from '../connected-channel.ts';
import { ALONE, createPollLease, type Leases, pollLeaseName } from '../receiving/poll-lease.ts';
import type { Receiving, Trouble } from '../receiving/trouble.ts';
import { type Answer, createZaloApi } from './api.ts';
import { examineBot } from './examine.ts';
import { createWebhookKeeper, type WebhookTiming } from './keep-webhook.ts';
import { createPoller, type PollTiming } from './poll.ts';
import { createReceiver, type Receiver } from './receive.ts';
import { TEXT_LIMIT } from './render.ts';
import { createSend, type SendTiming } from './send.ts';
import { troubleOf } from './trouble.ts';
import { webhookUrl, zaloWebhook } from './webhook.ts';

export interface ZaloBotOptions {
  token: string;
  /** Without the token part. */
  apiRoot: string;
  /** Where pictures may come from: hosts, with everything below them. */
  mediaHosts: readonly string[];
  /** Under which phones open links to files; null: they cannot. */
  publicUrl: string | null;
  month: MonthLimits;
  logger: Logger;
  /** Left out or null: long polling. All secrets are accepted, the first one is registered. */
  webhook?: { publicUrl: string; secrets: readonly string[] } | null;
  /** By these, one process at a time polls; left out: nobody else does. Asked only after `start`. */
  leases?: Leases;
  observer?: Observer | undefined;
  /** Tests shorten it. */
  timing?: Partial<ZaloBotTiming>;
}

export type ZaloBotTiming = PollTiming & WebhookTiming & SendTiming & { callMs: number; connectMs: number };

export const ZALO_BOT_TIMING: ZaloBotTiming = {
  pollSeconds: 25,
  pollGraceMs: 8_000,
  restMs: 1_000,
  callMs: 10_000,
  connectMs: 5_000,
  fileMs: 20_000,
  againMs: 1_000,
  limitMs: 5_000,
  limitMaxMs: 300_000,
  backOffMs: 1_000,
  backOffMaxMs: 30_000,
  slowMs: 60_000,
  soonMs: 5_000,
  lookMs: 60_000,
  leaseMs: 25_000,
  standByMs: 1_000,
};

/** Nothing is published: one message a second to a chat, and a modest pace for the whole bot. */
const LIMITS = { perSecond: 5, perChatSeconds: 1 };

const meSchema = z.object({ id: z.union([z.string(), z.number().transform(String)]) });

/** The Zalo Bot Platform by long polling or webhook. Nothing here throws for want of a network; no token reaches a log. */
export function createZaloBotChannel(options: ZaloBotOptions): ConnectedChannel {
  const { token, apiRoot, mediaHosts, publicUrl, month, logger, webhook = null, leases, observer } = options;
  const timing = { ...ZALO_BOT_TIMING, ...options.timing };
  const api = createZaloApi({ token, apiRoot, callMs: timing.callMs, connectMs: timing.connectMs });
  // the number before the colon is public, the rest is the secret
  const publicId = token.split(':', 1)[0] ?? '';
  const leaseName = pollLeaseName('zalo-bot', publicId);
  const url = webhook === null ? null : webhookUrl(webhook.publicUrl);
  let me: string | null = null;
  let receiver: Receiver | null = null;

  async function connect(signal: AbortSignal): Promise<Trouble | null> {
    if (me !== null) return null;
    const answer = await api.call('getMe', {}, { signal });
    if (!answer.ok) return troubleOf(answer.failure);
    me = meSchema.catch({ id: '' }).parse(answer.result).id;
    return null;
  }

  async function take(event: unknown): Promise<void> {
    if (receiver === null) throw new Error('not receiving yet, or no more');
    await receiver.take(event);
  }

  const parts = { api, logger, observer, timing, connect };
  const lease = leases === undefined ? ALONE : createPollLease(leases, leaseName, timing.leaseMs);
  const receiving: Receiving =
    url === null
      ? createPoller({ ...parts, lease, take })
      : createWebhookKeeper({ ...parts, url, secret: webhook?.secrets[0] ?? '' });

  return {
    name: 'zalo-bot',
    capabilities: {
      buttons: 0,
      textLimit: TEXT_LIMIT,
      files: false,
      month,
      pace: { bot: `zalo-bot/${publicId}`, ...LIMITS },
    },
    // the platform has no start parameter: codes are typed
    linkFor: () => null,
    webhook: webhook === null ? null : zaloWebhook(webhook.secrets, take),
    send: createSend(api, timing, publicUrl),
    start(reception) {
      const rehearsalRoot = isLoopback(new URL(apiRoot).hostname) ? apiRoot : null;
      const photos = { hosts: mediaHosts, rehearsalRoot, fileMs: timing.fileMs };
      receiver = createReceiver({ reception, logger, photos, publicId, botId: () => me });
      receiving.start();
      return Promise.resolve();
    },
    async stop() {
      await receiving.stop();
      receiver = null;
    },
    problem: () => receiving.problem(),
    answers: async () => isAnswer(await api.call('getMe', {})),
    examine: async (leaseMs) => examineBot(api, { url, leaseMs: await leaseMs(leaseName).catch(() => null) }),
  };
}

/** A wrong token is an answer too. */
const isAnswer = (answer: Answer): boolean =>
  answer.ok || (answer.failure.kind === 'refused' && answer.failure.code !== 429);
