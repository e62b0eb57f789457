import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { Units } from '../../src/ports.ts';
import { DEFAULT_SETTINGS, type Unit, type UnitSettings } from '../../src/unit.ts';
import { sharedCollection } from '../collection.ts';
import { plainTimeField } from '../fields.ts';
import { openSharedRows } from '../rows.ts';

const days = z.array(z.number());

const settingsShape = z.object({
  digestAt: plainTimeField,
  digestUntil: plainTimeField,
  nudgeAt: plainTimeField,
  nudgeUntil: plainTimeField,
  summaryAt: plainTimeField,
  officeAt: plainTimeField,
  quietFrom: plainTimeField,
  quietUntil: plainTimeField,
  leadDays: z.object({ deliverable: days, report: days, cutOff: days, standing: days, coordination: days }),
  overdue: z.object({
    dailyDays: z.number(),
    thenEvery: z.number(),
    untilDays: z.number(),
    weeklyTimes: z.number(),
  }),
  escalateAfterDays: z.object({ clerk: z.number(), chairman: z.number() }),
  begunMonths: z.array(z.number()),
  announcementReminderAfterDays: z.number(),
}) satisfies z.ZodType<UnitSettings>;

/** A setting that a unit was created without begins with its default. */
const withDefaults = (stored: unknown): unknown =>
  typeof stored === 'object' && stored !== null ? { ...DEFAULT_SETTINGS, ...stored } : stored;

/** The units themselves: `id` is their unit. */
export const UNITS = sharedCollection({
  name: 'units',
  schemaVersion: 1,
  shape: z.object({
    id: z.string(),
    name: z.string(),
    zone: z.string(),
    settings: z.preprocess(withDefaults, settingsShape),
    createdAt: z.date(),
  }) satisfies z.ZodType<Unit>,
  indexes: [{ keys: { id: 1 }, unique: true }, { keys: { createdAt: 1, _id: 1 } }],
});

export function createUnits(connection: Connection, removeAll: (unit: string) => Promise<void>): Units {
  const rows = openSharedRows(connection, UNITS);
  return {
    create: (unit) => rows.insert([unit]),
    find: (id) => rows.findOne({ id }),
    list: () => rows.find({}, { createdAt: 1, _id: 1 }),
    async remove(id) {
      await removeAll(id);
      await rows.remove({ id });
    },
  };
}
