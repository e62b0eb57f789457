import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { parse } from 'csv-parse/sync';
import { read, utils } from '@e965/xlsx';
import { WrongUse } from '../shell/wrong-use.ts';
import { MAX_ROWS, type Table } from './people-table.ts';

const MAX_BYTES = 5 * 1024 * 1024;
/** What the parts of an .xlsx may grow to: an office's list has a few hundred kB. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

/** The rows of a .csv (UTF-8; comma, semicolon or tab) or of the first sheet of an .xlsx. Throws WrongUse. */
export async function readPeopleFile(path: string): Promise<Table> {
  const bytes = await readSmallFile(path);
  const type = extname(path).toLowerCase();
  try {
    if (type === '.csv') return readCsv(bytes);
    if (type === '.xlsx') return readXlsx(bytes);
  } catch (error) {
    if (error instanceof WrongUse) throw error;
    throw new WrongUse(`Không đọc được tệp: không đúng dạng ${type}.`);
  }
  throw new WrongUse('--file phải là tệp .csv hoặc .xlsx.');
}

async function readSmallFile(path: string): Promise<Buffer> {
  try {
    if ((await stat(path)).size > MAX_BYTES) throw new WrongUse(`Tệp quá lớn, tối đa ${MAX_BYTES / 1024 / 1024} MB.`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof WrongUse) throw error;
    throw new WrongUse(`Không đọc được tệp ${path} (${(error as NodeJS.ErrnoException).code ?? 'lỗi'}).`);
  }
}

function readCsv(bytes: Buffer): Table {
  const text = decode(bytes);
  const header = /^[^\r\n]*/u.exec(text)?.[0] ?? '';
  const delimiter = [',', ';', '\t'].find((sign) => header.includes(sign)) ?? ',';
  const rows: string[][] = parse(text, {
    delimiter,
    relax_column_count: true,
    // empty lines count, so that line numbers are the file's
    skip_empty_lines: false,
    to: MAX_ROWS + 2,
  });
  return { rows, firstLine: 1 };
}

function decode(bytes: Buffer): string {
  try {
    // the byte order mark that Excel writes is dropped by the decoder
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new WrongUse('Tệp .csv phải lưu dạng UTF-8 (trong Excel: CSV UTF-8).');
  }
}

function readXlsx(bytes: Buffer): Table {
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004' || unpackedSize(bytes) > MAX_UNPACKED_BYTES)
    throw new WrongUse('Tệp không phải .xlsx, hoặc quá lớn khi giải nén.');
  const book = read(bytes, { type: 'buffer', sheets: 0, sheetRows: MAX_ROWS + 2, cellHTML: false, cellFormula: false });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  const range = sheet?.['!ref'];
  if (sheet === undefined || range === undefined) return { rows: [], firstLine: 1 };
  const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, defval: '', blankrows: true });
  return { rows: rows.map((cells) => cells.map(cellText)), firstLine: utils.decode_range(range).s.r + 1 };
}

/** Chat ids are numbers in Excel: its formatted text would be 1.23E+9, and of a long one it keeps 15 digits only. */
function cellText(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell !== 'number') return typeof cell === 'boolean' ? String(cell) : '';
  return Number.isSafeInteger(cell) ? cell.toFixed(0) : `${cell} (?)`;
}

/** What the zip's directory says its parts unpack to, so that a bomb is refused before anything is unpacked. */
function unpackedSize(zip: Buffer): number {
  const entry = Buffer.from('PK\u0001\u0002', 'latin1');
  let size = 0;
  for (let at = zip.indexOf(entry); at !== -1 && at + 28 <= zip.length; at = zip.indexOf(entry, at + 4))
    size += zip.readUInt32LE(at + 24);
  return size;
}
