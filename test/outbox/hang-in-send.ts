/** A process of its own for the crash test: claims what is due, tells so on stdout, and never comes back from the send. */
import { openMemory } from '../../models/open-memory.ts';
import type { Channel } from '../../src/channels.ts';
import { frozenClock } from '../../src/clock.ts';
import { deliverDue } from '../../src/outbox/deliver.ts';

const [uri = '', now = ''] = process.argv.slice(2);
const { memory } = await openMemory(uri);
const channel: Channel = {
  name: 'telegram',
  capabilities: { buttons: 8, textLimit: null, files: true, pace: null },
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
await deliverDue({ memory, channels: [channel], clock: frozenClock(new Date(now)), logger });
