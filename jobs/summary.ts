import { sendSummaries } from '../src/reminders/rounds/send-summaries.ts';
import type { Job } from './job.ts';

/** Monday's summary for the chairman, in the place of his digest. */
export const summary: Job = {
  name: 'summary',
  at: ({ summaryAt }) => ({ time: summaryAt, days: 'monday' }),
  run: async (office, moment, transaction) => ({ ...(await sendSummaries(office, moment, transaction)) }),
};
