import type { PlainDay } from '../../../src/calendar/plain-day.ts';
import type { DayRow } from '../../../src/calendar/working-days.ts';
import { changeDayTable } from '../../../src/reminders/replan.ts';
import { dayTableChanged, dayTableHow, offWhose } from '../../../src/texts/day-table.ts';
import { impossibleDay } from '../../../src/texts/outcomes.ts';
import { CLERK, command, say } from '../command.ts';

/** `làm bù 10/1/2026`, `nghỉ 2/1/2026` of the clerk: rows of the day table; a bare "nghỉ" first asks whose. */
export const dayTable = command({
  intents: ['swap'],
  roles: CLERK,
  help: [{ roles: CLERK, say: 'làm bù 10/1 / nghỉ 2/1 căn cứ …', does: 'ngày làm bù, ngày nghỉ của cơ quan' }],
  async run({ office, confirmed, text }, intent) {
    if (intent.ask !== undefined) return say(impossibleDay());
    const off = intent.off ?? [];
    const work = intent.work ?? [];
    if (off.length + work.length === 0) return say(dayTableHow());
    // With a make-up day it can only be the office's swap.
    const basis = intent.basis ?? text;
    if (!confirmed && off.length > 0 && work.length === 0)
      return {
        message: offWhose(off, office.today),
        pending: { intent: { ...intent, basis }, missing: 'confirm', files: [] },
      };
    const row =
      (rule: DayRow['rule']) =>
      (day: PlainDay): DayRow => ({ day, rule, basis });
    const { moved } = await changeDayTable(office, [...off.map(row('off')), ...work.map(row('make-up'))]);
    return say(dayTableChanged(off, work, moved, office.today));
  },
});
