import { deliverDue, type DeliverDeps } from './deliver.ts';

export interface Sender {
  /**
   * Sends what is due; settles when a pass that began after the call is over. While everybody is busy, calls share the
   * next pass.
   */
  sendDue(): Promise<void>;
  /** Claims nothing more; settles when what is in hand has ended. */
  stop(): Promise<void>;
}

/**
 * The process's own sender: whoever wrote an answer wakes it, so that a reply costs no tick. At most `most` messages
 * are in hand at a time. Who has found nothing more to send is free for a pass of its own: an answer must not wait
 * until a slow upload, or a platform that does not answer, lets the pass before it end.
 */
export function createSender(deps: DeliverDeps, most: number, answersOnly = false): Sender {
  const passes = new Set<Promise<void>>();
  let free = most;
  let next: { pass: Promise<void>; begin(): void } | null = null;
  let stopping = false;

  function becomesFree(): void {
    free += 1;
    const called = next;
    next = null;
    called?.begin();
  }

  async function send(inFlight: number): Promise<void> {
    try {
      await deliverDue(deps, { inFlight, answersOnly, mayGoOn: () => !stopping, onIdle: becomesFree });
    } catch (error) {
      // The items stand in the outbox: the next tick sends them.
      deps.logger.error({ err: error }, 'the outbox could not be sent');
    }
  }

  function pass(): Promise<void> {
    const inFlight = free;
    free = 0;
    const begun = send(inFlight);
    passes.add(begun);
    void begun.finally(() => passes.delete(begun));
    return begun;
  }

  function whenFree(): { pass: Promise<void>; begin(): void } {
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = () => resolve(pass());
    });
    return { pass: begun, begin };
  }

  return {
    sendDue() {
      if (free > 0) return pass();
      next ??= whenFree();
      return next.pass;
    },
    async stop() {
      stopping = true;
      while (passes.size > 0) await Promise.all(passes);
    },
  };
}
