import { extname } from 'node:path';
import type { PlanDocument, PlanFormat } from '../document.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import { type RefusalReason, Unreadable } from './unreadable.ts';

export type ReadPlan = { kind: 'read'; document: PlanDocument } | { kind: 'refused'; reason: RefusalReason };

/**
 * Opens a plan by what its bytes are, not by its name alone. The libraries are loaded only for the format at hand.
 * Bounded: size before reading, unpacked sizes before inflating.
 */
export async function readPlanFile(bytes: Buffer, name: string): Promise<ReadPlan> {
  try {
    return { kind: 'read', document: await open(bytes, name) };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'refused', reason: error.reason };
    throw error;
  }
}

async function open(bytes: Buffer, name: string): Promise<PlanDocument> {
  if (bytes.length === 0) throw new Unreadable('empty');
  if (bytes.length > MAX_FILE_BYTES) throw new Unreadable('too-large');
  const format = formatOf(bytes, name);
  if (format === 'docx') {
    const { readDocx } = await import('./docx/read-docx.ts');
    return { name, format, blocks: await readDocx(bytes), furniture: [] };
  }
  if (format === 'xlsx') {
    const { readXlsx } = await import('./xlsx/read-xlsx.ts');
    return { name, format, ...(await readXlsx(bytes)) };
  }
  if (format === 'pdf') {
    const { readPdf } = await import('./pdf/read-pdf.ts');
    return { name, format, ...(await readPdf(bytes)) };
  }
  const { decodeText, readText } = await import('./text/read-text.ts');
  const blocks = readText(decodeText(bytes));
  if (blocks.length === 0) throw new Unreadable('empty');
  return { name, format, blocks, furniture: [] };
}

const startsWith = (bytes: Buffer, signature: number[]): boolean => signature.every((byte, at) => bytes[at] === byte);

const PHOTOS = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
  [0x47, 0x49, 0x46, 0x38],
  [0x42, 0x4d],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
];

function formatOf(bytes: Buffer, name: string): PlanFormat {
  const ending = extname(name).toLowerCase();
  if (startsWith(bytes, [0x50, 0x4b])) return formatOfZip(bytes, ending);
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return 'pdf';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new Unreadable(reasonOfOle(bytes, ending));
  if (startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74, 0x66])) throw new Unreadable('rtf');
  if (PHOTOS.some((signature) => startsWith(bytes, signature)) || isWebImage(bytes)) throw new Unreadable('photo');
  if (ending === '.docx' || ending === '.xlsx' || ending === '.pdf') throw new Unreadable('corrupt');
  if (ending === '.md' || ending === '.markdown') return 'md';
  if (ending === '.txt' || ending === '' || ending === '.text') return 'txt';
  throw new Unreadable('unknown-format');
}

const isWebImage = (bytes: Buffer): boolean =>
  (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') ||
  /^ftyp(?:heic|heix|mif1|avif)/u.test(bytes.toString('latin1', 4, 12));

/** The names of a zip's parts stand in it as they are: Word's and Excel's main parts tell which one it is. */
function formatOfZip(bytes: Buffer, ending: string): PlanFormat {
  if (bytes.includes('word/document.xml')) return 'docx';
  if (bytes.includes('xl/workbook.xml')) return 'xlsx';
  if (ending === '.docx' || ending === '.xlsx') throw new Unreadable('corrupt');
  throw new Unreadable('unknown-format');
}

/** The old container: a locked new file, an old .doc, an old .xls. */
function reasonOfOle(bytes: Buffer, ending: string): RefusalReason {
  const holds = (stream: string) => bytes.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage') || ending === '.docx' || ending === '.xlsx') return 'password';
  if (holds('WordDocument')) return 'old-word';
  if (holds('Workbook') || holds('Book') || ending === '.xls') return 'old-excel';
  return ending === '.doc' ? 'old-word' : 'unknown-format';
}
