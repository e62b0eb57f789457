import type { Model } from 'mongoose';
import type { Stored } from '../collection.ts';
import { parseId } from '../ids.ts';

/** Not delivered, and with something to say: what was only noted as missed, or was blanked since, has no words. */
const RESENDABLE = {
  state: { $in: ['failed', 'missed'] },
  $or: [{ 'content.kind': 'reminder' }, { 'content.message.text': { $ne: '' } }],
};

/** A person wants it now: its window, and the tries that failed, no longer count against it. */
export async function retryItem(model: Model<Stored>, id: string, now: Date, scope: Stored = {}): Promise<boolean> {
  const again = { state: 'waiting', dueAt: now, touchedAt: now, resentAt: now };
  const done = await model.updateOne(
    { ...scope, _id: parseId(id), ...RESENDABLE },
    { $set: { ...again, expiresAt: null, attempts: 0, reason: null }, $unset: { toldAt: 1, endedAt: 1 } },
  );
  return done.matchedCount === 1;
}
