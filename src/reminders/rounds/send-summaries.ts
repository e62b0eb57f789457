import { momentAt } from '../../calendar/zone.ts';
import type { Office } from '../../office.ts';
import { REASONS } from '../../texts/reasons.ts';
import { readAddressees } from './addressees.ts';
import { postReminder, windowOf } from './post-reminder.ts';
import { isSummaryDay, type RoundReport, sendDigests, summaryReceivers, type Transaction } from './send-digests.ts';

/**
 * Monday's summary for the chairmen, always sent. What is due to them was put into it by the round of digests, which
 * is run here too: nothing happens twice, and a summary that is rung alone is whole.
 */
export async function sendSummaries(office: Office, moment: Date, transaction: Transaction): Promise<RoundReport> {
  const { settings, zone } = office.unit;
  const window = windowOf(office, moment, settings.digestUntil);
  if (!isSummaryDay(office, window.day)) return { handed: 0, held: 0, missed: 0 };
  const round = await sendDigests(office, momentAt(window.day, settings.digestAt, zone), transaction);
  return transaction(async () => {
    const report = { ...round };
    const addressees = await readAddressees(office, window.day);
    const empty = { day: window.day, items: [], announcements: [] };
    const base = { kind: 'summary', content: empty, dueAt: office.now, until: window.until } as const;
    for (const officer of summaryReceivers(addressees)) {
      const ended = window.isLate ? { ended: { state: 'missed', reason: REASONS.windowPassed } as const } : {};
      if (await postReminder(office, { ...base, officer, ...ended })) report[window.isLate ? 'missed' : 'handed'] += 1;
    }
    for (const officer of addressees.chairmen) {
      if (addressees.receiverFor(officer).kind === 'told') continue;
      const ended = { state: 'cancelled', reason: REASONS.onLeave } as const;
      if (await postReminder(office, { ...base, officer, ended })) report.held += 1;
    }
    return report;
  });
}
