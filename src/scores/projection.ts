import { daysBetween, lastOfYear, type PlainDay } from '../calendar/plain-day.ts';
import type { Evidence, Task } from '../duties/task.ts';

/** Ratios in percent (0-100). `missing` counts acts (`goal.countedIn`) at the last reading's denominator. */
export interface Projection {
  ratioNow: number | null;
  projected: number | null;
  missing: number | null;
}

type Reading = Extract<Evidence, { kind: 'reading' }>;
/** 0,3 × 100 must not ask for a 31st act: binary fractions are rounded away. */
const EPSILON = 1e-9;

/**
 * Where a target stands after its readings up to `today`, and where the straight line through them (least squares)
 * is on 31/12 of its year. One reading alone is taken to stay as it is.
 */
export function projectTarget(task: Pick<Task, 'evidence' | 'goal' | 'year'>, today: PlainDay): Projection {
  const readings = readingsUpTo(task, today);
  const last = readings.at(-1);
  if (last === undefined) return { ratioNow: null, projected: null, missing: null };
  const projected = clamp(lineAt(readings, lastOfYear(task.year)));
  return { ratioNow: ratioOf(last), projected, missing: missingOf(task, last) };
}

/** True when there are readings and the projection for 31/12 stays below the goal. */
export function projectionMisses(task: Pick<Task, 'evidence' | 'goal' | 'year'>, today: PlainDay): boolean {
  const { projected } = projectTarget(task, today);
  return projected !== null && task.goal !== null && projected < task.goal.atLeast - EPSILON;
}

/** By day; the later one of a day corrects the earlier one; a denominator of 0 says nothing. */
function readingsUpTo(task: Pick<Task, 'evidence'>, today: PlainDay): Reading[] {
  const readings: Reading[] = [];
  for (const evidence of task.evidence)
    if (evidence.kind === 'reading' && evidence.on <= today && evidence.of !== 0) readings.push(evidence);
  // in a stable order the later one of a day stands behind the earlier one
  readings.sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
  return readings.filter(({ on }, place) => readings[place + 1]?.on !== on);
}

const ratioOf = ({ value, of }: Reading): number => (of === null ? value : (value * 100) / of);

function lineAt(readings: Reading[], day: PlainDay): number {
  const points = readings.map((reading) => ({ x: daysBetween(day, reading.on), y: ratioOf(reading) }));
  const mean = (pick: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const x = mean((point) => point.x);
  const y = mean((point) => point.y);
  const spread = mean((point) => (point.x - x) ** 2);
  const slope = spread === 0 ? 0 : mean((point) => (point.x - x) * (point.y - y)) / spread;
  return y - slope * x;
}

const clamp = (ratio: number): number => Math.min(100, Math.max(0, ratio));

function missingOf({ goal }: Pick<Task, 'goal'>, { value, of }: Reading): number | null {
  if (goal === null || of === null) return null;
  return Math.max(0, Math.ceil((goal.atLeast * of) / 100 - value - EPSILON));
}
