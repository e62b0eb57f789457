import { z } from 'zod';
import type { Brought } from '../crowd.ts';
import type { Bureau } from '../world/bureau.ts';
import type { Evidence, Try } from './evidence.ts';

const outboxRow = z.object({
  key: z.string(),
  kind: z.string(),
  state: z.string(),
  inDoubt: z.boolean(),
  attempts: z.number(),
  reason: z.string().nullable(),
  touchedAt: z.date(),
  sentAt: z.date().nullable(),
  recipient: z.object({ officer: z.string().exactOptional() }),
  content: z.object({
    kind: z.string(),
    message: z.object({ text: z.string() }).exactOptional(),
    items: z.array(z.object({ task: z.number() })).exactOptional(),
  }),
});
const inboxRow = z.object({ messageId: z.string(), state: z.string() });
const historyRow = z.object({ task: z.number() });

/** Reads what a bureau left behind, past the product's own code. `steadyOf`: from the product's clock to the runner's. */
export async function collectEvidence(
  bureau: Bureau,
  brought: Brought,
  steadyOf: (moment: Date) => number,
): Promise<Evidence> {
  const { name, people, database, calls, fake } = bureau;
  const closing = { what: { $in: ['done', 'confirmed'] } };
  const [outbox, inbox, closings] = await Promise.all([
    database.collection('outbox').find().toArray(),
    database.collection('inbox').find().toArray(),
    database.collection('audit').find(closing).toArray(),
  ]);
  const known = new Map(fake.log.map((call) => [Number(/[?&]call=(\d+)/u.exec(call.path)?.[1]), call]));
  const tries = calls
    .filter(({ chat }) => chat !== null)
    .map((call): Try => ({ call, telegram: known.get(call.id) ?? null }));
  const arrived = tries.filter(({ telegram }) => telegram?.applied === true).length;
  if (arrived !== fake.sent.length) throw new Error(`the two logs of ${name} differ: ${arrived}, ${fake.sent.length}`);
  return {
    name,
    people,
    brought,
    tries,
    outbox: z
      .array(outboxRow)
      .parse(outbox)
      .map(({ sentAt, ...row }) => ({ ...row, markedAt: sentAt === null ? null : steadyOf(sentAt) })),
    inbox: z.array(inboxRow).parse(inbox),
    closings: z
      .array(historyRow)
      .parse(closings)
      .map(({ task }) => task),
    expired: fake.expired.map(({ update_id: id }) => id),
  };
}
