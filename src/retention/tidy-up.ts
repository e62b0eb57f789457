import type { Office } from '../office.ts';
import type { OutboxState } from '../outbox/outbox-item.ts';

/** How long what has ended is kept, in days since it was last tried (docs/decisions/06-retention.md). */
const PERIODS: readonly { states: readonly OutboxState[]; wordsDays: number; rowsDays: number }[] = [
  { states: ['sent', 'cancelled'], wordsDays: 30, rowsDays: 180 },
  { states: ['failed', 'missed'], wordsDays: 90, rowsDays: 400 },
];

/** A run ends soon, whatever has piled up: the rest is the next week's. */
const BATCH = 500;
const MOST_BATCHES = 20;
const DAY_MS = 86_400_000;

export interface TidyReport {
  /** Messages that lost their words. */
  blanked: number;
  /** Messages that are gone. */
  removed: number;
  /** Link codes that had expired. */
  codes: number;
}

/**
 * Removes what is no longer needed of what was sent: words first, the rest later, in small steps. Tasks, their history
 * and announcements are the evidence and stay. By the office's clock, which a TTL index does not know.
 */
export async function tidyUp({ stores, now }: Pick<Office, 'stores' | 'now'>): Promise<TidyReport> {
  const { outbox, linkCodes } = stores;
  const before = (days: number): Date => new Date(now.getTime() - days * DAY_MS);
  const report = { blanked: 0, removed: 0, codes: await linkCodes.removeExpired(now) };
  for (const { states, wordsDays, rowsDays } of PERIODS) {
    report.removed += await inBatches(() => outbox.removeEnded(states, before(rowsDays), BATCH));
    report.blanked += await inBatches(() => outbox.blankEnded(states, before(wordsDays), BATCH));
  }
  return report;
}

async function inBatches(step: () => Promise<number>): Promise<number> {
  let total = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const done = await step();
    total += done;
    if (done < BATCH) break;
  }
  return total;
}
