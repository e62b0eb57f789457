import { digest } from './digest.ts';
import type { Job } from './job.ts';
import { nudge } from './nudge.ts';
import { office } from './office.ts';
import { summary } from './summary.ts';
import { tidy } from './tidy.ts';

/** Every job of the clock, in the order in which jobs of the same moment run. */
export const JOBS: readonly Job[] = [digest, summary, tidy, nudge, office];

/** Sends what is due: not a job of a unit, it runs after every other and on its own. */
export const DELIVER = 'deliver';

/** What `job NAME` takes. */
export const JOB_NAMES: readonly string[] = [...JOBS.map(({ name }) => name), DELIVER];
