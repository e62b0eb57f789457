import { sendNudges } from '../src/reminders/rounds/send-nudges.ts';
import type { Job } from './job.ts';

/** What is due today and not done by now. */
export const nudge: Job = {
  name: 'nudge',
  at: ({ nudgeAt }) => ({ time: nudgeAt, days: 'working' }),
  run: async (office, moment, transaction) => ({ ...(await sendNudges(office, moment, transaction)) }),
};
