import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { Post, Tenure, UnitId } from '../../src/people/person.ts';
import type { Posts } from '../../src/ports.ts';
import { unitCollection } from '../collection.ts';
import { plainDayField } from '../fields.ts';
import { openUnitRows } from '../rows.ts';

export const POSTS = unitCollection({
  name: 'posts',
  schemaVersion: 1,
  shape: z.object({
    id: z.string(),
    name: z.string(),
    aliases: z.array(z.string()),
    rank: z.number(),
  }) satisfies z.ZodType<Post>,
  indexes: [{ keys: { unit: 1, id: 1 }, unique: true }, { keys: { unit: 1, rank: 1, _id: 1 } }],
});

export const TENURES = unitCollection({
  name: 'tenures',
  schemaVersion: 1,
  shape: z.object({
    post: z.string(),
    officer: z.string(),
    fromOn: plainDayField,
    untilOn: plainDayField.nullable(),
  }) satisfies z.ZodType<Tenure>,
  indexes: [{ keys: { unit: 1, _id: 1 } }, { keys: { unit: 1, post: 1 } }, { keys: { unit: 1, officer: 1 } }],
});

export function createPosts(connection: Connection, unit: UnitId): Posts {
  const posts = openUnitRows(connection, POSTS, unit);
  const tenures = openUnitRows(connection, TENURES, unit);
  return {
    add: (post) => posts.insert([post]),
    list: () => posts.find({}, { rank: 1, _id: 1 }),
    tenuresOn: (day) =>
      tenures.find({ fromOn: { $lte: day }, $or: [{ untilOn: null }, { untilOn: { $gt: day } }] }, { _id: 1 }),
    addTenure: (tenure) => tenures.insert([tenure]),
    async endTenures(which, untilOn) {
      if (which.post === undefined && which.officer === undefined) {
        throw new TypeError('endTenures needs a post or an officer');
      }
      const lastsLonger = { $or: [{ untilOn: null }, { untilOn: { $gt: untilOn } }] };
      await tenures.set({ ...which, ...lastsLonger }, { untilOn });
    },
  };
}
