import { dayFromParts, yearOf } from '../../../src/calendar/plain-day.ts';
import { addDuty } from '../../../src/duties/assign.ts';
import { occurrencesOf } from '../../../src/duties/occurrences.ts';
import type { Goal, Kind } from '../../../src/duties/task.ts';
import type { Post } from '../../../src/people/person.ts';
import { readRoster, type Roster } from '../../../src/people/roster.ts';
import { cadenceUnclear, dutyAdded, dutyHow, targetHow } from '../../../src/texts/assigning.ts';
import { laterIssue } from '../../../src/texts/hints.ts';
import { sayNumber } from '../../../src/texts/wording.ts';
import { personUnknown } from '../../../src/texts/people.ts';
import { findPost } from '../../../src/people/find-person.ts';
import { type Answer, CLERK, command, say, type Turn } from '../command.ts';

/** `thêm nhiệm vụ Tư pháp: …, hàng quý ngày 15`. */
export const newDuty = command({
  intents: ['add-duty'],
  roles: CLERK,
  help: [{ roles: CLERK, say: 'thêm nhiệm vụ Tư pháp: nội dung, hàng quý ngày 15', does: 'thêm nhiệm vụ' }],
  async run(turn, { post, what, cadence }) {
    if (post === undefined || what === undefined) return say(dutyHow());
    const found = findPost((await readRoster(turn.office)).posts, post);
    if (found.kind !== 'one') return say(personUnknown(post));
    const planned = occurrencesOf(cadence ?? '', turn.office.today);
    if (planned === null) return say(cadenceUnclear(cadence ?? ''));
    return add(
      turn,
      { title: what, kind: planned.kind, post: found.thing, cadence: cadence ?? '', goal: null },
      planned.occurrences,
    );
  },
});

/** `thêm chỉ tiêu Tư pháp: … từ 30%, hạn 31/12`. */
export const newTarget = command({
  intents: ['add-target'],
  roles: CLERK,
  help: [{ roles: CLERK, say: 'thêm chỉ tiêu Tư pháp: nội dung từ 30%, hạn 31/12', does: 'thêm chỉ tiêu' }],
  async run(turn, { post, what, atLeast, day }) {
    if (post === undefined || what === undefined || atLeast === undefined) return say(targetHow());
    const found = findPost((await readRoster(turn.office)).posts, post);
    if (found.kind !== 'one') return say(personUnknown(post));
    const { today } = turn.office;
    const dueOn = day ?? dayFromParts(yearOf(today), 12, 31) ?? today;
    const goal: Goal = { atLeast, unit: '%', countedIn: 'hồ sơ' };
    // The goal belongs to the title: lists show nothing else of it.
    const title = what.includes('%') ? what : `${what} đạt từ ${sayNumber(atLeast)}%`;
    return add(turn, { title, kind: 'target', post: found.thing, cadence: 'hàng tháng', goal }, [
      { dueOn, period: null },
    ]);
  },
});

async function add(
  { office, person }: Turn,
  duty: { title: string; kind: Kind; post: Post; cadence: string; goal: Goal | null },
  occurrences: Parameters<typeof addDuty>[4],
): Promise<Answer> {
  const roster: Roster = await readRoster(office);
  const holders = roster.holdersOf(duty.post.id);
  const { tasks } = await addDuty(office, person, { ...duty, post: duty.post.id }, holders, occurrences);
  return say(dutyAdded(duty.title, tasks, roster, office));
}

/** `nạp kế hoạch`: the importer comes with a later version; until then duties are added one by one. */
export const importPlan = command({
  intents: ['import-plan'],
  roles: CLERK,
  help: [],
  run: () =>
    Promise.resolve(say(laterIssue('Nạp kế hoạch từ tệp', 'thêm nhiệm vụ Tư pháp: nội dung, hàng quý ngày 15'))),
});
