import { DatabaseUnreachable } from '../../models/connect.ts';

/** What the driver says when the server, or the way to it, is lost between the first word and the last index. */
const AWAY =
  /^Mongo(?:Network|ServerSelection|Server|NotConnected|WaitQueueTimeout|PoolCleared|PoolClosed|StalePrimary|OperationTimeout)/u;

/** Why the database could not be opened; null: for another reason, which waiting does not mend. */
export function whyAway(error: unknown): DatabaseUnreachable['why'] | null {
  if (error instanceof DatabaseUnreachable) return error.why;
  return error instanceof Error && AWAY.test(error.name) ? 'away' : null;
}
