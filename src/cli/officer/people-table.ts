import type { ChannelName } from '../../people/person.ts';
import type { Person } from './enrol.ts';
import { readChatId, readName, readRoles } from './read-person.ts';

/** Rows of cells as a person sees them in the file; `firstLine` is the number of the first one there. */
export interface Table {
  rows: string[][];
  firstLine: number;
}

export interface PersonLine {
  line: number;
  person: Person;
}

export const MAX_ROWS = 2000;

const REQUIRED = ['name', 'post'] as const;
const CHANNEL_COLUMNS: Record<string, ChannelName> = { telegram: 'telegram', zalo_bot: 'zalo-bot', zalo_oa: 'zalo-oa' };
const COLUMNS = [...REQUIRED, 'roles', ...Object.keys(CHANNEL_COLUMNS)];
const HEADER = COLUMNS.join(',');

/** Header and rows → people; else what is wrong, each with its line. Empty rows are passed over. */
export function readPeople({ rows, firstLine }: Table): { people: PersonLine[]; problems: string[] } {
  const numbered = rows.map((cells, index) => ({ cells: cells.map((cell) => cell.trim()), line: firstLine + index }));
  const [header, ...lines] = numbered.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const columns = header?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const wrong = wrongHeader(columns);
  if (wrong !== null) return { people: [], problems: [`Dòng ${header?.line ?? 1}: ${wrong}`] };
  if (lines.length > MAX_ROWS) return { people: [], problems: [`Tệp có quá ${MAX_ROWS} người: chia thành nhiều tệp.`] };
  if (lines.length === 0) return { people: [], problems: ['Tệp không có người nào.'] };
  const people: PersonLine[] = [];
  const problems: string[] = [];
  for (const { cells, line } of lines) {
    const read = readPerson(columns, cells);
    if (typeof read === 'string') problems.push(`Dòng ${line}: ${read}`);
    else people.push({ line, person: read });
  }
  return { people, problems: [...problems, ...repetitions(people)] };
}

function wrongHeader(columns: readonly string[]): string | null {
  const unknown = columns.find((column) => column !== '' && !COLUMNS.includes(column));
  if (unknown !== undefined) return `cột "${unknown.slice(0, 40)}" không dùng được, dòng đầu phải là ${HEADER}.`;
  const missing = REQUIRED.find((column) => !columns.includes(column));
  if (missing !== undefined) return `thiếu cột ${missing}, dòng đầu phải là ${HEADER}.`;
  return columns.some((column, place) => column !== '' && columns.indexOf(column) !== place) ? 'có cột lặp lại.' : null;
}

function readPerson(columns: readonly string[], cells: readonly string[]): Person | string {
  const cell = (column: string) => cells[columns.indexOf(column)] ?? '';
  if (cells.some((text, place) => text !== '' && (columns[place] ?? '') === ''))
    return 'có ô thừa ngoài các cột của dòng đầu.';
  const name = readName(cell('name'));
  if (name === null) return 'thiếu họ tên (name) hoặc họ tên không hợp lệ.';
  const post = readName(cell('post'));
  if (post === null) return 'thiếu chức danh (post) hoặc chức danh không hợp lệ.';
  const roles = readRoles(columns.includes('roles') ? cell('roles') : '');
  if (roles === null) return 'vai trò (roles) phải là officer, chairman, clerk, nối nhau bằng dấu +.';
  const accounts: Person['accounts'] = [];
  for (const [column, channel] of Object.entries(CHANNEL_COLUMNS)) {
    const said = columns.includes(column) ? cell(column) : '';
    const account = readChatId(said);
    if (said !== '' && account === null)
      return `mã hội thoại (${column}) không hợp lệ; trong Excel, ô phải để dạng Text.`;
    if (account !== null) accounts.push({ channel, account });
  }
  return { name, post, roles, accounts };
}

/** The same person on the same post, or one chat for two people. */
function repetitions(people: readonly PersonLine[]): string[] {
  const seen = new Map<string, number>();
  const problems: string[] = [];
  const look = (key: string, line: number, what: string): void => {
    const before = seen.get(key);
    if (before === undefined) seen.set(key, line);
    else problems.push(`Dòng ${line}: ${what} đã có ở dòng ${before}.`);
  };
  for (const { line, person } of people) {
    look(JSON.stringify([person.name, person.post]), line, 'người và chức danh này');
    for (const { channel, account } of person.accounts)
      look(JSON.stringify([channel, account]), line, `mã hội thoại ${channel}`);
  }
  return problems;
}
