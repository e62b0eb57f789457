import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Connection, mongo } from 'mongoose';
import { z } from 'zod';
import type { StoredFile } from '../../src/inbox/inbox-item.ts';
import type { UnitId } from '../../src/people/person.ts';
import type { Files } from '../../src/ports.ts';
import { parseId } from '../ids.ts';
import { createSharing } from './file-links.ts';
import type { Indexed } from '../indexes.ts';

const BUCKET = 'files';
const SCHEMA_VERSION = 1;

const metadataShape = z.object({
  unit: z.string(),
  name: z.string(),
  mime: z.string(),
  size: z.number(),
  sha256: z.string(),
  kept: z.boolean().optional(),
  schemaVersion: z.literal(SCHEMA_VERSION),
});

/** GridFS's own collection. The index is for the removal of a unit: reading goes by id. */
export const FILE_ENTRIES: Indexed = { name: `${BUCKET}.files`, indexes: [{ keys: { 'metadata.unit': 1 } }] };

/** GridFS of this connection's database. */
function openFiles(connection: Connection): { bucket: mongo.GridFSBucket; entries: mongo.Collection } {
  const { db } = connection;
  if (db === undefined) throw new Error('the database is not open');
  return { bucket: new mongo.GridFSBucket(db, { bucketName: BUCKET }), entries: db.collection(FILE_ENTRIES.name) };
}

export function createFiles(connection: Connection, unit: UnitId): Files {
  return {
    ...createSharing(connection, unit),
    async write({ name, mime, bytes }) {
      const { bucket } = openFiles(connection);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const metadata = { unit, name, mime, size: bytes.length, sha256, schemaVersion: SCHEMA_VERSION };
      // GridFS's own `filename` stays empty: the person's name for the file stands in one place only.
      const upload = bucket.openUploadStream('', { metadata });
      await pipeline(Readable.from([bytes], { objectMode: false }), upload);
      return { id: upload.id.toString(), name, mime, size: bytes.length, sha256 };
    },
    async read(id) {
      const _id = parseId(id);
      if (_id === null) return null;
      const { bucket, entries } = openFiles(connection);
      const entry = await entries.findOne({ _id, 'metadata.unit': unit });
      if (entry === null) return null;
      const { name, mime, size, sha256 } = metadataShape.parse(entry['metadata']);
      const file: StoredFile = { id, name, mime, size, sha256 };
      return { file, bytes: await buffer(bucket.openDownloadStream(_id)) };
    },
    async keep(ids) {
      const { entries } = openFiles(connection);
      const known = ids.flatMap((id) => parseId(id) ?? []);
      // Not in the running transaction (GridFS knows none): kept too early is a leak, kept too late a lost proof.
      if (known.length > 0)
        await entries.updateMany({ _id: { $in: known }, 'metadata.unit': unit }, { $set: { 'metadata.kept': true } });
    },
    async removeLoose(before) {
      const { bucket, entries } = openFiles(connection);
      const loose = { 'metadata.unit': unit, 'metadata.kept': { $ne: true }, uploadDate: { $lt: before } };
      let removed = 0;
      for await (const { _id } of entries.find(loose, { projection: { _id: 1 } })) {
        await bucket.delete(_id);
        removed += 1;
      }
      return removed;
    },
  };
}

/** Removes every file of the unit. */
export async function removeFiles(connection: Connection, unit: UnitId): Promise<void> {
  const { bucket, entries } = openFiles(connection);
  for await (const { _id } of entries.find({ 'metadata.unit': unit }, { projection: { _id: 1 } }))
    await bucket.delete(_id);
}
