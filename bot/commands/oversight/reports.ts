import {
  addDays,
  firstOfMonth,
  lastOfMonth,
  mondayOf,
  monthOf,
  yearOf,
  dayFromParts,
} from '../../../src/calendar/plain-day.ts';
import { readRoster } from '../../../src/people/roster.ts';
import { dueTasks, overdueTasks } from '../../../src/reports/overdue.ts';
import { summarise } from '../../../src/reports/summary.ts';
import {
  dueList,
  notReportedList,
  overdueCount,
  overdueList,
  overduePeople,
  summaryText,
  whose,
} from '../../../src/texts/reports.ts';
import { sayDay, sayShortDay } from '../../../src/texts/wording.ts';
import { command, LEADERS, say, type Turn } from '../command.ts';
import { type Whom, whom } from '../whom.ts';

const filterOf = (who: Whom): { post?: string; holder?: string } => {
  if (who.kind === 'person') return { holder: who.officer.id };
  return who.kind === 'post' ? { post: who.post.id } : {};
};

const nameOf = (who: Whom): string | null => {
  if (who.kind === 'person') return who.officer.name;
  return who.kind === 'post' ? who.post.name : null;
};

/** `quá hạn`, of all, of a post, of a person. */
export const overdue = command({
  intents: ['overdue'],
  roles: LEADERS,
  help: [{ roles: LEADERS, say: 'quá hạn', does: 'việc quá hạn của cả xã (thêm: tư pháp, tên người)' }],
  menu: { command: 'quahan', description: 'Việc quá hạn', roles: LEADERS },
  async run({ office }, intent) {
    const roster = await readRoster(office);
    const who = whom(roster, intent);
    if (who.kind === 'unclear') return say(who.message);
    const tasks = await overdueTasks(office, {
      ...filterOf(who),
      ...(intent.from === undefined ? {} : { from: intent.from }),
      ...(intent.to === undefined ? {} : { to: intent.to }),
      ...(intent.olderThanDays === undefined ? {} : { olderThanDays: intent.olderThanDays }),
    });
    const of = nameOf(who);
    if (intent.view === 'count') return say(overdueCount(tasks, of));
    if (intent.view === 'people') return say(overduePeople(tasks, roster));
    return say(overdueList(tasks, of, roster, office));
  },
});

/** `hôm nay`, `tuần này` of the whole unit. */
export const due = command({
  intents: ['due'],
  roles: LEADERS,
  help: [{ roles: LEADERS, say: 'hôm nay / tuần này', does: 'việc đến hạn của cả xã' }],
  menu: { command: 'tuannay', description: 'Việc đến hạn tuần này', roles: LEADERS },
  async run({ office }, { from, to }) {
    const tasks = await dueTasks(office, { from, to });
    return say(dueList(tasks, stretchWords(office.today, from, to), await readRoster(office), office));
  },
});

function stretchWords(
  today: Turn['office']['today'],
  from: Turn['office']['today'],
  to: Turn['office']['today'],
): string {
  if (from === to) return from === today ? 'hôm nay' : sayDay(from, today);
  if (to === addDays(mondayOf(today), 6)) return 'tuần này';
  return `từ ${sayShortDay(from, today)} đến ${sayShortDay(to, today)}`;
}

/** `tổng hợp`, `tổng hợp tháng 11`. */
export const summary = command({
  intents: ['summary'],
  roles: LEADERS,
  help: [{ roles: LEADERS, say: 'tổng hợp tháng 11', does: 'kết quả thực hiện (bỏ trống: tháng này)' }],
  menu: { command: 'tonghop', description: 'Tổng hợp tháng này', roles: LEADERS },
  async run({ office }, intent) {
    const roster = await readRoster(office);
    const who = whom(roster, intent);
    if (who.kind === 'unclear') return say(who.message);
    const from = intent.from ?? firstOfMonth(office.today);
    const to = intent.to ?? lastOfMonth(office.today);
    return say(summaryText(await summarise(office, { from, to }, filterOf(who)), whose(nameOf(who)), roster, office));
  },
});

/** `ai chưa báo cáo quý 3`: reports of a period that are still open. */
export const notReported = command({
  intents: ['no-reply'],
  roles: LEADERS,
  help: [{ roles: LEADERS, say: 'ai chưa báo cáo quý 3', does: 'báo cáo chưa xong của một kỳ' }],
  async run({ office }, { period }) {
    const roster = await readRoster(office);
    const reports = await office.stores.tasks.list({ statuses: ['open', 'blocked'], kinds: ['report'] });
    const days = periodDays(office.today, period);
    const open = reports.filter(({ dueOn }) => dueOn !== null && dueOn >= days.from && dueOn <= days.to);
    return say(notReportedList(open, days.words, roster, office));
  },
});

/** "quý 3", "tháng 11", "6 tháng", "năm": reports that fall due in it or just after it; nothing said: up to today. */
function periodDays(today: Turn['office']['today'], period: string | undefined) {
  const year = yearOf(today);
  const said = period ?? '';
  const number = Number(/\d+/u.exec(said)?.[0] ?? Number.NaN);
  const months = (first: number, last: number, words: string) => ({
    from: dayFromParts(year, first, 1) ?? today,
    to: lastOfMonth(dayFromParts(year, last, 1) ?? today),
    words,
  });
  if (/qu[ýíy]|q\d/iu.test(said) && number >= 1 && number <= 4)
    return months(number * 3 - 2, number * 3, `Báo cáo quý ${number}`);
  if (/6 th|sáu th|nửa/iu.test(said)) return months(1, 6, 'Báo cáo 6 tháng');
  if (/th[áa]ng/iu.test(said) && number >= 1 && number <= 12) return months(number, number, `Báo cáo tháng ${number}`);
  if (/n[ăa]m/iu.test(said)) return months(1, 12, `Báo cáo năm ${year}`);
  return { ...months(1, monthOf(today), 'Báo cáo đến nay'), to: today };
}
