import { type Connection, mongo, Mongoose, MongooseError } from 'mongoose';

/** How long one operation waits for a database that is not there. */
const FIND_SERVER_MS = 5000;
/** A half-open connection is noticed after this; by default it would hang for ever. */
const SOCKET_MS = 20_000;
const MAX_CONNECTIONS = 20;

/** The database does not answer, refuses us, or its address makes no sense. Names hosts, never credentials. */
export class DatabaseUnreachable extends Error {
  readonly why: 'away' | 'refused' | 'malformed';
  constructor(uri: string, error: unknown) {
    // No `cause`: the driver's errors hold the whole address with its password.
    super(`cannot open the database at ${hostsOf(uri)}: ${reasonOf(error)}`);
    this.name = 'DatabaseUnreachable';
    this.why = whyOf(error);
  }
}

/** The driver's own complaints about an address, before it has asked anybody; by name, some come from its packages. */
const MALFORMED = /^Mongo(?:Parse|API|Runtime|InvalidArgument|MissingCredentials)Error$/u;

/** `malformed`: no try will ever succeed with this address. */
function whyOf(error: unknown): DatabaseUnreachable['why'] {
  if (error instanceof mongo.MongoServerError) return error.code === 18 ? 'refused' : 'away';
  return error instanceof Error && MALFORMED.test(error.name) ? 'malformed' : 'away';
}

/** Whatever stands before the last @ may be a password, well-formed or not. */
function hostsOf(uri: string): string {
  const hosts = /^mongodb(?:\+srv)?:\/\/(?:.*@)?([\w.:,[\]-]+)/su.exec(uri);
  return hosts?.[1] ?? 'an unreadable address';
}

function reasonOf(error: unknown): string {
  if (error instanceof mongo.MongoServerError && error.code === 18) return 'user or password refused';
  if (error instanceof MongooseError && error.name === 'MongooseServerSelectionError') return 'no answer';
  return error instanceof Error ? error.name : 'unknown error';
}

/**
 * `majority`: a write is answered when it will survive a crash. `at-ease`: when it is in memory, up to 100 ms before it
 * is on the disk; for what can simply be done again, like walking the demo clock through a year.
 */
export type Durability = 'majority' | 'at-ease';

export const WRITE_CONCERNS = { majority: { w: 'majority' }, 'at-ease': { w: 1, j: false } } as const;

/**
 * A connection of its own mongoose, so that two memories in one process do not share a transaction. Tries once, for
 * about 5 s; later outages heal by themselves. Throws DatabaseUnreachable.
 */
export async function connect(
  uri: string,
  durability: Durability = 'majority',
  findServerMs = FIND_SERVER_MS,
): Promise<{ mongoose: Mongoose; connection: Connection }> {
  const mongoose = new Mongoose({ transactionAsyncLocalStorage: true });
  const options = {
    appName: 'nhac-viec',
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
    serverSelectionTimeoutMS: findServerMs,
    connectTimeoutMS: FIND_SERVER_MS,
    waitQueueTimeoutMS: SOCKET_MS,
    socketTimeoutMS: SOCKET_MS,
    maxPoolSize: MAX_CONNECTIONS,
    retryWrites: true,
    retryReads: true,
    writeConcern: WRITE_CONCERNS[durability],
  } as const;
  try {
    return { mongoose, connection: await mongoose.createConnection(uri, options).asPromise() };
  } catch (error) {
    await mongoose.disconnect().catch(() => undefined);
    throw new DatabaseUnreachable(uri, error);
  }
}
