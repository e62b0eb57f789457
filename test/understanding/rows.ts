import { readFileSync } from 'node:fs';
import type { PlainDay } from '../../src/calendar/plain-day.ts';
import { plainDay } from '../../src/calendar/plain-day.ts';
import type { Role } from '../../src/people/person.ts';

/** The rows of a tab-separated table beside the tests, by the names of its first line. `\n` is a line break. */
export function readRows(file: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(new URL(file, import.meta.url), 'utf8')
    .split(/\r?\n/u)
    .filter((line) => line !== '');
  const names = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

/** Thursday 5 March 2026, the day of the tables. */
export const TABLE_DAY: PlainDay = plainDay('2026-03-05');

export const unescaped = (text: string): string => text.replaceAll('\\n', '\n');
export const roleOf = (row: Record<string, string>): Role => (row['role'] ?? 'officer') as Role;
