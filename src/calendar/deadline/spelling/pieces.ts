import { foldText } from '../../../understanding/text/clean.ts';
import { spell } from './time-words.ts';
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
  for (const { start, end, raw } of runsOf(source)) {
    const tight = start === last && start > 0;
    last = end;
    const shown = raw.replace(INVISIBLE, '').normalize('NFC').toLowerCase();
    if (shown === '') continue;
    const texts = REFERENCE.test(raw) ? ['ref'] : read(shown, plain);
    texts.forEach((text, i) =>
      words.push({ text, marked: texts.length > 1 ? text : shown, start, end, tight: i > 0 || tight }),
    );
  }
  return words;
}

const REFERENCE = /^\p{N}+\/(?:\p{N}{4}\/)?\p{Lu}[\p{Lu}\p{M}\p{L}]*(?:[-&]\p{L}[\p{L}\p{M}]*)*$/u;
const REFERENCES =
  /\p{N}+\/(?:\p{N}{4}\/)?\p{Lu}{1,5}\p{Ll}{0,2}\p{M}*(?:[-&]\p{Lu}[\p{L}\p{M}]*)+|\p{N}+\/(?:KH|QĐ|BC|CV|TB|CT|NQ|TTr|CTr)(?![\p{L}\p{M}])/gu;

function* runsOf(source: string): Generator<{ start: number; end: number; raw: string }> {
  const references = Array.from(source.matchAll(REFERENCES), ({ 0: raw, index }) => ({
    start: index,
    end: index + raw.length,
    raw,
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

function read(shown: string, plain: boolean): string[] {
  if (/^(?:\.{2,}|…+|_{2,})$/u.test(shown)) return ['…'];
  if (/^[–—−‑]$/u.test(shown)) return ['-'];
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
