import type { Connection } from 'mongoose';
import { z } from 'zod';
import { type Conversation, emptyConversation, type PendingIntent } from '../../src/conversation/conversation.ts';
import type { UnitId } from '../../src/people/person.ts';
import type { Conversations } from '../../src/ports.ts';
import { unitCollection } from '../collection.ts';
import { choiceShape, storedFileShape } from '../fields.ts';
import { openUnitRows } from '../rows.ts';

const isIntent = (value: unknown): boolean => typeof value === 'object' && value !== null && 'intent' in value;
const isText = (value: unknown): boolean => typeof value === 'string';

/** An intent waits for minutes only: its slots are kept as they are and not described a second time here. */
const pendingShape = z.object({
  intent: z.custom<PendingIntent['intent']>(isIntent),
  missing: z.custom<PendingIntent['missing']>(isText),
  files: z.array(storedFileShape),
  askedAt: z.date(),
});

export const CONVERSATIONS = unitCollection({
  name: 'conversations',
  schemaVersion: 1,
  shape: z.object({
    officer: z.string(),
    pending: pendingShape.nullable(),
    question: z.object({ choices: z.array(choiceShape), askedAt: z.date() }).nullable(),
    focus: z.object({ tasks: z.array(z.number()), announcement: z.number().nullable(), until: z.date() }).nullable(),
    waitingFiles: z.array(z.object({ file: storedFileShape, at: z.date() })),
    lastClosing: z.object({ task: z.number(), at: z.date() }).nullable(),
    album: z.string().nullable(),
  }) satisfies z.ZodType<Conversation>,
  indexes: [{ keys: { unit: 1, officer: 1 }, unique: true }],
});

export function createConversations(connection: Connection, unit: UnitId): Conversations {
  const rows = openUnitRows(connection, CONVERSATIONS, unit);
  return {
    read: async (officer) => (await rows.findOne({ officer })) ?? emptyConversation(officer),
    save: (conversation) => rows.replaceOrInsert({ officer: conversation.officer }, conversation),
  };
}
