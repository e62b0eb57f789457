import type { Block, Cell } from '../../document.ts';
import { textCell } from '../../document.ts';
import { composed } from '../../text/fold-in-place.ts';
import { MAX_BLOCKS, MAX_CELLS_A_ROW, MAX_CHARACTERS } from '../limits.ts';
import { Unreadable } from '../unreadable.ts';

/** The text of a .txt or .md file: UTF-8, or UTF-16 with its mark. Throws Unreadable. */
export function decodeText(bytes: Buffer): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (text.length > MAX_CHARACTERS) throw new Unreadable('too-large');
    if (/\u0000/u.test(text)) throw new Unreadable('unknown-format');
    return composed(text);
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('not-utf8');
  }
}

/** A block for each line that is not blank; markdown's marks are taken off, its tables become rows. */
export function readText(text: string): Block[] {
  const blocks: Block[] = [];
  let table = 0;
  let inTable = false;
  text.split(/\r\n|\n|\r|\f/u).forEach((raw, at) => {
    const line = at + 1;
    if (blocks.length > MAX_BLOCKS) throw new Unreadable('too-large');
    if (/^\s*\|.*\|\s*$/u.test(raw)) {
      if (!inTable) table++;
      inTable = true;
      if (!/^[\s|:-]+$/u.test(raw))
        blocks.push({ kind: 'row', line, table, sheet: null, page: null, cells: cellsOf(raw) });
      return;
    }
    inTable = false;
    if (raw.trim() !== '') blocks.push(paragraphOf(raw, line, blocks.at(-1)?.line === line - 1));
  });
  return blocks;
}

function cellsOf(raw: string): Cell[] {
  const inner = raw.trim().replace(/^\|/u, '').replace(/\|$/u, '');
  return inner
    .split(/(?<!\\)\|/u)
    .slice(0, MAX_CELLS_A_ROW)
    .map((cell) =>
      textCell(
        withoutMarks(cell.replace(/\\\|/gu, '|'))
          .replace(/<br\s*\/?>/giu, '\n')
          .trim(),
      ),
    );
}

const withoutMarks = (text: string): string =>
  text
    .replace(/\*\*|__/gu, '')
    .replace(/\\([.\-+*#_()[\]])/gu, '$1')
    .replace(/(?<![\p{L}\d])\*(?=\S)([^*]+)\*/gu, '$1');

function paragraphOf(raw: string, line: number, follows: boolean): Block {
  const styledHeading = /^\s*#{1,6}\s/u.test(raw);
  const bare = raw.replace(/^\s*#{1,6}\s+/u, '').replace(/^\s*>\s?/u, '');
  const text = withoutMarks(bare).replace(/\t/gu, '    ').trimEnd();
  const bold =
    /^\s*(?:[-+]\s*)?(?:\*\*|__).*(?:\*\*|__)[\s:.]*$/u.test(bare) && (bare.match(/\*\*|__/gu)?.length ?? 0) === 2;
  return { kind: 'paragraph', line, text, listLabel: null, styledHeading, bold, follows, page: null };
}
