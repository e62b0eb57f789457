/**
 * The Vietnamese lunar calendar from astronomy: the oracle of the table in `src/calendar/lunar-days.ts`. A month
 * begins on the day (UTC+7) of a new moon; month 11 holds the winter solstice; in a year of thirteen months the
 * first one without a major solar term is the leap month.
 * Series: J. Meeus, Astronomical Algorithms (2nd ed.), ch. 49 (new moons) and ch. 25 (the sun), shortened to an
 * error below two minutes for a new moon and a quarter of an hour for a solar term.
 */
const RADIANS = Math.PI / 180;
const DAY_MS = 86_400_000;
const UTC7_MS = 7 * 3_600_000;
const J2000_MS = Date.UTC(2000, 0, 1, 12);
const LUNATION_DAYS = 29.530_588_861;

/** What the earth's slowing adds to clock time in 2005-2050, in ms (Espenak and Meeus). */
function deltaTMs(yearsSince2000: number): number {
  return (62.92 + 0.322_17 * yearsSince2000 + 0.005_589 * yearsSince2000 ** 2) * 1000;
}

/** Terms of the new moon's moment: days, power of the eccentricity, and how often M, M', F and Ω enter. */
const NEW_MOON_TERMS: readonly (readonly [number, number, number, number, number, number])[] = [
  [-0.4072, 0, 0, 1, 0, 0],
  [0.172_41, 1, 1, 0, 0, 0],
  [0.016_08, 0, 0, 2, 0, 0],
  [0.010_39, 0, 0, 0, 2, 0],
  [0.007_39, 1, -1, 1, 0, 0],
  [-0.005_14, 1, 1, 1, 0, 0],
  [0.002_08, 2, 2, 0, 0, 0],
  [-0.001_11, 0, 0, 1, -2, 0],
  [-0.000_57, 0, 0, 1, 2, 0],
  [0.000_56, 1, 1, 2, 0, 0],
  [-0.000_42, 0, 0, 3, 0, 0],
  [0.000_42, 1, 1, 0, 2, 0],
  [0.000_38, 1, 1, 0, -2, 0],
  [-0.000_24, 1, -1, 2, 0, 0],
  [-0.000_17, 0, 0, 0, 0, 1],
];
/** The planets' pull: days, degrees at lunation 0, degrees a lunation. */
const PLANET_TERMS: readonly (readonly [number, number, number])[] = [
  [0.000_325, 299.77, 0.107_408],
  [0.000_165, 251.88, 0.016_321],
  [0.000_164, 251.83, 26.651_886],
  [0.000_126, 349.42, 36.412_478],
  [0.000_11, 84.66, 18.206_239],
];

/** The moment (ms since 1970, UTC) of new moon number `k`; number 0 is that of 6 January 2000. */
export function newMoonAt(k: number): number {
  const t = k / 1236.85;
  const eccentricity = 1 - 0.002_516 * t;
  const sun = 2.5534 + 29.105_356_7 * k;
  const moon = 201.5643 + 385.816_935_28 * k + 0.010_758_2 * t * t;
  const latitude = 160.7108 + 390.670_502_84 * k - 0.001_611_8 * t * t;
  const node = 124.7746 - 1.563_755_88 * k;
  let days = 5.097_66 + LUNATION_DAYS * k + 0.000_154_37 * t * t;
  for (const [amount, power, m, mm, f, o] of NEW_MOON_TERMS) {
    const angle = m * sun + mm * moon + f * latitude + o * node;
    days += amount * eccentricity ** power * Math.sin(angle * RADIANS);
  }
  for (const [amount, start, rate] of PLANET_TERMS) days += amount * Math.sin((start + rate * k) * RADIANS);
  return J2000_MS + days * DAY_MS - deltaTMs(t * 100);
}

/** The sun's apparent longitude in degrees, 0 ≤ … < 360. */
export function sunLongitudeAt(ms: number): number {
  const days = (ms - J2000_MS) / DAY_MS;
  const t = (days + deltaTMs(days / 365.25) / DAY_MS) / 36_525;
  const anomaly = (357.529_11 + 35_999.050_29 * t) * RADIANS;
  const mean = 280.466_46 + 36_000.769_83 * t;
  const centre = (1.914_602 - 0.004_817 * t) * Math.sin(anomaly) + 0.019_993 * Math.sin(2 * anomaly);
  const node = (125.04 - 1934.136 * t) * RADIANS;
  const apparent = mean + centre + 0.000_289 * Math.sin(3 * anomaly) - 0.005_69 - 0.004_78 * Math.sin(node);
  return ((apparent % 360) + 360) % 360;
}

/** Whole days since 1970 of the day that people at UTC+7 have at this moment. */
const dayNumber = (ms: number) => Math.floor((ms + UTC7_MS) / DAY_MS);
/** The month's first day, as a day number. */
const monthStart = (k: number) => dayNumber(newMoonAt(k));
/** Which twelfth of its path the sun is in when the day begins at UTC+7. */
const sectorOn = (day: number) => Math.floor(sunLongitudeAt(day * DAY_MS - UTC7_MS) / 30);
const holdsMajorTerm = (k: number) => sectorOn(monthStart(k)) !== sectorOn(monthStart(k + 1));

/** The number of the new moon with which month 11 of this year begins: the last one up to the winter solstice. */
function eleventhMonth(year: number): number {
  let k = Math.round((Date.UTC(year, 11, 31) - J2000_MS) / DAY_MS / LUNATION_DAYS) + 1;
  while (monthStart(k) > Date.UTC(year, 11, 31) / DAY_MS) k -= 1;
  return sectorOn(monthStart(k)) >= 9 ? k - 1 : k;
}

/** The new moons with which months 1 and 3 of this lunar year begin. */
export function lunarMonths(year: number): { first: number; third: number } {
  const eleventh = eleventhMonth(year - 1);
  const count = eleventhMonth(year) - eleventh;
  let number = 11;
  let leapSeen = count === 12;
  const found = { first: 0, third: 0 };
  for (let k = eleventh + 1; k < eleventh + count; k += 1) {
    if (!leapSeen && !holdsMajorTerm(k)) {
      leapSeen = true;
      continue;
    }
    number = (number % 12) + 1;
    if (number === 1) found.first = k;
    if (number === 3) found.third = k;
  }
  return found;
}

const isoDay = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Mùng 1 Tết and Giỗ Tổ (10/3) of this lunar year as `YYYY-MM-DD`, and how far the two new moons lie from midnight. */
export function lunarDaysOf(year: number): { tet: string; gioTo: string; minutesFromMidnight: number } {
  const { first, third } = lunarMonths(year);
  const fromMidnight = [first, third].map((k) => {
    const intoDay = (newMoonAt(k) + UTC7_MS) % DAY_MS;
    return Math.min(intoDay, DAY_MS - intoDay) / 60_000;
  });
  return {
    tet: isoDay(monthStart(first)),
    gioTo: isoDay(monthStart(third) + 9),
    minutesFromMidnight: Math.min(...fromMidnight),
  };
}
