import { setTimeout as sleep } from 'node:timers/promises';
import type { Focus } from '../conversation/conversation.ts';
import type { Message } from '../messages/message.ts';
import type { Office } from '../office.ts';
import type { OfficerId } from '../people/person.ts';
import type { ClaimInHand } from './claim-in-hand.ts';
import type { DeliverDeps } from './deliver-deps.ts';
import type { Verdict } from './verdict.ts';

/** What a pass counts. */
export type End = 'sent' | 'failed' | 'waiting' | 'missed' | 'cancelled';

/** Writes down what became of an item. Null when it is in other hands. */
export async function settle(deps: DeliverDeps, claim: ClaimInHand, verdict: Verdict): Promise<End | null> {
  const { queue } = deps.memory;
  const { item, token } = claim;
  switch (verdict.kind) {
    case 'lost':
      return null;
    case 'sent':
      return recordSent(deps, claim, verdict);
    case 'again':
      return (await queue.putBack(item.id, token, verdict)) ? 'waiting' : null;
    default:
      return (await queue.end(item.id, token, verdict)) ? verdict.state : null;
  }
}

type Sent = Extract<Verdict, { kind: 'sent' }>;

/** A database that is away for some seconds must not make a message that has left look as if it had not. */
const TRIES_TO_RECORD = 5;
const BETWEEN_TRIES_MS = 1_000;

async function recordSent(deps: DeliverDeps, claim: ClaimInHand, sent: Sent): Promise<End | null> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await markSent(deps, claim, sent);
    } catch (error) {
      if (tries === TRIES_TO_RECORD) throw error;
      await sleep(BETWEEN_TRIES_MS);
    }
  }
}

/** The mark and what the person can now answer belong together. */
async function markSent(
  { memory, clock, observer }: DeliverDeps,
  { item, token }: ClaimInHand,
  sent: Sent,
): Promise<End | null> {
  const at = clock.now();
  const { tried, plan } = sent;
  const { officer, focus, message: words } = plan.said;
  const { name: channel } = tried.route.channel;
  const end = await memory.transaction(async () => {
    const isMarked = await memory.queue.markSent(item.id, token, { at, channel, messageId: tried.messageId });
    if (!isMarked) return null;
    if (plan.office !== null && officer !== null) await rememberQuestion(plan.office, officer, words, focus, at);
    return 'sent' as const;
  });
  if (end !== null && item.kind === 'reply') observer?.answered(channel, at.getTime() - item.createdAt.getTime());
  return end;
}

/** Numbered answers mean the choices of the last message that had any; words without choices ask nothing new. */
async function rememberQuestion(
  { stores }: Office,
  officer: OfficerId,
  { choices }: Message,
  focus: Focus | null,
  askedAt: Date,
): Promise<void> {
  const asksSomething = focus !== null && (focus.tasks.length > 0 || focus.announcement !== null);
  if (choices.length === 0 && !asksSomething) return;
  const conversation = await stores.conversations.read(officer);
  await stores.conversations.save({
    ...conversation,
    question: choices.length > 0 ? { choices, askedAt } : conversation.question,
    focus: asksSomething ? merged(conversation.focus, focus, askedAt) : conversation.focus,
  });
}

/** A question about an announcement leaves the one about tasks open, and the other way round. */
function merged(before: Focus | null, asked: Focus, now: Date): Focus {
  const open = before !== null && before.until > now ? before : null;
  return {
    tasks: asked.tasks.length > 0 ? asked.tasks : (open?.tasks ?? []),
    announcement: asked.announcement ?? open?.announcement ?? null,
    until: asked.until,
  };
}
