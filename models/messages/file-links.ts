import { createHash, randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { UnitId } from '../../src/people/person.ts';
import type { Directory, Files } from '../../src/ports.ts';
import { modelOf, readDocument, type Stored, unitCollection } from '../collection.ts';

const LIFE_SECONDS = 30 * 86_400;

/** Links by which a phone opens one file: who has the token may read it, as often as he likes, until it expires. */
export const FILE_LINKS = unitCollection({
  name: 'fileLinks',
  schemaVersion: 1,
  shape: z.object({
    tokenHash: z.string(),
    file: z.string(),
    /** By the database's clock. */
    madeAt: z.date(),
  }),
  indexes: [
    // Across units on purpose: whoever opens a link brings nothing but the token.
    { keys: { tokenHash: 1 }, unique: true },
    { keys: { unit: 1, file: 1 } },
    { keys: { madeAt: 1 }, removeAfterSeconds: LIFE_SECONDS },
  ],
});

const hash = (token: string): string => createHash('sha256').update(token).digest('hex');

export function createSharing(connection: Connection, unit: UnitId): Pick<Files, 'share'> {
  const model = modelOf(connection, FILE_LINKS);
  return {
    async share(file) {
      const token = randomBytes(24).toString('base64url');
      const fields = { file: { $literal: file }, madeAt: '$$NOW', schemaVersion: FILE_LINKS.schemaVersion };
      await model.updateOne({ tokenHash: hash(token), unit }, [{ $set: fields }], {
        upsert: true,
        updatePipeline: true,
      });
      return token;
    },
  };
}

export function createSharedFiles(connection: Connection): Pick<Directory, 'findSharedFile'> {
  const model = modelOf(connection, FILE_LINKS);
  const fresh = { $expr: { $gt: ['$madeAt', { $subtract: ['$$NOW', LIFE_SECONDS * 1000] }] } };
  return {
    async findSharedFile(token) {
      const found = await model.findOne({ tokenHash: hash(token), ...fresh }).lean<Stored>();
      if (found === null) return null;
      return { unit: z.string().parse(found['unit']), file: readDocument(FILE_LINKS, found).file };
    },
  };
}
