import { KNOWN_SWAPS } from '../calendar/known-swaps.ts';
import { yearOf } from '../calendar/plain-day.ts';
import { createWorkingCalendar } from '../calendar/working-days.ts';
import { dayInZone } from '../calendar/zone.ts';
import { addTasks } from '../duties/assign.ts';
import { openOffice } from '../office.ts';
import type { UnitId } from '../people/person.ts';
import type { Memory } from '../ports.ts';
import { DEFAULT_SETTINGS, type Unit } from '../unit.ts';
import { buildSample } from './build-sample.ts';

/** Creates a unit: nobody in it yet, its day table with the known swaps. Call it inside a transaction. */
export async function createUnit(
  memory: Memory,
  said: { id: UnitId; name: string; zone: string },
  now: Date,
): Promise<Unit> {
  const unit: Unit = { ...said, settings: DEFAULT_SETTINGS, createdAt: now };
  await memory.units.create(unit);
  for (const row of KNOWN_SWAPS) await memory.forUnit(unit.id).dayTable.save(row);
  return unit;
}

/** Fills a unit with the sample commune, dated for the year of `now`; nobody is linked. Call it inside a transaction. */
export async function plantSample(memory: Memory, unit: Unit, now: Date): Promise<void> {
  const year = yearOf(dayInZone(now, unit.zone));
  const sample = buildSample(year, now, createWorkingCalendar(KNOWN_SWAPS));
  const stores = memory.forUnit(unit.id);
  for (const row of sample.dayRows) await stores.dayTable.save(row);
  for (const post of sample.posts) await stores.posts.add(post);
  for (const officer of sample.officers) await stores.officers.add(officer);
  for (const tenure of sample.tenures) await stores.posts.addTenure(tenure);
  await stores.duties.add(sample.duties);
  await addTasks(await openOffice(memory, unit, now), sample.tasks, null);
  await stores.scores.addCriteria(year, sample.criteria);
  await stores.scores.saveExamined(sample.examined);
}
