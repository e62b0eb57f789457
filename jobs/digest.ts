import { sendDigests } from '../src/reminders/rounds/send-digests.ts';
import type { Job } from './job.ts';

/** One message a person on working days, with escalations. */
export const digest: Job = {
  name: 'digest',
  at: ({ digestAt }) => ({ time: digestAt, days: 'working' }),
  run: async (office, moment, transaction) => ({ ...(await sendDigests(office, moment, transaction)) }),
};
