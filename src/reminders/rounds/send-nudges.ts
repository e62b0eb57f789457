import { dayInZone } from '../../calendar/zone.ts';
import type { Task } from '../../duties/task.ts';
import type { Office } from '../../office.ts';
import type { OfficerId } from '../../people/person.ts';
import { REASONS } from '../../texts/reasons.ts';
import { nextAttention, rulesOf, stagesBetween } from '../attention.ts';
import { readAddressees } from './addressees.ts';
import { pendingStages } from './gather.ts';
import { postReminder, windowOf } from './post-reminder.ts';
import type { RoundReport, Transaction } from './send-digests.ts';

/** One message a person for all deliverables and reports that are due on this day and not done by now. */
export async function sendNudges(office: Office, moment: Date, transaction: Transaction): Promise<RoundReport> {
  const { settings, zone } = office.unit;
  const window = windowOf(office, moment, settings.nudgeUntil);
  const isToday = (at: Date) => dayInZone(at, zone) === window.day;
  const until = window.isLate ? moment : office.now;
  // Most afternoons have nothing: they cost no transaction.
  if ((await office.stores.tasks.wantingAttention(until)).length === 0) return { handed: 0, held: 0, missed: 0 };
  return transaction(async () => {
    const report = { handed: 0, held: 0, missed: 0 };
    const rules = rulesOf(office);
    const addressees = await readAddressees(office, window.day);
    const nudged = new Map<OfficerId, Task[]>();
    for (const task of await office.stores.tasks.wantingAttention(until)) {
      if (task.holder === null || task.attentionAt === null) continue;
      const stages = stagesBetween(task, new Date(task.attentionAt.getTime() - 1), until, rules);
      if (!stages.some(({ stage, at }) => stage.kind === 'nudge' && isToday(at))) continue;
      nudged.set(task.holder, [...(nudged.get(task.holder) ?? []), task]);
    }
    const base = { kind: 'nudge', dueAt: office.now, until: window.until } as const;
    for (const [officer, tasks] of byReceiver(nudged, (holder) => addressees.receiverFor(holder))) {
      const items = tasks.map(({ number }) => ({ task: number, stage: { kind: 'nudge' } as const }));
      const isHeld = addressees.isAway(officer);
      const ended = window.isLate
        ? { ended: { state: 'missed', reason: REASONS.windowPassed } as const }
        : isHeld
          ? { ended: { state: 'cancelled', reason: REASONS.onLeave } as const }
          : {};
      const content = { day: window.day, items, announcements: [] };
      if (!(await postReminder(office, { ...base, officer, content, ...ended }))) continue;
      report[window.isLate ? 'missed' : isHeld ? 'held' : 'handed'] += 1;
    }
    if (window.isLate) return report;
    // What a digest has not told yet stays for the next one.
    const moments = [...nudged.values()]
      .flat()
      .filter((task) => pendingStages(task, until, rules).length === 0)
      .map((task) => ({ number: task.number, attentionAt: nextAttention(task, office.now, rules) }));
    if (moments.length > 0) await office.stores.tasks.saveAttention(moments);
    return report;
  });
}

/** With a substitute the substitute gets it; who is on leave without one keeps it, and it is held. */
function byReceiver(
  nudged: ReadonlyMap<OfficerId, Task[]>,
  receiverFor: (holder: OfficerId) => { kind: 'told'; officer: OfficerId } | { kind: 'held' },
): Map<OfficerId, Task[]> {
  const grouped = new Map<OfficerId, Task[]>();
  for (const [holder, tasks] of nudged) {
    const receiver = receiverFor(holder);
    const officer = receiver.kind === 'told' ? receiver.officer : holder;
    grouped.set(officer, [...(grouped.get(officer) ?? []), ...tasks]);
  }
  return grouped;
}
