import type { Connection } from 'mongoose';
import type { UnitId } from '../src/people/person.ts';
import { ALL_COLLECTIONS } from './all-collections.ts';
import { modelOf } from './collection.ts';
import { removeFiles } from './messages/files.ts';
import { INBOX } from './messages/inbox.ts';
import { OUTBOX } from './messages/outbox-record.ts';
import { ACCOUNTS } from './people/accounts.ts';
import { openUnitRows } from './rows.ts';

/**
 * Removes all data of a unit. No transaction: it may be more than one can hold. Broken off, it is simply run again,
 * since the unit itself goes last (units.ts).
 */
export async function removeUnitData(connection: Connection, unit: UnitId): Promise<void> {
  // Messages that nobody has handled yet are known to be this unit's by their account only.
  const accounts = await openUnitRows(connection, ACCOUNTS, unit).find({}, { officer: 1 });
  const writtenHere = accounts.map(({ channel, account }) => ({ channel, account }));
  await modelOf(connection, INBOX).deleteMany({ $or: [{ unit }, ...writtenHere] });
  await modelOf(connection, OUTBOX).deleteMany({ unit });
  await removeFiles(connection, unit);
  for (const collection of ALL_COLLECTIONS) {
    if (collection.ofUnit) await modelOf(connection, collection).deleteMany({ unit });
  }
}
