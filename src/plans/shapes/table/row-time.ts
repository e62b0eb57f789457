import type { Cell } from '../../document.ts';
import { timeHeading } from '../../parts/time-heading.ts';
import { oneLine } from '../../text/words.ts';
import type { RawDuty } from '../raw-duty.ts';
import { isPeriodTitle } from './columns.ts';
import type { TableState } from './table-state.ts';

/** Day numbers of a spreadsheet from 2000 to 2099: a number in a column of times may be one. */
const SERIALS = { from: 36_526, before: 73_051 };

/** The row's time: crosses under quarters, a real date, words, or the section row above. */
export function setTime(
  duty: RawDuty,
  times: { text: string; fromAbove: boolean; cell: Cell }[],
  starts: { cell: Cell }[],
  values: { text: string; title: string }[],
  state: TableState,
): void {
  const [time] = times;
  const crosses = values
    .filter(({ text, title }) => /^[xX✓v+]$/u.test(text) && isPeriodTitle(title))
    .map(({ title }) => title);
  duty.startDay = starts[0]?.cell.day ?? null;
  if (crosses.length > 0) duty.time = { words: crosses.join(', '), source: 'column' };
  else if (time !== undefined) {
    duty.time = {
      words: oneLine(times.map(({ text }) => text).join('; ')),
      source: time.fromAbove ? 'above' : timeHeading(time.text) !== null && time.cell.fromAbove ? 'heading' : 'column',
    };
    duty.day = time.cell.day;
    const { number } = time.cell;
    duty.serial = number !== null && number >= SERIALS.from && number < SERIALS.before ? number : null;
    // a first column of months holds for all its rows: a date in the words is nearer
    if (state.columns.kinds.indexOf('time') < state.columns.kinds.indexOf('what'))
      duty.time = timeHeading(time.text) !== null ? { ...duty.time, source: 'heading' } : null;
    duty.heading = duty.time?.source === 'heading' ? duty.time.words : null;
  } else if (state.time !== null) duty.time = { words: state.time, source: 'heading' };
  duty.heading ??= state.time;
}
