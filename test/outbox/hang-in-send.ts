/**
 * A process of its own for the crash tests: claims what is due with this lease, waits for its turn at this bot (none:
 * at once), tells on stdout when it sends, and never comes back from the send.
 */
import { openMemory } from '../../models/open-memory.ts';
import type { Channel } from '../../src/channels.ts';
import { frozenClock } from '../../src/clock.ts';
import { deliverDue } from '../../src/outbox/deliver.ts';

const [uri = '', now = '', lease = '30000', bot = ''] = process.argv.slice(2);
const { memory, close } = await openMemory(uri);
const pace = bot === '' ? null : { bot, perSecond: 30, perChatSeconds: 1 };
const channel: Channel = {
  name: 'telegram',
  capabilities: { buttons: 8, textLimit: null, files: true, pace },
  linkFor: () => null,
  send: (account) => {
    process.stdout.write(`sending ${account}\n`);
    return new Promise(() => {});
  },
  start: async () => {},
  stop: async () => {},
  problem: () => null,
};
const logger = { debug() {}, info() {}, warn() {}, error() {} };
const clock = frozenClock(new Date(now));
await deliverDue({ memory, channels: [channel], clock, logger }, { leaseMs: Number(lease) });
await close();
