/** Compares readings as the published scoring does: all fields but the marks and the words of an event. */
export type Answer = Record<string, unknown> & { kind?: string };

const LOOSE = new Set(['ask', 'event', 'while', 'tentative', 'aim', 'planned']);

const partsOf = (answer: Answer): Answer[] => (answer.kind === 'several' ? (answer['parts'] as Answer[]) : [answer]);

/** The last day of a month counts as its end, whichever way it is written. */
function sameDay(day: unknown, every: unknown): string {
  const said = String(day).replace(/\b0(\d)/gu, '$1');
  if (every !== 'year') return said;
  return said.replace(/^(1|3|5|7|8|10|12)-31$/u, '$1-end').replace(/^(4|6|9|11)-30$/u, '$1-end');
}

function core(answer: Answer): string {
  if (answer.kind === 'several') return JSON.stringify(partsOf(answer).map(core).sort());
  const fields = Object.entries(answer)
    .filter(([name, value]) => !LOOSE.has(name) && !(name === 'interval' && value === 1))
    .map(([name, value]): [string, unknown] => {
      if (name === 'on') return [name, (value as unknown[]).map((day) => sameDay(day, answer['every'])).sort()];
      if (name === 'periods') return [name, [...(value as string[])].sort()];
      return name === 'fromEvent' || name === 'toEvent' ? [name, true] : [name, value];
    });
  return JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const sameDeadline = (wanted: Answer, got: Answer): boolean => core(wanted) === core(got);

export const asks = (answer: Answer): boolean =>
  answer['ask'] !== undefined || partsOf(answer).some((part) => part['ask'] !== undefined);

/** The marks of an answer, one string a part. */
export const marksOf = (answer: Answer): string[] =>
  partsOf(answer)
    .map((part) => JSON.stringify([part['tentative'], part['aim'], part['planned']]))
    .sort();

const lastDay = (answer: Answer): string | undefined => {
  const day = answer['day'] ?? answer['to'] ?? answer['until'];
  return typeof day === 'string' ? day : undefined;
};
const isDated = (answer: Answer): boolean =>
  partsOf(answer).some(
    (part) => lastDay(part) !== undefined || typeof part['from'] === 'string' || part['on'] !== undefined,
  );

/** The three faults that must never be: a date where there is none, a wrong one without a question, one that is too late. */
export function faultsOf(answers: readonly Answer[], got: Answer): string[] {
  if (answers.some((answer) => sameDeadline(answer, got))) return [];
  const [gold] = answers;
  const wanted = gold === undefined ? undefined : lastDay(gold);
  const said = lastDay(got);
  return [
    ...(isDated(got) && !answers.some(isDated) ? ['invented'] : []),
    ...(isDated(got) && !asks(got) ? ['confidently wrong'] : []),
    ...(wanted !== undefined && said !== undefined && said > wanted ? ['later than allowed'] : []),
  ];
}
