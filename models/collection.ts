/** What a collection is: one zod shape from which mongoose's schema follows, its version, its indexes. */
import { type Connection, type Model, Schema, type SchemaDefinition } from 'mongoose';
import { z } from 'zod';

export interface Index {
  /** In order: what is compared first, then what is sorted by, then ranges. Unit data begin with `unit`. */
  keys: Record<string, 1 | -1>;
  unique?: true;
  /** Only documents like this stand in it; a query must say the same to use it. */
  partial?: Record<string, unknown>;
  /** Documents are removed this long after the moment in the (only) key. Moments of the database's clock only. */
  removeAfterSeconds?: number;
}

export interface Collection<Shape extends z.ZodObject = z.ZodObject> {
  name: string;
  /** Raised together with a migration (migrations.ts) whenever documents change their shape. */
  schemaVersion: number;
  shape: Shape;
  indexes: Index[];
  /** Documents belong to a unit and go with it. False for what exists across units. */
  ofUnit: boolean;
}

export type RowOf<C extends Collection> = z.infer<C['shape']>;

/** A document as the driver gives it. */
export type Stored = Record<string, unknown>;

/** A document that this version of the program cannot read: written by a newer one, or damaged. */
export class UnreadableDocument extends Error {
  constructor(collection: string, id: unknown, why: string) {
    super(`${collection} ${String(id)}: ${why}`);
    this.name = 'UnreadableDocument';
  }
}

/** A collection of a unit's data. */
export function unitCollection<Shape extends z.ZodObject>(
  definition: Omit<Collection<Shape>, 'ofUnit'>,
): Collection<Shape> {
  return { ...definition, ofUnit: true };
}

/** A collection of what must be known before, or without, a unit. */
export function sharedCollection<Shape extends z.ZodObject>(
  definition: Omit<Collection<Shape>, 'ofUnit'>,
): Collection<Shape> {
  return { ...definition, ofUnit: false };
}

/** mongoose checks only the first level: below it, zod has checked already. */
function mongooseTypeOf(field: unknown): unknown {
  if (field instanceof z.ZodNullable || field instanceof z.ZodExactOptional) return mongooseTypeOf(field.unwrap());
  if (field instanceof z.ZodString || field instanceof z.ZodEnum) return String;
  if (field instanceof z.ZodNumber) return Number;
  if (field instanceof z.ZodBoolean) return Boolean;
  if (field instanceof z.ZodDate) return Date;
  return Schema.Types.Mixed;
}

function mongooseSchemaOf({ name, shape, ofUnit }: Collection): Schema {
  const fields = Object.entries(shape.shape).map(([field, type]) => [field, { type: mongooseTypeOf(type) }]);
  const owner = ofUnit ? { unit: { type: String, required: true } } : {};
  const definition: SchemaDefinition = { ...Object.fromEntries(fields), ...owner, schemaVersion: { type: Number } };
  return new Schema(definition, {
    collection: name,
    // A field that no shape knows is a bug, in a document and in a query.
    strict: 'throw',
    strictQuery: 'throw',
    versionKey: false,
    minimize: false,
    id: false,
    autoIndex: false,
    autoCreate: false,
  });
}

/** The collection on this connection. Made once per connection. */
export function modelOf(connection: Connection, collection: Collection): Model<Stored> {
  const known: Model<Stored> | undefined = connection.models[collection.name];
  return known ?? connection.model<Stored>(collection.name, mongooseSchemaOf(collection) as Schema<Stored>);
}

/** Document → plain object of this shape, without `_id`, `unit`, `schemaVersion`. Throws UnreadableDocument. */
export function readDocument<Shape extends z.ZodObject>(
  { name, schemaVersion, shape }: Collection<Shape>,
  document: Stored,
): z.infer<Shape> {
  const { _id: id, schemaVersion: version } = document;
  if (version !== schemaVersion)
    throw new UnreadableDocument(name, id, `schema version ${String(version)} is not known`);
  const parsed = shape.safeParse(document);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join('.'));
  throw new UnreadableDocument(name, id, `unreadable: ${fields.join(', ')}`);
}

/** Plain object → the fields of a document. Throws on a value that could not be read back. */
export function writeDocument(collection: Collection, row: object): Stored {
  return { ...collection.shape.parse(row), schemaVersion: collection.schemaVersion };
}
