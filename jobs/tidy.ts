import { tidyUp } from '../src/retention/tidy-up.ts';
import type { Job } from './job.ts';

/**
 * Ends what has been kept long enough. At noon: the office's computer is on, and nothing else is due. Once a week: nobody
 * gains by a day, and every run costs the demo clock's year.
 */
export const tidy: Job = {
  name: 'tidy',
  at: () => ({ time: '12:15', days: 'monday' }),
  run: async (office) => ({ ...(await tidyUp(office)) }),
};
