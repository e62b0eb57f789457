import type { Deadline } from '../../calendar/deadline/deadline.ts';
import { type DeadlinePhrase, findPhrases } from '../deadlines/find-phrases.ts';
import type { RawDuty } from '../shapes/raw-duty.ts';

export interface ChosenTime {
  /** Verbatim, null when no time is said. */
  phrase: string | null;
  /** Two limits that do not say the same. */
  twoDates: boolean;
}

/** The words that say when: the column or label as it stands, else the firmest phrase of the sentence, else the heading's month. */
export function chooseTime({ text, time, product }: RawDuty): ChosenTime {
  if (time !== null && time.source !== 'heading') {
    const words = time.words.trim().replace(/[.;,\s]+$/u, '');
    if (!isBlank(words)) return { phrase: words, twoDates: findPhrases(product ?? '').some(isFirm) };
  }
  const said = findPhrases(text).filter((phrase) => setsTime(phrase, text));
  const firm = said.filter(isFirm);
  const heading = time?.source === 'heading' ? time.words : null;
  // "hằng năm, … hoàn thành trước ngày 31/12": of a bare cadence and a day the day binds
  const [first, second] = firm.toSorted((a, b) => Number(isBare(a)) - Number(isBare(b)));
  if (first !== undefined)
    return {
      phrase: first.text,
      twoDates: second !== undefined ? !sameLimit(first, second) : saysAtOnceToo(first, said),
    };
  const weak = said.find(({ meaning }) => heading === null || meaning.kind === 'on-demand');
  return { phrase: weak?.text ?? heading, twoDates: false };
}

const isBlank = (words: string): boolean =>
  !/[\p{L}\d]/u.test(words) || /^[\s.…_/-]*(?:20\d\d)?[\s.…_/-]*$/u.test(words);

const WEAK = new Set<Deadline['kind']>(['on-demand', 'elsewhere', 'ongoing', 'from-day', 'event-range']);

/** Sets a limit by itself, whatever else the sentence says. */
const isFirm = ({ meaning }: DeadlinePhrase): boolean =>
  !WEAK.has(meaning.kind) &&
  !(
    meaning.kind === 'event' &&
    (meaning.relation === 'at' || meaning.count === 0 || (meaning.relation === 'after' && meaning.count === undefined))
  );

const isBare = ({ meaning }: DeadlinePhrase): boolean => meaning.kind === 'repeat' && meaning.ask === 'no-day';

/** "thường xuyên" and "khi có …" set the time only where they end what is said; elsewhere they tell how or of what. */
function setsTime({ meaning, to, text: words }: DeadlinePhrase, text: string): boolean {
  if (words.length < 4) return false;
  return (meaning.kind !== 'ongoing' && meaning.kind !== 'on-demand') || /^\s*(?:[.;,)]|$)/u.test(text.slice(to));
}

/** A cadence and its day said apart, "hàng quý … trước ngày 15 tháng cuối quý", are one limit. */
const sameLimit = (a: DeadlinePhrase, b: DeadlinePhrase): boolean =>
  [a, b].some(({ meaning }) => meaning.kind === 'repeat') || a.text === b.text;

const saysAtOnceToo = (first: DeadlinePhrase, said: readonly DeadlinePhrase[]): boolean =>
  first.meaning.kind !== 'repeat' && said.some(({ meaning }) => meaning.kind === 'event' && meaning.count === 0);
