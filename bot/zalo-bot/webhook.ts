import type { Webhook } from '../web/webhook.ts';
import { eventsIn } from './read-event.ts';

const PATH = '/webhooks/zalo-bot';

/** Where Zalo calls, behind whatever prefix the public address has. */
export const webhookUrl = (publicUrl: string): string => publicUrl.replace(/\/+$/u, '') + PATH;

/** What Zalo pushes goes the same way as what was fetched; `take` rejects when it is to come again. */
export function zaloWebhook(secrets: readonly string[], take: (event: unknown) => Promise<void>): Webhook {
  return {
    path: PATH,
    header: 'x-bot-api-secret-token',
    secrets,
    takesAnything: true,
    async accept(body) {
      const events = eventsIn(body);
      if (events === null) return 'malformed';
      for (const event of events) await take(event);
      return 'accepted';
    },
  };
}
