import { cleanText } from './clean.ts';
import { withoutThanks } from './apology.ts';
import { withoutCourtesy } from './courtesy.ts';
import { mergeNumberWords } from './number-words.ts';
import { type Token, tokensOf } from './token.ts';

/** Beyond this a text is a document, not an answer: only forms with a colon read on. Keeps the work of a text bounded. */
const READABLE = 500;

/** A text in two forms: as written, and flat (lower case, no diacritics, chat spelling undone, politeness taken out). */
export interface Said {
  readonly source: string;
  readonly flat: string;
  /** The speaker named himself (tôi, em). */
  readonly self: boolean;
  /** There were words of politeness; with an empty `flat` they are all that was said. */
  readonly polite: boolean;
  /** It ends or opens like a question. */
  readonly asked: boolean;
  readonly long: boolean;
  /** What was written where flat has `start`…`end`, without the punctuation around it. */
  words(start: number, end: number): string;
  /** Whether the word at this place of flat begins with a capital. */
  capitalAt(start: number): boolean;
  /** The typed form, lower case with its marks, of the word at this place of flat. */
  markedAt(start: number): string;
}

const QUESTION_WORDS = new Set(['à', 'hả', 'hử', 'nhỉ', 'nhi', 'ư', 'á', 'chăng', 'hở', 'ha', 'hen']);

export function hear(text: string): Said {
  const source = cleanText(text);
  const long = source.length > READABLE;
  const { tokens, self, polite } = withoutCourtesy(
    withoutThanks(mergeNumberWords(tokensOf(long ? source.slice(0, READABLE) : source))),
  );
  let flat = '';
  const owners: Token[] = [];
  for (const token of tokens) {
    const tight = token.kind === 'mark' && /[,.;:?!)%]/u.test(token.flat);
    const gap = flat === '' ? '' : token.gap === '\n' ? '\n' : tight ? '' : needsBlank(token, owners.at(-1)) ? ' ' : '';
    flat += gap + token.flat;
    while (owners.length < flat.length) owners.push(token);
  }
  return {
    source,
    flat,
    self,
    polite,
    asked: flat.includes('?') || asksAtTheEnd(tokens),
    long,
    words(start, end) {
      const inside = flat.slice(start, end);
      const first = owners[start + inside.search(/[^\s,.;:?!-]/u)];
      const last = owners[start + inside.replace(/[\s,.;:?!-]+$/u, '').length - 1];
      if (first === undefined || last === undefined || inside.trim() === '') return '';
      const toTheEnd = long && end >= flat.length;
      return source.slice(first.start, toTheEnd ? source.length : last.end).trim();
    },
    capitalAt: (start) => owners[start]?.capital ?? false,
    markedAt: (start) => owners[start]?.marked ?? '',
  };
}

const needsBlank = (token: Token, before: Token | undefined) =>
  token.gap !== '' || (before !== undefined && before.end < token.start && token.kind === 'word');

function asksAtTheEnd(tokens: readonly Token[]): boolean {
  const [last, ...before] = tokens
    .filter(({ kind }) => kind === 'word')
    .slice(-3)
    .reverse();
  if (last === undefined) return false;
  // A form of address may follow: "xong 12 hả chị".
  return QUESTION_WORDS.has(last.marked) || before.some(({ marked }) => /^(?:à|hả|hử|nhỉ|hở)$/u.test(marked));
}
