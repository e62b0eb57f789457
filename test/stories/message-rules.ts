import type { DemoMessage, DemoTask } from '../../bot/demo/demo-room.ts';
import { holidayOn } from '../../src/calendar/holidays.ts';
import { plainDay, weekdayOf } from '../../src/calendar/plain-day.ts';

/** Numbers of the tasks that a text lists, in its order. */
export const numbersIn = (text: string): number[] =>
  [...text.matchAll(/^(\d+) · /gmu)].map(([, number]) => Number(number));

const isOpen = ({ status }: DemoTask): boolean => status === 'open' || status === 'blocked';
const REMINDERS: readonly DemoMessage['kind'][] = ['digest', 'nudge', 'summary', 'office'];

/**
 * What must hold for every reminder (product.md §3 and §8, contract §4), as sentences about this one. `own` and `all`
 * are the tasks as they stood when it was sent.
 */
export function brokenRules(message: DemoMessage, own: readonly DemoTask[], all: readonly DemoTask[]): string[] {
  if (!REMINDERS.includes(message.kind)) return [];
  const { at, kind, text } = message;
  const problems: string[] = [];
  const say = (what: string): void => void problems.push(`${at} ${kind}: ${what}\n${text}`);
  const day = plainDay(at.slice(0, 10));
  const time = at.slice(11, 16);
  if (weekdayOf(day) > 5 || holidayOn(day) !== null) say('on a day off');
  if (time < '07:00' || time >= '20:00') say('by night');

  const named = numbersIn(text).flatMap((number) => all.find((task) => task.number === number) ?? []);
  if (named.length !== numbersIn(text).length) say('names a task that there is not');
  if (new Set(named).size !== named.length) say('names a task twice');
  for (const task of named) {
    if (kind !== 'office' && !isOpen(task)) say(`names the finished task ${task.number}`);
    if (!text.includes(`${task.number} · ${task.title}`)) say(`does not name ${task.number} by its title`);
  }
  if (kind === 'digest' || kind === 'summary') {
    const ownNamed = named.filter((task) => own.includes(task)).length;
    const others = Number(/(?:còn|có) (\d+) việc (?:khác|đang mở): gõ việc/u.exec(text)?.[1] ?? 0);
    if (ownNamed + others !== own.filter(isOpen).length) say(`counts ${others} others beside ${ownNamed}`);
  }
  if (kind === 'summary') {
    const overdue = all.filter(
      (task) => isOpen(task) && task.kind !== 'target' && task.dueOn !== null && task.dueOn < day,
    );
    if (!text.includes(`quá hạn ${overdue.length} việc`)) say(`does not count ${overdue.length} overdue tasks`);
    if (!text.includes(`đang mở ${all.filter(isOpen).length} việc`)) say('counts other open tasks');
  }
  for (const [, heading, count = ''] of text.matchAll(/^(?!Hôm nay)(.*) \((\d+)(?: việc)?\):$/gmu))
    if (Number(count) !== linesUnder(text, heading ?? '')) say(`"${heading}" counts ${count}`);
  return problems;
}

/** Lines of a list below its heading, up to the next heading. */
function linesUnder(text: string, heading: string): number {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.startsWith(`${heading} (`)) + 1;
  const rest = lines.slice(from);
  const until = rest.findIndex((line) => !/^(?:\d+ · |- )/u.test(line));
  return until === -1 ? rest.length : until;
}
