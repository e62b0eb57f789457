import { foldText } from '../../../understanding/text/clean.ts';
import { countWords } from './counted.ts';
import { joinFigures } from './figures.ts';
import { piecesOf } from './pieces.ts';
import type { Word } from './word.ts';

/** The canonical words of a text: one spelling for what people, keyboards and scanners write in many. */
export function canonicalWords(source: string): Word[] {
  const plain = foldText(source) === source.normalize('NFC').toLowerCase();
  return joinFigures(countWords(piecesOf(source), plain));
}
