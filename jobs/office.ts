import { sendOfficeList } from '../src/reminders/rounds/send-office-list.ts';
import type { Job } from './job.ts';

/** The clerk's short list of what needs a hand. */
export const office: Job = {
  name: 'office',
  at: ({ officeAt }) => ({ time: officeAt, days: 'working' }),
  run: async (office, moment, transaction) => ({ ...(await sendOfficeList(office, moment, transaction)) }),
};
