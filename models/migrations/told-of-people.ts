import type { mongo } from 'mongoose';

const TOLD = /^unreachable\/[^/]+\/[^/]+\/(?<reason>.+)$/su;

/**
 * That the office was told of an unreachable person stood in the outbox, as a cancelled item without words: it gets a
 * record of its own. And what failed or was missed learns when: lists after that moment have told of it.
 */
export async function moveToldOfPeople(db: mongo.Db): Promise<void> {
  const outbox = db.collection('outbox');
  const unreachables = db.collection('unreachables');
  // Oldest first: the newest reason of a person stays.
  for await (const item of outbox.find({ key: /^unreachable\// }).sort({ createdAt: 1 })) {
    const { _id, unit, key, recipient, createdAt } = item;
    const reason = TOLD.exec(String(key))?.groups?.['reason'];
    const officer: unknown = recipient?.officer;
    if (reason !== undefined && typeof officer === 'string')
      await unreachables.updateOne(
        { unit, officer },
        { $set: { reason, toldAt: createdAt, schemaVersion: 1 } },
        { upsert: true },
      );
    await outbox.deleteOne({ _id });
  }
  const untold = { state: { $in: ['failed', 'missed'] }, toldAt: { $exists: false } };
  await outbox.updateMany(untold, [{ $set: { toldAt: '$touchedAt' } }]);
}

/** Messages that could not be handled were kept for ever: from now on their time runs. */
export async function dateFailedMessages(db: mongo.Db): Promise<void> {
  await db
    .collection('inbox')
    .updateMany({ state: 'failed', failedAt: { $exists: false } }, [{ $set: { failedAt: '$$NOW' } }]);
}
