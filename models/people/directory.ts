import type { Connection } from 'mongoose';
import { z } from 'zod';
import { CHANNELS } from '../../src/people/person.ts';
import type { Directory } from '../../src/ports.ts';
import { modelOf, readDocument, sharedCollection, type Stored } from '../collection.ts';
import { createSharedFiles } from '../messages/file-links.ts';
import { ACCOUNTS } from './accounts.ts';
import { LINK_CODES } from './link-codes.ts';

const WINDOW_MS = 3_600_000;
/** By the database's clock, from the last event: long enough for any window. */
const KEEP_SECONDS = 7200;

/**
 * What accounts have done within an hour that begins with their first message, and anew with each wrong code: whoever
 * guesses on and on is locked out until an hour has passed since the last guess.
 */
export const STRANGERS = sharedCollection({
  name: 'strangers',
  schemaVersion: 1,
  shape: z.object({
    channel: z.enum(CHANNELS),
    account: z.string(),
    windowFrom: z.date(),
    answers: z.number(),
    wrongCodes: z.number(),
    touchedAt: z.date(),
  }),
  indexes: [
    { keys: { channel: 1, account: 1 }, unique: true },
    { keys: { touchedAt: 1 }, removeAfterSeconds: KEEP_SECONDS },
  ],
});

const unitOf = (document: Stored): string => z.string().parse(document['unit']);

/** One step in the database, so that a flood cannot slip between reading and writing. */
function countingStep(now: Date, what: { answer: boolean; wrongCode: boolean }) {
  // Before the window too: a clock that was set back begins anew. A missing field compares lower than any date.
  const age = { $subtract: [now, { $ifNull: ['$windowFrom', new Date(0)] }] };
  const running = { $and: [{ $gte: [age, 0] }, { $lt: [age, WINDOW_MS] }] };
  const counted = (field: string, add: boolean) => ({
    $add: [{ $cond: [running, { $ifNull: [`$${field}`, 0] }, 0] }, add ? 1 : 0],
  });
  return {
    answers: counted('answers', what.answer),
    wrongCodes: counted('wrongCodes', what.wrongCode),
    windowFrom: what.wrongCode ? now : { $cond: [running, '$windowFrom', now] },
    touchedAt: '$$NOW',
    schemaVersion: STRANGERS.schemaVersion,
  };
}

export function createDirectory(connection: Connection): Directory {
  const accounts = modelOf(connection, ACCOUNTS);
  const codes = modelOf(connection, LINK_CODES);
  const strangers = modelOf(connection, STRANGERS);
  return {
    ...createSharedFiles(connection),
    async findAccount(channel, account) {
      const found = await accounts.findOne({ channel, account }).lean<Stored>();
      return found === null ? null : { unit: unitOf(found), account: readDocument(ACCOUNTS, found) };
    },
    async findCode(codeHash, now) {
      const found = await codes.findOne({ codeHash, expiresAt: { $gt: now } }).lean<Stored>();
      return found === null ? null : { unit: unitOf(found), code: readDocument(LINK_CODES, found) };
    },
    async countStranger(channel, account, now, what) {
      const counted = await strangers
        .findOneAndUpdate({ channel, account }, [{ $set: countingStep(now, what) }], {
          upsert: true,
          returnDocument: 'after',
          updatePipeline: true,
        })
        .lean<Stored>();
      const { answers, wrongCodes } = readDocument(STRANGERS, counted ?? {});
      return { answers, wrongCodes };
    },
  };
}
