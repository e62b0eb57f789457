/**
 * The product's own webhook, reader, channel and inbox on a real database. `stored`: what came in stays there;
 * `answered`: everything else too, without the platform's pace, which would be all that is measured.
 */
import { createTelegramChannel } from '../../../bot/telegram/telegram-channel.ts';
import { createReception } from '../../../bot/reception.ts';
import { createWebServer } from '../../../bot/web/server.ts';
import { openMemory } from '../../../models/open-memory.ts';
import { VIETNAM } from '../../../src/calendar/zone.ts';
import type { Channel } from '../../../src/channels.ts';
import { systemClock } from '../../../src/clock.ts';
import { createLogger } from '../../../src/logger.ts';
import { openApp } from '../../../src/main/open-app.ts';
import { serveParent } from './child.ts';

const [until = '', uri = '', apiRoot = '', token = '', secret = ''] = process.argv.slice(2);
const logger = createLogger('error');
const clock = systemClock();
const { memory } = await openMemory(uri);
const webhook = { publicUrl: 'http://127.0.0.1:1', secrets: [secret] };
const telegram = createTelegramChannel({ token, apiRoot, logger, menu: [], webhook });
const channel: Channel = { ...telegram, capabilities: { ...telegram.capabilities, pace: null } };
const server = await createWebServer({
  host: '127.0.0.1',
  port: 0,
  logger,
  health: { ready: () => Promise.resolve({ ok: true, reasons: [] }), now: () => clock.now(), zone: VIETNAM },
  webhooks: telegram.webhook === null ? [] : [telegram.webhook],
});

if (until === 'answered') {
  await openApp({ memory, clock, logger, zone: VIETNAM, channels: [channel] }).start();
} else {
  const nothing = (): Promise<void> => Promise.resolve();
  const inbox = { ...memory.inbox, claimNext: () => Promise.resolve(null) };
  const reception = createReception({ memory: { ...memory, inbox }, clock, logger, handle: nothing, sendDue: nothing });
  await channel.start(reception);
}
serveParent(await server.listen());
