import { deliverDue, type DeliverDeps } from './deliver.ts';

export interface Sender {
  /** Sends what is due; settles when a pass that began after the call is over. Calls meanwhile share one pass. */
  sendDue(): Promise<void>;
  /** Claims nothing more; settles when what is in hand has ended. */
  stop(): Promise<void>;
}

/** The process's own sender: whoever wrote an answer wakes it, so that a reply costs no tick. */
export function createSender(deps: DeliverDeps, inFlight: number): Sender {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  let stopping = false;

  async function pass(): Promise<void> {
    next = null;
    try {
      await deliverDue(deps, { inFlight, mayGoOn: () => !stopping });
    } catch (error) {
      // The items stand in the outbox: the next tick sends them.
      deps.logger.error({ err: error }, 'the outbox could not be sent');
    }
  }

  return {
    sendDue() {
      if (next === null) {
        next = running.then(pass);
        running = next;
      }
      return next;
    },
    async stop() {
      stopping = true;
      await running;
    },
  };
}
