import { yearOf } from '../../../src/calendar/plain-day.ts';
import { isOpen } from '../../../src/duties/task.ts';
import { sumExamined } from '../../../src/scores/examined.ts';
import { examinedText, forecastText, noScore } from '../../../src/texts/score.ts';
import { command, LEADERS, say } from '../command.ts';

/** `điểm 2022`: the examined year; `điểm`: what of the running year's points is locked, open and lost by now. */
export const score = command({
  intents: ['score'],
  roles: LEADERS,
  help: [{ roles: LEADERS, say: 'điểm / điểm 2022', does: 'điểm CCHC năm nay, năm đã thẩm định' }],
  menu: { command: 'diem', description: 'Điểm CCHC', roles: LEADERS },
  async run({ office }, intent) {
    const year = intent.year ?? yearOf(office.today);
    const examined = await office.stores.scores.findExamined(year);
    if (examined !== null) return say(examinedText(examined, sumExamined(examined)));
    const criteria = await office.stores.scores.criteria(year);
    if (criteria.length === 0) return say(noScore(year));
    const tasks = await office.stores.tasks.list({ year });
    const wanted =
      intent.criterion === undefined ? criteria : criteria.filter(({ number }) => number === intent.criterion);
    return say(
      forecastText(
        year,
        wanted,
        tasks.filter(({ criterion }) => criterion !== null),
        (task) => isOpen(task) && task.dueOn !== null && task.dueOn < office.today,
      ),
    );
  },
});
