/** One of several processes that send: a pass after the other until it is ended. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createTelegramChannel } from '../../bot/telegram/telegram-channel.ts';
import { openMemory } from '../../models/open-memory.ts';
import { systemClock } from '../../src/clock.ts';
import { createLogger } from '../../src/logger.ts';
import { deliverDue } from '../../src/outbox/deliver.ts';

const [uri = '', apiRoot = '', token = ''] = process.argv.slice(2);
const logger = createLogger('silent');
const { memory } = await openMemory(uri);
const channels = [createTelegramChannel({ token, apiRoot, logger, menu: [] })];
const clock = systemClock();
process.once('disconnect', () => process.exit());
for (;;) {
  await deliverDue({ memory, channels, clock, logger }, { inFlight: 5 });
  await sleep(50);
}
