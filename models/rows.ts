import type { Connection } from 'mongoose';
import type { z } from 'zod';
import type { UnitId } from '../src/people/person.ts';
import { type Collection, type Index, modelOf, readDocument, type Stored, writeDocument } from './collection.ts';

/** Fields by value or by MongoDB's operators; nested fields by their dotted path. */
export type Filter<Row> = { [Field in keyof Row]?: unknown } & { [path: `${string}.${string}`]: unknown } & {
  $or?: Filter<Row>[];
};
export type Sort<Row> = Partial<Record<(keyof Row & string) | '_id', 1 | -1>>;

/** The documents of one collection that lie in one scope. All filters carry the scope, all new documents too. */
export interface Rows<Row> {
  /** `index`: the keys of the index to use, where the planner might take one after which it must sort. */
  find(filter: Filter<Row>, sort: Sort<Row>, index?: Index['keys']): Promise<Row[]>;
  findOne(filter: Filter<Row>): Promise<Row | null>;
  count(filter: Filter<Row>): Promise<number>;
  /** Throws on a document that is there already. */
  insert(rows: readonly Row[]): Promise<void>;
  /**
   * False, and nothing written, when a document with this key exists in any unit: `key` must have a unique index.
   * Safe in a transaction, where a duplicate key error would end everything.
   */
  insertUnlessTaken(key: Filter<Row>, row: Row): Promise<boolean>;
  /** False when there is none. */
  replace(filter: Filter<Row>, row: Row): Promise<boolean>;
  replaceOrInsert(filter: Filter<Row>, row: Row): Promise<void>;
  /** Sets these fields of every document found; returns how many were found. */
  set(filter: Filter<Row>, fields: Partial<Row>): Promise<number>;
  /** Sets fields of many documents in one call. */
  setEach(changes: { filter: Filter<Row>; fields: Partial<Row> }[]): Promise<void>;
  /** Returns how many there were. */
  remove(filter: Filter<Row>): Promise<number>;
}

/** The default of 101 would make two trips of the list of all tasks. */
const BATCH = 1000;

/** A filter with an undefined value would match what it should not. */
function checked<F extends object>(filter: F): F {
  for (const [field, value] of Object.entries(filter)) {
    if (value === undefined) throw new TypeError(`filter on ${field} has no value`);
  }
  return filter;
}

/** Rows of one unit. */
export function openUnitRows<Shape extends z.ZodObject>(
  connection: Connection,
  collection: Collection<Shape>,
  unit: UnitId,
): Rows<z.infer<Shape>> {
  if (!collection.ofUnit) throw new TypeError(`${collection.name} holds no data of units`);
  return openRows(connection, collection, { unit });
}

/** Rows of a collection across units. */
export function openSharedRows<Shape extends z.ZodObject>(
  connection: Connection,
  collection: Collection<Shape>,
): Rows<z.infer<Shape>> {
  return openRows(connection, collection, {});
}

function openRows<Shape extends z.ZodObject>(
  connection: Connection,
  collection: Collection<Shape>,
  scope: { unit?: UnitId },
): Rows<z.infer<Shape>> {
  type Row = z.infer<Shape>;
  const model = modelOf(connection, collection);
  const within = (filter: Filter<Row>): Stored => checked({ ...filter, ...scope });
  const toDocument = (row: Row): Stored => ({ ...writeDocument(collection, row), ...scope });
  const toRow = (document: Stored) => readDocument(collection, document);
  return {
    async find(filter, sort, index) {
      const query = model
        .find(within(filter))
        .sort(sort as Record<string, 1 | -1>)
        .batchSize(BATCH);
      const documents = await (index === undefined ? query : query.hint(index)).lean<Stored[]>();
      return documents.map(toRow);
    },
    async findOne(filter) {
      const document = await model.findOne(within(filter)).lean<Stored>();
      return document === null ? null : toRow(document);
    },
    count: (filter) => model.countDocuments(within(filter)),
    async insert(rows) {
      if (rows.length > 0) await model.insertMany(rows.map(toDocument), { lean: true });
    },
    async insertUnlessTaken(key, row) {
      const done = await model.updateOne(checked(key), { $setOnInsert: toDocument(row) }, { upsert: true });
      return done.upsertedCount === 1;
    },
    async replace(filter, row) {
      const done = await model.replaceOne(within(filter), toDocument(row));
      return done.matchedCount === 1;
    },
    async replaceOrInsert(filter, row) {
      await model.replaceOne(within(filter), toDocument(row), { upsert: true });
    },
    async set(filter, fields) {
      const done = await model.updateMany(within(filter), { $set: fields });
      return done.matchedCount;
    },
    async setEach(changes) {
      if (changes.length === 0) return;
      await model.bulkWrite<Stored>(
        changes.map(({ filter, fields }) => ({ updateOne: { filter: within(filter), update: { $set: fields } } })),
      );
    },
    async remove(filter) {
      const done = await model.deleteMany(within(filter));
      return done.deletedCount;
    },
  };
}
