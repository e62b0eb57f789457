import type { Kind } from '../duties/task.ts';
import type { UnitSettings } from '../unit.ts';
import type { ReminderRules } from './rules.ts';
import type { Stage } from './stage.ts';

/** A rung by its distance from the due day, in working days. */
export interface Step {
  away: number;
  at: 'digest' | 'nudge';
  stage: Stage;
  to: 'holder' | 'clerk' | 'chairman';
}

const known = new WeakMap<ReminderRules, Map<Kind | 'cut-off', readonly Step[]>>();

/** What is told around a due day (`cut-off`: around that day) by these rules, earliest first. */
export function stepsOf(kind: Kind | 'cut-off', rules: ReminderRules): readonly Step[] {
  let ofKinds = known.get(rules);
  if (ofKinds === undefined) known.set(rules, (ofKinds = new Map<Kind | 'cut-off', readonly Step[]>()));
  let found = ofKinds.get(kind);
  if (found === undefined) {
    const { digestAt, nudgeAt } = rules.settings;
    const time = ({ at }: Step): number => Number((at === 'digest' ? digestAt : nudgeAt).replace(':', ''));
    found = buildSteps(kind, rules.settings).sort((a, b) => a.away - b.away || time(a) - time(b));
    ofKinds.set(kind, found);
  }
  return found;
}

function buildSteps(kind: Kind | 'cut-off', { leadDays, overdue, escalateAfterDays }: UnitSettings): Step[] {
  const step = (away: number, stage: Stage, to: Step['to'] = 'holder'): Step => ({ away, at: 'digest', stage, to });
  if (kind === 'cut-off') return leadDays.cutOff.map((days) => step(-days, { kind: 'cut-off', days }));
  if (kind === 'target') return [];
  const lead = leadDays[kind];
  if (kind === 'standing' || kind === 'coordination') return lead.map((days) => step(-days, { kind: 'confirm' }));
  const late = overdueDays(overdue);
  const { clerk, chairman } = escalateAfterDays;
  return [
    ...lead.map((days) => step(-days, { kind: 'lead', days })),
    { ...step(0, { kind: 'nudge' }), at: 'nudge' },
    ...late.map((days) => step(days, { kind: days === late.at(-1) ? 'last-reminder' : 'overdue', days })),
    step(clerk, { kind: 'escalated-to-clerk', days: clerk }, 'clerk'),
    step(chairman, { kind: 'escalated-to-chairman', days: chairman }, 'chairman'),
  ];
}

/** Working days after the due day on which the holder is told; a week is five working days: 1 2 3 6 9 … 18 25 30 35 40. */
export function overdueDays(overdue: UnitSettings['overdue']): number[] {
  const days: number[] = [];
  for (let day = 1; day <= overdue.dailyDays; day += 1) days.push(day);
  for (let day = overdue.dailyDays + overdue.thenEvery; day <= overdue.untilDays; day += overdue.thenEvery)
    days.push(day);
  for (let week = 1; week <= overdue.weeklyTimes; week += 1) days.push(overdue.untilDays + 5 * week);
  return days;
}
