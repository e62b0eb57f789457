import { judgeDeliveries } from './deliveries.ts';
import { judgeEnds } from './ends.ts';
import type { Evidence, Finding } from './evidence.ts';
import { judgePace } from './pace.ts';
import { judgeReminders } from './reminders.ts';
import { judgeUpdates } from './updates.ts';

const JUDGES: readonly ((evidence: Evidence) => Partial<Finding>)[] = [
  judgeDeliveries,
  judgeEnds,
  judgeUpdates,
  judgeReminders,
  judgePace,
];

/** The counts of all bureaus together, and the highest second of any of them. */
export function judge(all: readonly Evidence[]): Finding {
  const counts = { delivered: 0, doubled: 0, doubledWithoutDoubt: 0, lost: 0, unfinished: 0 };
  const finding: Finding = { ...counts, maxPerSecond: 0, remindedAfterDone: 0, updatesTwice: 0, complaints: [] };
  for (const part of all.flatMap((evidence) => JUDGES.map((judgeOne) => judgeOne(evidence)))) {
    const { complaints = [], maxPerSecond = 0, ...counted } = part;
    finding.complaints.push(...complaints);
    finding.maxPerSecond = Math.max(finding.maxPerSecond, maxPerSecond);
    for (const [name, count] of Object.entries(counted)) finding[name as keyof typeof counted] += count;
  }
  return finding;
}
