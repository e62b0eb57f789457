import { z } from 'zod';
import type { Outgoing, SendOutcome } from '../../src/channels.ts';
import { NOT_BEGUN, sendInParts } from '../sending/in-parts.ts';
import type { Answer, ZaloApi } from './api.ts';
import { outcomeOf, type Refused } from './outcome.ts';
import { type Part, render } from './render.ts';

export interface SendTiming {
  /** Zalo fetches a picture before it answers. */
  fileMs: number;
  /** Between tries of a part that was provably not delivered. */
  againMs: number;
  /** The whole bot rests so long after the first 429, which names no wait; twice as long after each further one … */
  limitMs: number;
  /** … up to this. */
  limitMaxMs: number;
}

export type Send = (account: string, outgoing: Outgoing) => Promise<SendOutcome>;

/** Sends messages in as many calls as they need, and says what became of each. Never rejects. */
export function createSend(api: ZaloApi, timing: SendTiming, publicUrl: string | null): Send {
  let limits = 0;

  function settled(outcome: SendOutcome | Refused): SendOutcome {
    if (outcome.kind !== 'limit') {
      if (outcome.kind === 'sent') limits = 0;
      return outcome;
    }
    const afterMs = Math.min(timing.limitMs * 2 ** Math.min(limits, 20), timing.limitMaxMs);
    limits += 1;
    return { kind: 'retry', reason: 'Zalo yêu cầu gửi chậm lại', inDoubt: false, afterMs };
  }

  async function sendPart(account: string, part: Part, { nextTurn, signal }: Outgoing): Promise<SendOutcome> {
    const say = async (text: string): Promise<SendOutcome | Refused> =>
      readSent(await api.call('sendMessage', { chat_id: account, text }, { signal }));
    if (part.kind === 'text') return settled(await say(part.text));
    const caption = part.caption === '' ? {} : { caption: part.caption };
    const shown = readSent(
      await api.call(
        'sendPhoto',
        { chat_id: account, photo: part.url, ...caption },
        { deadlineMs: timing.fileMs, signal },
      ),
    );
    // a picture that Zalo could not fetch, or does not like: its link will do
    if (shown.kind !== 'permanent') return settled(shown);
    return (await nextTurn()) ? settled(await say(part.instead)) : NOT_BEGUN;
  }

  return async (account, outgoing) => {
    const links = await linksOf(outgoing, publicUrl);
    if (links === null) return LINKS_AWAY;
    const parts = render(outgoing.message, links);
    if (parts.length === 0) return { kind: 'permanent', reason: 'tin không có nội dung' };
    return sendInParts(
      parts.map((part) => () => sendPart(account, part, outgoing)),
      outgoing,
      timing.againMs,
    );
  };
}

const LINKS_AWAY: SendOutcome = {
  kind: 'retry',
  reason: 'chưa tạo được liên kết tới tệp',
  inDoubt: false,
  afterMs: null,
};

/** By the files' ids; null: the database is away. */
async function linksOf({ message, share }: Outgoing, publicUrl: string | null): Promise<Map<string, string> | null> {
  const links = new Map<string, string>();
  if (publicUrl === null) return links;
  try {
    for (const { id } of message.files) {
      const path = (await share?.(id)) ?? null;
      if (path !== null) links.set(id, publicUrl.replace(/\/+$/u, '') + path);
    }
    return links;
  } catch {
    return null;
  }
}

const sentSchema = z.object({ message_id: z.union([z.string(), z.number().transform(String)]) });

function readSent(answer: Answer): Extract<SendOutcome, { kind: 'sent' }> | Refused {
  if (!answer.ok) return outcomeOf(answer.failure);
  const read = sentSchema.safeParse(answer.result);
  // it is there; only its name is not known
  return { kind: 'sent', messageId: read.success ? read.data.message_id : '' };
}
