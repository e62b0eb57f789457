import type { LengthUnit } from '../deadline.ts';
import { type Groups, type Row, row, type Term } from './term.ts';

const TIMES: Readonly<Record<string, [LengthUnit, number]>> = {
  'ngay lam viec': ['working-day', 1],
  ngay: ['day', 1],
  'ngay lich': ['day', 1],
  hom: ['day', 1],
  tuan: ['day', 7],
  'tuan le': ['day', 7],
  thang: ['month', 1],
  quy: ['month', 3],
  nam: ['month', 12],
  gio: ['hour', 1],
  tieng: ['hour', 1],
  'tieng dong ho': ['hour', 1],
};
const UNIT = '(?<u>ngay lam viec|ngay lich|ngay|hom|tuan le|tuan|thang|quy|nam|tieng dong ho|tieng)';
const WITHIN =
  '(?:trong vong|trong thoi han|trong thoi gian|thoi han|trong|khong qua|khong qua han|toi da|it nhat|toi thieu|som nhat|cham nhat|muon nhat|sau|khoang|qua|them|la|cho phep|cong|\\+)';

const length = (groups: Groups, more: { fromToday?: true } = {}): Term | null => {
  const time = TIMES[groups['u'] ?? ''];
  return time === undefined
    ? null
    : { is: 'length', length: { count: Number(groups['n']) * time[1], unit: time[0], ...more } };
};

/** "05 ngày làm việc", "48 giờ", "1 tuần": what is counted from something. Clock times stand in `CLOCKS`, read before. */
export const LENGTHS: readonly Row[] = [
  row(`(?:${WITHIN} ){0,4}(?<n>\\d{1,3}) ${UNIT} (?:nua|toi|sap toi|tiep theo|ke tiep)(?! khi)`, (groups) =>
    length(groups, { fromToday: true }),
  ),
  row(`(?:${WITHIN} ){0,4}(?<n>\\d{1,3}) (?<u>gio)(?= (?:lam viec|ke|tinh|tu|sau|truoc))`, (groups) => length(groups)),
  row(
    `(?:trong vong|khong qua|trong thoi han|toi da|sau) (?:khong qua )?(?<n>\\d{1,3}) (?<u>gio)(?! (?:\\d|ngay|thu\\d|hang|sang|chieu|moi))`,
    (groups) => length(groups),
  ),
  row(`(?:(?:${WITHIN}|phai) ){0,4}nua thang(?= |$)`, { is: 'length', length: { count: 15, unit: 'day' } }),
  row(`(?:${WITHIN} ){0,4}(?<n>\\d{1,3}) ${UNIT}(?! (?:dau|cuoi|\\d{4}|nay))`, (groups) => length(groups)),
];

const hourOf = (groups: Groups): string | null => {
  const said = Number(groups['h']);
  const later = /chieu|toi|dem/u.test(groups['part'] ?? '') && said < 12;
  const hour = later ? said + 12 : said;
  const minute = groups['half'] === undefined ? (groups['min'] ?? '00') : '30';
  return hour > 24 || (hour === 24 && minute !== '00')
    ? null
    : `${String(hour).padStart(2, '0')}:${minute.padStart(2, '0')}`;
};
const clock = (groups: Groups): Term | null => {
  const time = hourOf(groups);
  return time === null ? null : { is: 'clock', time };
};
const PART_OF_DAY = '(?: (?<part>sang|trua|chieu|toi|dem))?';

export const CLOCKS: readonly Row[] = [
  row(`(?:luc |vao |hoi |vao luc ){0,4}(?<h>\\d{1,2}):(?<min>[0-5]\\d)(?: (?:gio|phut))?${PART_OF_DAY}`, clock),
  row(
    `(?:luc |vao |hoi |vao luc ){0,4}(?<h>\\d{1,2}) gio(?: (?<min>[0-5]?\\d)(?: phut|(?= |$)(?! (?:ngay lam|thang)))| (?<half>ruoi))?${PART_OF_DAY}`,
    clock,
  ),
];
