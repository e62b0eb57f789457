/** Shapes of values that several collections hold, as they come back from the database. */
import { z } from 'zod';
import { parsePlainDay, type PlainDay } from '../src/calendar/plain-day.ts';
import type { PlainTime } from '../src/calendar/zone.ts';
import type { StoredFile } from '../src/inbox/inbox-item.ts';
import type { Choice, FileLink, Message } from '../src/messages/message.ts';

/** The same few days come back over and over, and a strict parse costs more than the rest of a document. */
const MAX_REMEMBERED_DAYS = 20_000;
const knownDays = new Set<string>();

function isPlainDay(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (knownDays.has(value)) return true;
  if (parsePlainDay(value) === null) return false;
  if (knownDays.size >= MAX_REMEMBERED_DAYS) knownDays.clear();
  knownDays.add(value);
  return true;
}

export const plainDayField = z.custom<PlainDay>(isPlainDay, 'not a calendar day');

export const plainTimeField = z.custom<PlainTime>(
  (value) => typeof value === 'string' && /^\d{2}:\d{2}$/u.test(value),
  'not a time of day',
);

export const fileLinkShape = z.object({
  id: z.string(),
  name: z.string(),
  mime: z.string(),
  size: z.number(),
}) satisfies z.ZodType<FileLink>;

export const storedFileShape = fileLinkShape.extend({ sha256: z.string() }) satisfies z.ZodType<StoredFile>;

export const choiceShape = z.object({ label: z.string(), value: z.string() }) satisfies z.ZodType<Choice>;

export const messageShape = z.object({
  text: z.string(),
  choices: z.array(choiceShape),
  files: z.array(fileLinkShape),
}) satisfies z.ZodType<Message>;

export const MESSAGE_KINDS = ['reply', 'digest', 'nudge', 'summary', 'office', 'announcement', 'notice'] as const;
