import { foldText } from '../../../understanding/text/clean.ts';
import { isTorn, spell } from './time-words.ts';
import type { Word } from './word.ts';

const RUN = /[\p{L}\p{M}\p{N}]+|\.{2,}|…+|_{2,}|\S/gu;
const INVISIBLE = /[\p{Cf}\uFE0F]/gu;
/** l, I for 1 and O for 0, where a figure must stand. */
const digits = (run: string) => run.replace(/[li]/gu, '1').replace(/o/gu, '0');

/**
 * The source cut into words, numbers and marks, each word spelled as the grammar has it. A document's number
 * ("05/KH-UBND", "63/2010/NĐ-CP") is one word: `ref`.
 */
export function piecesOf(source: string): Word[] {
  const plain = foldText(source) === source.normalize('NFC').toLowerCase();
  const words: Word[] = [];
  let last = 0;
  for (const { start, end, raw, reference } of rejoined(runsOf(withFigures(source)))) {
    const tight = start === last && start > 0;
    last = end;
    const shown = raw.replace(INVISIBLE, '').normalize('NFC').toLowerCase();
    if (shown === '') continue;
    const texts = reference ? ['ref'] : read(shown, plain);
    texts.forEach((text, i) => words.push({ text, marked: shown, start, end, tight: i > 0 || tight }));
  }
  return words;
}

/** "05/KH-UBND", "63/2010/NĐ-CP", "27-NQ/TW", in capitals or typed without them. */
const REFERENCES =
  /(?<!\p{N})\p{N}{1,5}(?:\/(?:\p{N}{4}\/)?\p{L}\p{M}*(?:\p{L}\p{M}*){0,5}(?:[-&]\p{L}\p{M}*(?:\p{L}\p{M}*){0,7}){1,3}|\/(?:KH|QĐ|BC|CV|TB|CT|NQ|TTr|CTr)(?![\p{L}\p{M}])|-\p{L}\p{M}*(?:\p{L}\p{M}*){1,4}\/\p{L}\p{M}*(?:\p{L}\p{M}*){0,4})/giu;

/** A date in which scanning has read some figures as letters: "Ol/l0/2026". */
const SCANNED_DATE =
  /(?<![\p{L}\p{N}])[\dlIoO]{1,2} ?[/.] ?[\dlIoO]{1,2}(?: ?[/.] ?[\dlIoO]{4})?(?![\p{L}\p{N}]| ?[/.] ?[\p{L}\p{N}])/gu;

/** The source with such letters as figures; every character keeps its place. */
const withFigures = (source: string): string =>
  source.replace(SCANNED_DATE, (date) =>
    /\d/u.test(date) ? date.replace(/[lI]/gu, '1').replace(/[oO]/gu, '0') : date,
  );

interface Run {
  start: number;
  end: number;
  raw: string;
  /** The number of a document. */
  reference?: true;
}

function* runsOf(source: string): Generator<Run> {
  const references = Array.from(source.matchAll(REFERENCES), ({ 0: raw, index }): Run => ({
    start: index,
    end: index + raw.length,
    raw,
    reference: true,
  }));
  let next = 0;
  for (const { 0: raw, index } of source.matchAll(RUN)) {
    while (next < references.length && (references[next]?.end ?? 0) <= index) next += 1;
    const reference = references[next];
    if (reference !== undefined && index >= reference.start) {
      if (index === reference.start) yield reference;
      continue;
    }
    yield { start: index, end: index + raw.length, raw };
  }
}

/** "t rước", "trư ớc", "th áng": a word of time that scanning tore in two. */
function* rejoined(runs: Iterable<Run>): Generator<Run> {
  let held: Run | null = null;
  for (const run of runs) {
    if (held !== null && run.start - held.end <= 2 && run.start > held.end && isTorn(held.raw, run.raw)) {
      yield { start: held.start, end: run.end, raw: held.raw + run.raw };
      held = null;
      continue;
    }
    if (held !== null) yield held;
    held = run;
  }
  if (held !== null) yield held;
}

function read(shown: string, plain: boolean): string[] {
  if (/^(?:\.{2,}|…+|_{2,})$/u.test(shown)) return ['…'];
  if (/^[–—−‑÷~→]$/u.test(shown)) return ['-'];
  if (!/^[\p{L}\p{N}]/u.test(shown)) return [shown];
  if (/^\d+$/u.test(shown)) return [shown];
  if (/^[\dlio]+$/u.test(shown) && /\d/u.test(shown)) return [digits(shown)];
  if (!/\d/u.test(shown)) return ofLetters(shown, plain);
  const clock = /^([\dlo]{1,2})(?:h|g|gio|giờ)([\dlo]{2})?(?:p|ph)?$/u.exec(shown);
  if (clock !== null) return [digits(clock[1] ?? ''), 'gio', ...(clock[2] === undefined ? [] : [digits(clock[2])])];
  const short = /^(t|q|tháng|quý|thang|quy)([\dl]{1,2})$/u.exec(shown);
  if (short !== null)
    return [short[1]?.startsWith('q') === true ? 'quy' : short[1] === 't' ? 't' : 'thang', digits(short[2] ?? '')];
  const months = /^(\d{1,2})t$/u.exec(shown);
  if (months !== null) return [months[1] ?? '', 'thang'];
  if (/^[ivxl1]+$/u.test(shown)) return [shown];
  const glued = /^([\p{L}\p{M}]+?)([lio]*\d[\dlio]*)$/u.exec(shown);
  if (glued !== null) return [...ofLetters(glued[1] ?? '', plain), digits(glued[2] ?? '')];
  return (shown.match(/\d+|[\p{L}\p{M}]+/gu) ?? []).flatMap((part) =>
    /^\d/u.test(part) ? [part] : ofLetters(part, plain),
  );
}

function ofLetters(shown: string, plain: boolean): string[] {
  const quarter = /^(?:quý|quy|q)([ivx]+)$/u.exec(shown);
  if (quarter !== null && shown !== 'qui') return ['quy', quarter[1] ?? ''];
  if (/^[ivxl]+$/u.test(shown)) return [shown];
  return spell(shown, plain);
}
