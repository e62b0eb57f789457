import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { LinkCode, UnitId } from '../../src/people/person.ts';
import type { LinkCodes } from '../../src/ports.ts';
import { unitCollection } from '../collection.ts';
import { openUnitRows } from '../rows.ts';

/** At most one per officer; swept by `tidy`, since a TTL would judge the demo clock's moments by the real one. */
export const LINK_CODES = unitCollection({
  name: 'linkCodes',
  schemaVersion: 1,
  shape: z.object({
    codeHash: z.string(),
    officer: z.string(),
    createdAt: z.date(),
    expiresAt: z.date(),
  }) satisfies z.ZodType<LinkCode>,
  indexes: [
    // Across units on purpose: whoever types a code has no unit yet.
    { keys: { codeHash: 1 }, unique: true },
    { keys: { unit: 1, officer: 1 }, unique: true },
  ],
});

export function createLinkCodes(connection: Connection, unit: UnitId): LinkCodes {
  const rows = openUnitRows(connection, LINK_CODES, unit);
  return {
    replace: (code) => rows.replaceOrInsert({ officer: code.officer }, code),
    use: async (codeHash) => (await rows.remove({ codeHash })) === 1,
    async removeOf(officer) {
      await rows.remove({ officer });
    },
    removeExpired: (now) => rows.remove({ expiresAt: { $lte: now } }),
  };
}
