import { type Connection, mongo } from 'mongoose';
import type { Index } from './collection.ts';

export interface Indexed {
  name: string;
  indexes: Index[];
}

const DUPLICATE_KEY = 11_000;
/** The same keys with other options, or the same name with other keys: an index of an older version. */
const OTHER_DEFINITION: readonly unknown[] = [85, 86];

type Specification = mongo.IndexDescription & { name: string };

function specificationOf({ keys, unique, partial, removeAfterSeconds }: Index): Specification {
  const name = Object.entries(keys)
    .map(([field, direction]) => `${field}_${direction}`)
    .join('_');
  return {
    name,
    key: keys,
    ...(unique === undefined ? {} : { unique }),
    ...(partial === undefined ? {} : { partialFilterExpression: partial }),
    ...(removeAfterSeconds === undefined ? {} : { expireAfterSeconds: removeAfterSeconds }),
  };
}

const codeOf = (error: unknown): unknown => (error instanceof mongo.MongoServerError ? error.code : undefined);

/** An index of an older version stands in the way: the same name or the same keys. */
async function replaceIndex(collection: mongo.Collection, specification: Specification): Promise<void> {
  const keysOf = (keys: unknown) => JSON.stringify(keys);
  for (const { name, key } of await collection.indexes()) {
    const inTheWay = name === specification.name || keysOf(key) === keysOf(specification.key);
    if (inTheWay && name !== undefined) await collection.dropIndex(name);
  }
  await collection.createIndexes([specification]);
}

async function buildOne(collection: mongo.Collection, specification: Specification): Promise<string[]> {
  try {
    await collection.createIndexes([specification]).catch((error: unknown) => {
      if (!OTHER_DEFINITION.includes(codeOf(error))) throw error;
      return replaceIndex(collection, specification);
    });
    return [];
  } catch (error) {
    if (codeOf(error) !== DUPLICATE_KEY) throw error;
    const [table, index] = [collection.collectionName, specification.name];
    return [`Bảng ${table} thiếu chỉ mục duy nhất ${index} vì có dữ liệu trùng: cần xóa bản ghi trùng.`];
  }
}

/** All of a collection in one call; one by one only where one of them does not go through. */
async function build(collection: mongo.Collection, indexes: Index[]): Promise<string[]> {
  const specifications = indexes.map(specificationOf);
  try {
    await collection.createIndexes(specifications);
    return [];
  } catch (error) {
    const code = codeOf(error);
    if (code !== DUPLICATE_KEY && !OTHER_DEFINITION.includes(code)) throw error;
  }
  const problems: string[] = [];
  for (const specification of specifications) problems.push(...(await buildOne(collection, specification)));
  return problems;
}

/**
 * Builds what is missing; what is there already costs nothing. Returns a Vietnamese sentence for each unique index
 * that old duplicates forbid: without it the promise "once" does not hold. Throws when the database is away.
 */
export async function buildIndexes(connection: Connection, collections: readonly Indexed[]): Promise<string[]> {
  const { db } = connection;
  if (db === undefined) throw new Error('the database is not open');
  const problems = await Promise.all(collections.map(({ name, indexes }) => build(db.collection(name), indexes)));
  return problems.flat();
}
