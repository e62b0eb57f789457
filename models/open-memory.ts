import { type Connection, STATES } from 'mongoose';
import type { UnitId } from '../src/people/person.ts';
import type { Memory, UnitStores } from '../src/ports.ts';
import { ALL_INDEXED } from './all-collections.ts';
import { connect, type Durability } from './connect.ts';
import { createDayTable } from './duties/day-table.ts';
import { createDuties } from './duties/duties.ts';
import { createHistory } from './duties/history.ts';
import { createScores } from './duties/scores.ts';
import { createTasks } from './duties/tasks.ts';
import { buildIndexes } from './indexes.ts';
import { createLook, type Look } from './look.ts';
import { createAnnouncements } from './messages/announcements.ts';
import { createConversations } from './messages/conversations.ts';
import { createDemoInbox } from './messages/demo-inbox.ts';
import { createFiles } from './messages/files.ts';
import { createInbox } from './messages/inbox.ts';
import { createOutboxQueue } from './messages/outbox-queue.ts';
import { createUnitOutbox } from './messages/unit-outbox.ts';
import { type Migration, MIGRATIONS, runMigrations } from './migrations.ts';
import { createAccounts } from './people/accounts.ts';
import { createDirectory } from './people/directory.ts';
import { createLinkCodes } from './people/link-codes.ts';
import { createOfficers } from './people/officers.ts';
import { createPosts } from './people/posts.ts';
import { createUnreachables } from './people/unreachables.ts';
import { createUnits } from './people/units.ts';
import { removeUnitData } from './remove-unit.ts';
import { createJobRuns } from './running/job-runs.ts';
import { createPace } from './running/pace.ts';
import { createUsage } from './running/usage.ts';
import { createTransaction } from './transaction.ts';

export interface OpenMemory {
  memory: Memory;
  /** Milliseconds to the database and back. Throws when it is away. */
  ping(): Promise<number>;
  /** Why the memory cannot keep its promises, as Vietnamese sentences for the operator; none: all is well. */
  problems(): Promise<string[]>;
  /** For those who watch. */
  look: Look;
  close(): Promise<void>;
}

export interface MemoryOptions {
  /** Vietnamese lines about steps that may take long. */
  onProgress?: (line: string) => void;
  migrations?: readonly Migration[];
  durability?: Durability;
}

/**
 * Opens the database: migrations, then indexes, then the stores. Throws DatabaseUnreachable after about 5 s (the
 * caller tries again) and DatabaseTooNew. Old duplicates that forbid a unique index are told by `problems`.
 */
export async function openMemory(uri: string, options: MemoryOptions = {}): Promise<OpenMemory> {
  const { onProgress = () => undefined, migrations = MIGRATIONS, durability = 'majority' } = options;
  const { mongoose, connection } = await connect(uri, durability);
  try {
    await runMigrations(connection, migrations, onProgress);
    await buildIndexes(connection, ALL_INDEXED);
  } catch (error) {
    await connection.close();
    throw error;
  }
  return {
    memory: {
      units: createUnits(connection, (unit) => removeUnitData(connection, unit)),
      directory: createDirectory(connection),
      inbox: createInbox(connection),
      queue: createOutboxQueue(connection),
      jobRuns: createJobRuns(connection),
      pace: createPace(connection),
      usage: createUsage(connection),
      demoInbox: createDemoInbox(connection),
      forUnit: (unit) => openUnit(connection, unit),
      transaction: createTransaction(mongoose, connection, durability),
    },
    async ping() {
      const start = performance.now();
      await connection.db?.admin().ping();
      return performance.now() - start;
    },
    problems: () => findProblems(connection),
    look: createLook(connection),
    close: () => connection.close(),
  };
}

function openUnit(connection: Connection, unit: UnitId): UnitStores {
  if (unit === '') throw new TypeError('a unit has an id');
  return {
    posts: createPosts(connection, unit),
    officers: createOfficers(connection, unit),
    accounts: createAccounts(connection, unit),
    linkCodes: createLinkCodes(connection, unit),
    unreachables: createUnreachables(connection, unit),
    duties: createDuties(connection, unit),
    tasks: createTasks(connection, unit),
    history: createHistory(connection, unit),
    dayTable: createDayTable(connection, unit),
    announcements: createAnnouncements(connection, unit),
    outbox: createUnitOutbox(connection, unit),
    conversations: createConversations(connection, unit),
    files: createFiles(connection, unit),
    scores: createScores(connection, unit),
  };
}

async function findProblems(connection: Connection): Promise<string[]> {
  if (connection.readyState !== STATES.connected) return ['Không kết nối được cơ sở dữ liệu.'];
  try {
    const hello = await connection.db?.command({ hello: 1 });
    const lone = hello?.['setName'] === undefined;
    return [
      ...(lone ? ['MongoDB phải chạy dạng replica set (một máy cũng được) thì mới có giao dịch.'] : []),
      // What is there costs nothing; what was missing heals here as soon as the duplicates are gone.
      ...(await buildIndexes(connection, ALL_INDEXED)),
    ];
  } catch {
    return ['Cơ sở dữ liệu không trả lời.'];
  }
}
