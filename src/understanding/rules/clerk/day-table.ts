import { addDays, type PlainDay } from '../../../calendar/plain-day.ts';
import { basisOf, given, type Heard, type Rule } from '../../heard.ts';

/** `nghỉ 2/1/2026`, "thêm ngày nghỉ 27/4", `làm bù 10/1/2026`: rows of the day table with their basis. */
export const swap: Rule = (heard) => {
  const { flat } = heard;
  const table =
    /lam bu|ngay nghi|(?:ca |toan )co quan (?:duoc )?nghi|nghi bu|nghi le|hoan doi|ngay lam viec bu|di lam bu/u.test(
      flat,
    );
  const clerk =
    heard.role === 'clerk' &&
    /^(?:ca |toan )?(?:co quan |xa |phuong )?(?:duoc |cho )?nghi(?! phep| om| huu| viec)/u.test(flat) &&
    !heard.self;
  if ((!table && !clerk) || heard.asked || (heard.role === 'officer' && !/lam bu/u.test(flat)) || /thay ?:/u.test(flat))
    return null;
  const off: PlainDay[] = [];
  const work: PlainDay[] = [];
  const basis = basisOf(heard);
  const limit = basisStart(heard);
  let invalid = false;
  for (const day of heard.days) {
    if (day.start > limit) continue;
    if (day.next === null) {
      invalid = true;
      continue;
    }
    const before = flat.slice(0, day.start);
    const makesUp = before.search(/lam bu(?!.*(?:lam bu|nghi))|di lam(?!.*nghi)|bu (?:vao|ngay|thu|_)?[^a-z]*$/u);
    const swapped = /(?:thay|bu) (?:cho |ngay |nghi )*$/u.test(before) && work.length > 0;
    const second = /hoan doi/u.test(flat) && off.length > 0;
    ((makesUp >= 0 && !swapped) || second ? work : off).push(day.next);
  }
  const ask = invalid || (off.length === 0 && work.length === 0) ? { ask: 'date' as const } : {};
  return {
    intent: 'swap',
    ...(off.length > 0 ? { off: stretch(off, heard) } : {}),
    ...(work.length > 0 ? { work } : {}),
    ...given({ basis: basisWords(heard) ?? basis }),
    ...ask,
  };
};

const basisStart = (heard: Heard) =>
  /(?<![a-z])(?:theo|can cu|vi|do|thuc hien)(?![a-z])/u.exec(heard.flat)?.index ?? Number.POSITIVE_INFINITY;
function basisWords(heard: Heard): string | undefined {
  const match = /(?<![a-z])(?:theo|can cu|thuc hien)(?![a-z]) (?=\S)/u.exec(heard.flat);
  return match === null ? undefined : heard.words(match.index, heard.flat.length);
}
/** "nghỉ từ 30/4 đến 3/5": every day between; a stretch over a month is a slip and stays as its two ends. */
function stretch(off: PlainDay[], heard: Heard): PlainDay[] {
  const [first, last] = off;
  if (off.length !== 2 || first === undefined || last === undefined || !/ (?:den|toi|-) /u.test(heard.masked))
    return off;
  const days: PlainDay[] = [];
  for (let day = first; day <= last && days.length < 31; day = nextDay(day)) days.push(day);
  return days.length === 0 || days.length === 31 ? off : days;
}
const nextDay = (day: PlainDay): PlainDay => addDays(day, 1);
