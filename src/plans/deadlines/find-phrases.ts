import { foldInPlace } from '../text/fold-in-place.ts';
import { PHRASES } from './grammar.ts';

/** A stretch of a text that says when. */
export interface DeadlinePhrase {
  from: number;
  to: number;
  /** Verbatim. */
  text: string;
  /** The shape of the phrase (a name in `PHRASES`). */
  shape: string;
}

const EXPRESSIONS = PHRASES.map(({ name, source, tail }) => ({
  name,
  tail: tail ?? false,
  expression: new RegExp(`(?<![a-z0-9/])(?:${source})(?![a-z0-9])`, 'uy'),
}));
const DONE = /(?:(?:phai\s*)?(?:xong|hoan\s*(?:thanh|tat))\s*)$/u;

/** The deadline phrases of a sentence, in order; dates of cited documents and reporting periods are none. */
export function findPhrases(text: string): DeadlinePhrase[] {
  const folded = foldInPlace(text);
  const masked = mask(folded);
  const found: DeadlinePhrase[] = [];
  for (let at = 0; at < masked.length;) {
    if (!/[a-z0-9]/u.test(masked.charAt(at)) || /[a-z0-9]/u.test(masked.charAt(at - 1))) {
      at++;
      continue;
    }
    const phrase = longestAt(masked, at);
    if (phrase === null) {
      at++;
      continue;
    }
    const done = DONE.exec(masked.slice(0, at));
    const from = done === null || done.index < (found.at(-1)?.to ?? 0) ? at : done.index;
    found.push({ from, to: phrase.to, text: text.slice(from, phrase.to).trim(), shape: phrase.name });
    at = phrase.to;
  }
  return joined(
    found.filter((phrase) => !describesPayment(masked, phrase)),
    text,
    folded,
  );
}

function longestAt(folded: string, at: number): { to: number; name: string } | null {
  let best: { to: number; name: string } | null = null;
  for (const { name, expression } of EXPRESSIONS) {
    expression.lastIndex = at;
    const hit = expression.exec(folded);
    if (hit !== null && hit[0].trim() !== '' && (best === null || at + hit[0].trimEnd().length > best.to))
      best = { to: at + hit[0].trimEnd().length, name };
  }
  return best;
}

/** Dates that say when something else was or is counted are blotted out, letter for letter. */
const NOT_DEADLINES = [
  // "Nghị định 117/2013/NĐ-CP ngày 07/10/2013", "Kế hoạch số 12/KH-UBND ngày 05/01/2026"
  /(?:\bso\s*)?[0-9l]+(?:\/\d{4})?\/[a-z]{1,5}[a-z0-9-]*(?:\s*(?:,|ban hanh)?\s*ngay\s*[0-9lo]{1,2}\s*(?:[/.-]|thang)\s*[0-9lo]{1,2}\s*(?:[/.-]|nam)\s*\d{4})?/gu,
  /(?:nghi dinh|nghi quyet|quyet dinh|chi thi|thong tu|luat|cong van|cong dien|van ban|ban hanh|ky)\s*(?:so\s*\S+\s*)?(?:ban hanh\s*)?ngay\s*[0-9lo]{1,2}\s*(?:[/.-]|thang)\s*[0-9lo]{1,2}\s*(?:[/.-]|nam)\s*\d{4}/gu,
  /\bso lieu\s*(?:bao cao\s*)?(?:duoc\s*)?(?:tinh\s*)?tu\s*(?:ngay\s*)?[^,;.]*?(?:den|toi)\s*(?:het\s*)?(?:ngay\s*)?[0-9/.-]+/gu,
  /\bky bao cao\s*(?:tinh\s*)?tu\s*(?:ngay\s*)?[^,;.]*?(?:den|toi)\s*(?:het\s*)?(?:ngay\s*)?[0-9/.-]+/gu,
  /\b24\s*\/\s*24\b|\b24\s*\/\s*7\b/gu,
  // points: "0,5/1 điểm", "20/21,5 điểm"
  /\d+(?:,\d+)?\s*\/\s*\d+(?:,\d+)?\s*diem/gu,
];

const mask = (folded: string): string =>
  NOT_DEADLINES.reduce((text, shape) => text.replace(shape, (hit) => '_'.repeat(hit.length)), folded);

/** "trợ cấp hàng tháng", "lương hằng tháng": the payment is monthly, not the duty. */
const describesPayment = (folded: string, { from, shape }: DeadlinePhrase): boolean =>
  (shape === 'cadence' || shape === 'each-day') &&
  /(?:tro cap|phu cap|luong|tien|hoc phi|tien cong|che do|muc dong|dong gop|muc huong|bao tro xa hoi)(?:\s[a-z]+){0,2}\s*$/u.test(
    folded.slice(Math.max(0, from - 40), from),
  );

/** Phrases that only a comma or "và" parts are one: "hàng quý, 6 tháng và năm", "thường xuyên, không quá 03 ngày …". */
function joined(phrases: DeadlinePhrase[], text: string, folded: string): DeadlinePhrase[] {
  const whole: DeadlinePhrase[] = [];
  for (const phrase of phrases) {
    const before = whole.at(-1);
    if (before !== undefined && /^\s*(?:,|va|,\s*va|;)?\s*$/u.test(folded.slice(before.to, phrase.from)))
      whole[whole.length - 1] = { ...before, to: phrase.to, text: text.slice(before.from, phrase.to).trim() };
    else whole.push(phrase);
  }
  return whole;
}
