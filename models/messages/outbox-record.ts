import { z } from 'zod';
import {
  type Content,
  OUTBOX_STATES,
  type NewOutboxItem,
  type OutboxItem,
  type Recipient,
} from '../../src/outbox/outbox-item.ts';
import { CHANNELS } from '../../src/people/person.ts';
import type { Stage } from '../../src/reminders/stage.ts';
import { readDocument, type RowOf, sharedCollection, type Stored } from '../collection.ts';
import { MESSAGE_KINDS, messageShape, plainDayField } from '../fields.ts';

const recipientShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('officer'),
    officer: z.string(),
    via: z.object({ channel: z.enum(CHANNELS), account: z.string() }).nullable(),
  }),
  z.object({ kind: z.literal('account'), channel: z.enum(CHANNELS), account: z.string() }),
]) satisfies z.ZodType<Recipient>;

/** Stages are kept as written: an item outlives the list of stages. */
const stageField = z.custom<Stage>((value) => typeof value === 'object' && value !== null && 'kind' in value);

const contentShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), message: messageShape, forget: z.literal(true).exactOptional() }),
  z.object({
    kind: z.literal('reminder'),
    day: plainDayField,
    items: z.array(z.object({ task: z.number(), stage: stageField })),
    announcements: z.array(z.number()),
  }),
]) satisfies z.ZodType<Content>;

/** Claims name it, lest the planner sorts ten thousand due items for each. */
export const FOR_CLAIMS = { state: 1, priority: 1, dueAt: 1, _id: 1 } as const;

const KEEP_FOR_STRANGERS_SECONDS = 90 * 86_400;

/** What still has words, by its age. */
export const WITH_WORDS = { 'content.message.text': { $gt: '' } } as const;
export const BY_AGE = { unit: 1, touchedAt: 1 } as const;

/** `unit` is null for answers to strangers, so this is no collection of a unit; what a unit sees of it filters by it. */
export const OUTBOX = sharedCollection({
  name: 'outbox',
  schemaVersion: 1,
  shape: z.object({
    unit: z.string().nullable(),
    key: z.string(),
    kind: z.enum(MESSAGE_KINDS),
    recipient: recipientShape,
    content: contentShape,
    priority: z.number(),
    dueAt: z.date(),
    expiresAt: z.date().nullable(),
    createdAt: z.date(),
    state: z.enum(OUTBOX_STATES),
    attempts: z.number(),
    inDoubt: z.boolean(),
    reason: z.string().nullable(),
    sentAt: z.date().nullable(),
    channel: z.enum(CHANNELS).nullable(),
    messageId: z.string().nullable(),
    /** The claim that holds it; whoever completes must show it. */
    token: z.string().nullable(),
    /** By the database's clock. */
    leaseUntil: z.date().nullable(),
    /** Under this claim a call was begun: should the claim lapse, it may have arrived. */
    begun: z.literal(true).exactOptional(),
    /** When it was created or claimed last, by the product's clock: what happened to it since then. */
    touchedAt: z.date(),
    // Few items ever have these: absent until then.
    number: z.number().exactOptional(),
    toldAt: z.date().exactOptional(),
    resentAt: z.date().exactOptional(),
    /** By the database's clock: what was said to strangers goes by it. */
    endedAt: z.date().exactOptional(),
  }),
  indexes: [
    { keys: { key: 1 }, unique: true },
    { keys: FOR_CLAIMS },
    { keys: { state: 1, dueAt: 1 } },
    { keys: { unit: 1, state: 1, touchedAt: 1, _id: 1 } },
    // No unit's job reaches these.
    { keys: { endedAt: 1 }, removeAfterSeconds: KEEP_FOR_STRANGERS_SECONDS, partial: { unit: null } },
    { keys: BY_AGE, partial: WITH_WORDS },
    { keys: { unit: 1, inDoubt: 1, touchedAt: 1 }, partial: { inDoubt: true } },
    { keys: { unit: 1, number: 1 }, unique: true, partial: { number: { $exists: true } } },
  ],
});

export type OutboxRow = RowOf<typeof OUTBOX>;

export function toOutboxRow({ state, reason, ...item }: NewOutboxItem): OutboxRow {
  return {
    ...item,
    state: state ?? 'waiting',
    reason: reason ?? null,
    attempts: 0,
    inDoubt: false,
    sentAt: null,
    channel: null,
    messageId: null,
    token: null,
    leaseUntil: null,
    touchedAt: item.createdAt,
  };
}

export function toOutboxItem(document: Stored): OutboxItem {
  const {
    token: _token,
    leaseUntil: _lease,
    begun: _begun,
    touchedAt: _touched,
    number = null,
    toldAt = null,
    resentAt = null,
    endedAt: _ended,
    ...item
  } = readDocument(OUTBOX, document);
  return { id: String(document['_id']), ...item, number, toldAt, resentAt };
}
