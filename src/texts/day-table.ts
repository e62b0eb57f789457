import type { PlainDay } from '../calendar/plain-day.ts';
import { choice, type Message, message } from '../messages/message.ts';
import { sayDay, sayFullDay } from './wording.ts';

const days = (list: readonly PlainDay[], today: PlainDay): string => list.map((day) => sayDay(day, today)).join(', ');

export const dayTableHow = (): Message => message('Gõ: làm bù 10/1, hoặc: nghỉ 2/1 căn cứ …');

/** `nghỉ 2/1/2026` of the clerk: the whole office, or the clerk's own leave? */
export const offWhose = (off: readonly PlainDay[], today: PlainDay): Message =>
  message(`Nghỉ ${days(off, today)}: ai nghỉ?`, [
    choice('Cả cơ quan nghỉ', 'đồng ý'),
    choice('Tôi nghỉ phép', `tôi nghỉ ${stretch(off)}`),
  ]);

/** `09/03/2026`, or `09/03/2026 đến 13/03/2026`. */
function stretch(days: readonly PlainDay[]): string {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return '';
  return first === last ? sayFullDay(first) : `${sayFullDay(first)} đến ${sayFullDay(last)}`;
}

/** A row is taken back by its opposite. */
function takeBack([off]: readonly PlainDay[], [work]: readonly PlainDay[]): string {
  const opposite =
    off === undefined ? `nghỉ ${work === undefined ? '' : sayFullDay(work)}` : `làm bù ${sayFullDay(off)}`;
  return `Ghi nhầm thì gõ: ${opposite}`;
}

export function dayTableChanged(
  off: readonly PlainDay[],
  work: readonly PlainDay[],
  moved: number,
  today: PlainDay,
): Message {
  return message(
    [
      ...(off.length > 0 ? [`Đã ghi cả cơ quan nghỉ ${days(off, today)}.`] : []),
      ...(work.length > 0 ? [`Đã ghi làm bù ${days(work, today)}.`] : []),
      `${moved} nhắc việc đã chuyển theo lịch mới.`,
      takeBack(off, work),
    ].join('\n'),
  );
}
