/** The sample commune: the seed plan's office with invented people, duties in our own words and confirmed dates. */
import { KNOWN_SWAPS } from '../calendar/known-swaps.ts';
import { plainDay } from '../calendar/plain-day.ts';
import type { DayRow, WorkingCalendar } from '../calendar/working-days.ts';
import type { Duty } from '../duties/task.ts';
import type { Officer, Post, Tenure } from '../people/person.ts';
import type { NewTask } from '../ports.ts';
import type { Criterion, ExaminedYear } from '../scores/criterion.ts';
import { SAMPLE_CRITERIA } from './criteria.ts';
import { ALL_DUTIES } from './duties/all-duties.ts';
import { EXAMINED_2022 } from './examined-2022.ts';
import { SAMPLE_PEOPLE, SAMPLE_POSTS } from './people.ts';
import { dutyId, sampleTasks } from './sample-tasks.ts';

export interface Sample {
  posts: Post[];
  officers: Officer[];
  tenures: Tenure[];
  duties: Duty[];
  /** In the order of their numbers; nothing is planned yet (`attentionAt` null). */
  tasks: NewTask[];
  /** Of the running year. */
  criteria: Criterion[];
  examined: ExaminedYear;
  /** What the unit's day table begins with. */
  dayRows: DayRow[];
}

const sampleDuties = (): Duty[] =>
  ALL_DUTIES.flatMap(({ post, duties }) =>
    duties.map((duty, index) => ({
      id: dutyId(post, index),
      title: duty.title,
      kind: duty.kind,
      post,
      officer: null,
      cadence: duty.cadence,
      receiptRequired: duty.receiptRequired === true,
      nilNeedsReference: duty.nilNeedsReference === true,
      askWhetherBegun: duty.tasks.some(({ askWhetherBegun }) => askWhetherBegun === true),
      criterion: duty.criterion,
      points: duty.points,
    })),
  );

/** The same arguments give the same commune: ids, order and dates. `at` is the moment its tasks were made. */
export function buildSample(year: number, at: Date, calendar: WorkingCalendar): Sample {
  return {
    posts: [...SAMPLE_POSTS],
    officers: SAMPLE_PEOPLE.map(({ officer }) => ({ ...officer, roles: [...officer.roles] })),
    tenures: SAMPLE_PEOPLE.map(({ officer, post }) => ({
      post,
      officer: officer.id,
      fromOn: plainDay(`${year}-01-01`),
      untilOn: null,
    })),
    duties: sampleDuties(),
    tasks: sampleTasks(year, at, calendar),
    criteria: [...SAMPLE_CRITERIA],
    examined: EXAMINED_2022,
    dayRows: [...KNOWN_SWAPS],
  };
}
