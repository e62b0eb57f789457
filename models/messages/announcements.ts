import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { Announcement } from '../../src/announcements/announcement.ts';
import type { UnitId } from '../../src/people/person.ts';
import type { Announcements } from '../../src/ports.ts';
import { unitCollection } from '../collection.ts';
import { takeNumbers } from '../counters.ts';
import { fileLinkShape, plainDayField } from '../fields.ts';
import { openUnitRows } from '../rows.ts';

export const ANNOUNCEMENTS = unitCollection({
  name: 'announcements',
  schemaVersion: 1,
  shape: z.object({
    number: z.number(),
    text: z.string(),
    files: z.array(fileLinkShape),
    by: z.string(),
    at: z.date(),
    audience: z.object({ everyone: z.boolean(), posts: z.array(z.string()), officers: z.array(z.string()) }),
    receivers: z.array(
      z.object({
        officer: z.string(),
        addressedOn: plainDayField,
        acknowledgedAt: z.date().nullable(),
        reminders: z.number(),
      }),
    ),
  }) satisfies z.ZodType<Announcement>,
  indexes: [{ keys: { unit: 1, number: 1 }, unique: true }],
});

const NEWEST_FIRST = { number: -1 } as const;

/** `save` writes the whole announcement: it belongs into the transaction that read it (two people acknowledge at once). */
export function createAnnouncements(connection: Connection, unit: UnitId): Announcements {
  const rows = openUnitRows(connection, ANNOUNCEMENTS, unit);
  return {
    async add(announcement) {
      const number = await takeNumbers(connection, unit, 'announcement', 1);
      const added = { ...announcement, number };
      await rows.insert([added]);
      return added;
    },
    find: (number) => rows.findOne({ number }),
    list: () => rows.find({}, NEWEST_FIRST),
    unacknowledgedBy: (officer) =>
      rows.find({ receivers: { $elemMatch: { officer, acknowledgedAt: null } } }, NEWEST_FIRST),
    async save(announcement) {
      const { number } = announcement;
      if (!(await rows.replace({ number }, announcement))) throw new Error(`no announcement ${number}`);
    },
  };
}
