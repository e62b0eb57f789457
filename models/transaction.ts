import type { AsyncLocalStorage } from 'node:async_hooks';
import type { ClientSession, Connection, Mongoose } from 'mongoose';
import { type Durability, WRITE_CONCERNS } from './connect.ts';

/** Two people at one task need two or three tries; more means that `work` can never succeed. */
const MAX_TRIES = 30;

const OPTIONS = { readPreference: 'primary', readConcern: { level: 'snapshot' } } as const;

/** What mongoose looks at before every operation: a session here is the operation's session. */
interface Running {
  session?: ClientSession;
}

export class TransactionGaveUp extends Error {
  constructor(tries: number) {
    super(`a transaction was tried ${tries} times in vain`);
    this.name = 'TransactionGaveUp';
  }
}

/**
 * Makes `transaction(work)`: every operation of any store that `work` awaits joins it. `work` may run several times.
 * MongoDB allows one operation at a time in a transaction: `work` awaits each, without Promise.all. A call inside
 * `work` joins the running transaction. An error of the database ends the transaction: `work` lets it through. What
 * `work` leaves behind (a timer, a woken worker) runs outside of it. Throws TransactionGaveUp after `maxTries`.
 */
export function createTransaction(
  mongoose: Mongoose,
  connection: Connection,
  durability: Durability = 'majority',
  maxTries = MAX_TRIES,
): <T>(work: () => Promise<T>) => Promise<T> {
  // mongoose has it when its option `transactionAsyncLocalStorage` is set; its types do not tell.
  const { transactionAsyncLocalStorage: storage } = mongoose as Mongoose & {
    transactionAsyncLocalStorage?: AsyncLocalStorage<Running>;
  };
  if (storage === undefined) throw new TypeError('transactions need mongoose with transactionAsyncLocalStorage');
  return async (work) => {
    if (storage.getStore()?.session !== undefined) return await work();
    const session = await connection.startSession();
    const running: Running = { session };
    let tries = 0;
    try {
      return await session.withTransaction(
        async () => {
          if (tries === maxTries) throw new TransactionGaveUp(tries);
          tries += 1;
          return await storage.run(running, work);
        },
        { ...OPTIONS, writeConcern: WRITE_CONCERNS[durability] },
      );
    } finally {
      // Callbacks that outlive `work` still see this object: without a session they run on their own.
      delete running.session;
      await session.endSession();
    }
  };
}
