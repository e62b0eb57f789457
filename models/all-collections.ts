import type { Collection } from './collection.ts';
import { COUNTERS } from './counters.ts';
import { DAY_TABLE } from './duties/day-table.ts';
import { DUTIES } from './duties/duties.ts';
import { HISTORY } from './duties/history.ts';
import { CRITERIA, EXAMINED_YEARS } from './duties/scores.ts';
import { TASKS } from './duties/task-record.ts';
import type { Indexed } from './indexes.ts';
import { ANNOUNCEMENTS } from './messages/announcements.ts';
import { CONVERSATIONS } from './messages/conversations.ts';
import { DEMO_CLOCK, DEMO_MESSAGES } from './messages/demo-inbox.ts';
import { FILE_LINKS } from './messages/file-links.ts';
import { FILE_ENTRIES } from './messages/files.ts';
import { INBOX } from './messages/inbox.ts';
import { OUTBOX } from './messages/outbox-record.ts';
import { APPLIED_MIGRATIONS } from './migrations.ts';
import { ACCOUNTS } from './people/accounts.ts';
import { STRANGERS } from './people/directory.ts';
import { LINK_CODES } from './people/link-codes.ts';
import { LEAVES, OFFICERS } from './people/officers.ts';
import { POSTS, TENURES } from './people/posts.ts';
import { UNREACHABLES } from './people/unreachables.ts';
import { UNITS } from './people/units.ts';
import { JOB_CURSORS } from './running/job-runs.ts';
import { LEASES } from './running/leases.ts';
import { PACES } from './running/pace.ts';
import { BOT_MONTHS, BOT_USERS } from './running/usage.ts';

/** Every collection there is: from this list indexes are built, a unit is removed, isolation is tested. */
export const ALL_COLLECTIONS: readonly Collection[] = [
  UNITS,
  POSTS,
  TENURES,
  OFFICERS,
  LEAVES,
  ACCOUNTS,
  LINK_CODES,
  UNREACHABLES,
  STRANGERS,
  DUTIES,
  TASKS,
  HISTORY,
  DAY_TABLE,
  CRITERIA,
  EXAMINED_YEARS,
  ANNOUNCEMENTS,
  CONVERSATIONS,
  FILE_LINKS,
  INBOX,
  OUTBOX,
  DEMO_MESSAGES,
  DEMO_CLOCK,
  COUNTERS,
  JOB_CURSORS,
  LEASES,
  PACES,
  BOT_MONTHS,
  BOT_USERS,
  APPLIED_MIGRATIONS,
];

export const ALL_INDEXED: readonly Indexed[] = [...ALL_COLLECTIONS, FILE_ENTRIES];
