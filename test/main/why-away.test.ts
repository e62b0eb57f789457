import { expect, test } from '@jest/globals';
import { DatabaseUnreachable } from '../../models/connect.ts';
import { whyAway } from '../../src/main/why-away.ts';

/** As the driver names them, whichever of its packages they come from. */
const named = (name: string): Error => Object.assign(new Error('x'), { name });

test.each<[what: string, error: unknown, why: DatabaseUnreachable['why'] | null]>([
  ['no server', new DatabaseUnreachable('mongodb://127.0.0.1:1/x', named('MongoServerSelectionError')), 'away'],
  ['a cut connection', named('MongoNetworkError'), 'away'],
  ['a silent connection', named('MongoNetworkTimeoutError'), 'away'],
  ['no connection became free in time', named('MongoWaitQueueTimeoutError'), 'away'],
  ['all connections were given up', named('MongoPoolClearedError'), 'away'],
  ['the server refused a command', named('MongoServerError'), 'away'],
  ['an address that can never work', new DatabaseUnreachable('mongodb://x', named('MongoParseError')), 'malformed'],
  ['a bug', new TypeError('x'), null],
])('%s while the database is being opened', (_what, error, why) => {
  expect(whyAway(error)).toBe(why);
});
