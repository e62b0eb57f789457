import type { Block } from '../../document.ts';
import { Unreadable } from '../unreadable.ts';
import { unzip } from '../unzip.ts';
import { readBody } from './body.ts';
import { readNumbering } from './numbering.ts';
import { readStyles } from './styles.ts';

const DOCUMENT = 'word/document.xml';
const NUMBERING = 'word/numbering.xml';
const STYLES = 'word/styles.xml';
const PARTS = new Set([DOCUMENT, NUMBERING, STYLES]);

/** The paragraphs and tables of a .docx; pictures, macros, comments and embedded files are never opened. Throws Unreadable. */
export async function readDocx(bytes: Buffer): Promise<Block[]> {
  const parts = await unzip(bytes, (name) => PARTS.has(name));
  const document = parts.get(DOCUMENT);
  if (document === undefined) throw new Unreadable('corrupt');
  const styles = readStyles(parts.get(STYLES));
  const { blocks, pictures } = readBody(document, readNumbering(parts.get(NUMBERING)), styles);
  if (blocks.length === 0) throw new Unreadable(pictures > 0 ? 'only-pictures' : 'empty');
  return blocks;
}
