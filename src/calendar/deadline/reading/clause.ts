import type { SingleDeadline } from '../deadline.ts';
import type { Placed, Unit } from '../terms/term.ts';
import type { Context } from './context.ts';
import { daysOf, type Item } from './items.ts';
import { readOnce } from './once.ts';
import { cadenceUnit, readPeriods, readRepeat } from './repeating.ts';
import { itemsOf } from './walk.ts';
import { readSofts } from './softs.ts';

/** What one clause says: no, one or several deadlines. */
export function readClause(terms: readonly Placed[], context: Context): SingleDeadline[] {
  const items = withoutData(itemsOf(terms, context));
  return bySegments(items).flatMap((segment) => readItems(segment, context));
}

/** "số liệu từ 15/12 đến 14/3": the period that a report is about is no deadline, unless its end is a cut-off to count from. */
function withoutData(items: readonly Item[]): Item[] {
  const cutOff = items.some((item) => item.is === 'length') || items.some((item) => item.is === 'cut-off');
  return items.filter((item) => {
    if (item.is !== 'day') return true;
    // "Kế hoạch năm 2026": the year of a noun limits nothing.
    if (item.ofNoun === true && item.point.unit === 'year') return false;
    return item.data !== true || (cutOff && item.bound !== 'from');
  });
}

/** The period that an item speaks of: a cadence's, or that of a day inside a period that is not numbered. */
function unitOf(item: Item): Unit | undefined {
  if (item.is === 'cadence') return item.cadence.every;
  if (item.is !== 'day' || item.point.month !== undefined || item.point.quarter !== undefined) return undefined;
  return item.point.monthIn === undefined ? undefined : item.point.of;
}

/** Two cadences ("hàng tháng trước ngày 20, hàng quý trước …") are read each with its own days. */
function bySegments(items: readonly Item[]): Item[][] {
  const segments: Item[][] = [];
  let start = 0;
  let seen: Unit | undefined;
  items.forEach((item, at) => {
    const unit = unitOf(item);
    if (unit === undefined) return;
    if (seen !== undefined && unit !== seen) {
      const cut = items.slice(start, at).findLastIndex(({ is }) => is === 'break');
      const end = cut < 0 ? at : start + cut;
      segments.push(items.slice(start, end));
      start = end;
    }
    seen = unit;
  });
  segments.push(items.slice(start));
  return segments;
}

function readItems(items: readonly Item[], context: Context): SingleDeadline[] {
  const softs = readSofts(items, context);
  if (softs.whole !== undefined) return [softs.whole];
  const dated = readDated(items, context);
  const kept = softs.parts.filter(({ kind }) => kind !== 'elsewhere' || dated.length === 0);
  return [...kept, ...dated];
}

function readDated(items: readonly Item[], context: Context): SingleDeadline[] {
  const periods = readPeriods(items);
  if (periods !== null) return [periods];
  const every = cadenceUnit(items);
  if (every !== undefined) return readRepeat(every, items);
  const bare = items.find((item) => item.is === 'cadence');
  if (bare !== undefined && daysOf(items).length === 0)
    return [{ kind: 'repeat', ask: 'no-period' }, ...readOnce(items, context)];
  return readOnce(items, context);
}
