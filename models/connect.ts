import { type Connection, mongo, Mongoose, MongooseError } from 'mongoose';

/** How long one operation waits for a database that is not there. */
const FIND_SERVER_MS = 5000;
/** A half-open connection is noticed after this; by default it would hang for ever. */
const SOCKET_MS = 20_000;
const MAX_CONNECTIONS = 20;

/** The database does not answer, refuses us, or its address makes no sense. Names hosts, never credentials. */
export class DatabaseUnreachable extends Error {
  constructor(uri: string, error: unknown) {
    // No `cause`: the driver's errors hold the whole address with its password.
    super(`cannot open the database at ${hostsOf(uri)}: ${reasonOf(error)}`);
    this.name = 'DatabaseUnreachable';
  }
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
 * A connection of its own mongoose, so that two memories in one process do not share a transaction. Tries once, for
 * about 5 s; later outages heal by themselves. Throws DatabaseUnreachable.
 */
export async function connect(
  uri: string,
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
    w: 'majority',
    // Optional slots that are not said (intents) are not written as null.
    ignoreUndefined: true,
  } as const;
  try {
    return { mongoose, connection: await mongoose.createConnection(uri, options).asPromise() };
  } catch (error) {
    await mongoose.disconnect().catch(() => undefined);
    throw new DatabaseUnreachable(uri, error);
  }
}
