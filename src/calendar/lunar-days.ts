/**
 * Mùng 1 Tết and Giỗ Tổ (10 tháng 3 âm lịch) as `MM-DD`, by the Vietnamese lunar calendar (UTC+7). It differs from
 * the Chinese one where a new moon falls between 23:00 and midnight here: Tết 2030, Giỗ Tổ 2037 and 2038. Each row
 * is confirmed by the astronomical oracle in test/calendar/lunar-oracle.ts.
 */
const LUNAR_DAYS: Readonly<Record<number, LunarDays>> = {
  2024: { tet: '02-10', gioTo: '04-18' },
  2025: { tet: '01-29', gioTo: '04-07' },
  2026: { tet: '02-17', gioTo: '04-26' },
  2027: { tet: '02-06', gioTo: '04-16' },
  2028: { tet: '01-26', gioTo: '04-04' },
  2029: { tet: '02-13', gioTo: '04-23' },
  2030: { tet: '02-02', gioTo: '04-12' },
  2031: { tet: '01-23', gioTo: '04-01' },
  2032: { tet: '02-11', gioTo: '04-19' },
  2033: { tet: '01-31', gioTo: '04-09' },
  2034: { tet: '02-19', gioTo: '04-28' },
  2035: { tet: '02-08', gioTo: '04-17' },
  2036: { tet: '01-28', gioTo: '04-06' },
  2037: { tet: '02-15', gioTo: '04-24' },
  2038: { tet: '02-04', gioTo: '04-13' },
  2039: { tet: '01-24', gioTo: '04-03' },
  2040: { tet: '02-12', gioTo: '04-20' },
  2041: { tet: '02-01', gioTo: '04-10' },
  2042: { tet: '01-22', gioTo: '04-29' },
  2043: { tet: '02-10', gioTo: '04-19' },
  2044: { tet: '01-30', gioTo: '04-07' },
  2045: { tet: '02-17', gioTo: '04-26' },
  2046: { tet: '02-06', gioTo: '04-15' },
  2047: { tet: '01-26', gioTo: '04-04' },
  2048: { tet: '02-14', gioTo: '04-22' },
  2049: { tet: '02-02', gioTo: '04-11' },
  2050: { tet: '01-23', gioTo: '04-01' },
};

/** Both as `MM-DD` of the year they are asked for. */
export interface LunarDays {
  tet: string;
  gioTo: string;
}

/** Null outside 2024-2050. */
export function lunarDaysOf(year: number): LunarDays | null {
  return LUNAR_DAYS[year] ?? null;
}
