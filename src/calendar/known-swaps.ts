import { plainDay } from './plain-day.ts';
import type { DayRow } from './working-days.ts';

/** A working day that became a day off, and the Saturday worked for it: announced year by year, often late. */
function swap(off: string, makeUp: string, basis: string): DayRow[] {
  return [
    { day: plainDay(off), rule: 'off', basis },
    { day: plainDay(makeUp), rule: 'make-up', basis },
  ];
}

/** The day swaps announced so far: with them a new unit's day table begins, the clerk adds the next ones. */
export const KNOWN_SWAPS: readonly DayRow[] = [
  ...swap('2024-04-29', '2024-05-04', 'Hoán đổi ngày làm việc dịp 30/4 - 1/5 năm 2024 (Thủ tướng Chính phủ đồng ý)'),
  ...swap('2025-05-02', '2025-04-26', 'Hoán đổi ngày làm việc dịp 30/4 - 1/5 năm 2025 (Thủ tướng Chính phủ đồng ý)'),
  ...swap('2026-01-02', '2026-01-10', 'Hoán đổi ngày làm việc dịp Tết Dương lịch 2026 (thông báo ngày 25/12/2025)'),
];
