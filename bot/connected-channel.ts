import type { Channel } from '../src/channels.ts';
import type { Webhook } from './web/webhook.ts';

/** What the operator is told of a channel: a Vietnamese sentence, no secret and no address. */
export interface Examined {
  ok: boolean;
  says: string;
}

/** A channel to a platform, as the program opens it: one folder, one line in src/main/open-channels.ts. */
export interface ConnectedChannel extends Channel {
  /** What the web server calls; null while polling. */
  webhook: Webhook | null;
  /** The token and the way of receiving, for the doctor; `leaseMs` tells how long a lease still holds. Needs no start. */
  examine(leaseMs: (lease: string) => Promise<number | null>): Promise<Examined>;
}
