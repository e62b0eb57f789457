import { type DeadlinePhrase, findPhrases } from '../deadlines/find-phrases.ts';
import type { RawDuty } from '../shapes/raw-duty.ts';

export interface ChosenTime {
  /** Verbatim, null when no time is said. */
  phrase: string | null;
  /** Two limits that do not say the same. */
  twoDates: boolean;
}

/** Shapes that a sentence may hold without setting the duty's time by them, when something firmer is said. */
const WEAK = new Set(['on-demand', 'elsewhere', 'in-season', 'ongoing', 'at-once']);

/** The words that say when: the column or label as it stands, else the firmest phrase of the sentence, else the heading's month. */
export function chooseTime({ text, time, product }: RawDuty): ChosenTime {
  if (time !== null && time.source !== 'heading') {
    const words = time.words.trim().replace(/[.;,\s]+$/u, '');
    if (!isBlank(words)) return { phrase: words, twoDates: firm(product ?? '').length > 0 };
  }
  const said = saidIn(text);
  const [first, second] = said.firm;
  const chosen = first ?? said.weak[0];
  if (chosen !== undefined) {
    const atOnce = said.weak.some(({ shape }) => shape === 'at-once');
    return {
      phrase: chosen.text,
      twoDates:
        first !== undefined &&
        ((second !== undefined && !sameLimit(first, second)) || (atOnce && !/hàng|hằng|mỗi/iu.test(first.text))),
    };
  }
  return { phrase: time?.source === 'heading' ? time.words : null, twoDates: false };
}

const isBlank = (words: string): boolean =>
  !/[\p{L}\d]/u.test(words) || /^[\s.…_/-]*(?:20\d\d)?[\s.…_/-]*$/u.test(words);

const firm = (text: string): DeadlinePhrase[] => findPhrases(text).filter(({ shape }) => !WEAK.has(shape));

function saidIn(text: string): { firm: DeadlinePhrase[]; weak: DeadlinePhrase[] } {
  const phrases = findPhrases(text);
  return {
    firm: phrases.filter(({ shape }) => !WEAK.has(shape)),
    weak: phrases.filter(({ shape, to }) => WEAK.has(shape) && (shape !== 'on-demand' || endsClause(text, to))),
  };
}

const endsClause = (text: string, to: number): boolean => /^\s*(?:[.;]|$)/u.test(text.slice(to));

/** A cadence and its day said apart, "hàng quý … trước ngày 15 tháng cuối quý", are one limit. */
const sameLimit = (a: DeadlinePhrase, b: DeadlinePhrase): boolean =>
  a.shape === 'cadence' || b.shape === 'cadence' || a.text === b.text;
