import { setMaxListeners } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { withDeadline } from '../src/deadline.ts';
import type { Logger } from '../src/log.ts';
import type { Observer } from '../src/observer.ts';
import type { InboxClaim, InboxLine, Memory } from '../src/ports.ts';

export interface LinesDeps {
  memory: Memory;
  logger: Logger;
  /** Handles a claimed message; rejects when it could not (it will be tried again). */
  handle(claim: InboxClaim): Promise<void>;
  /** Sends what is due; settles when what was just answered had its first try. Never rejects. */
  sendDue(): Promise<void>;
  observer?: Observer | undefined;
}

/** Each account's messages one after the other, in the order in which they were stored, whoever received them. */
export interface Lines {
  /**
   * Settles when this message, and what was stored before it, is handled and its answers had their first try, or when
   * it is left to the next sweep. Never rejects.
   */
  handle(line: InboxLine, id: string, receivedAt: number): Promise<void>;
  /** Takes up what crashes and back-offs left behind, at most so many lines. Never rejects. */
  sweep(most: number): Promise<void>;
  /** Waits for no other process any more; settles when what is in hand is handled and answered. */
  drained(): Promise<void>;
}

/** Between two looks at a message that another process has in hand. */
const FIRST_LOOK_MS = 10;
const LONGEST_LOOK_MS = 500;
/** A killed process holds its messages for a lease of 20 s; what takes longer is the sweep's. */
const PATIENCE_MS = 40_000;
/** Longer than any handling: one that never ends must not hold up what its sender says next. */
const HANDLE_MS = 60_000;

export function createLines(deps: LinesDeps): Lines {
  const { memory, logger, observer } = deps;
  const lines = new Map<string, Promise<void>>();
  const draining = new AbortController();
  // as many wait as there are people who write at once; Node would warn of eleven
  setMaxListeners(0, draining.signal);

  /** In this process one claims for an account at a time. */
  function inTurn(line: InboxLine, work: () => Promise<void>): Promise<void> {
    const name = nameOf(line);
    const mine = (lines.get(name) ?? Promise.resolve()).then(work);
    lines.set(name, mine);
    return mine.finally(() => {
      if (lines.get(name) === mine) lines.delete(name);
    });
  }

  async function claim(line: InboxLine): Promise<InboxClaim | 'held' | null> {
    try {
      return await memory.inbox.claimNext(line);
    } catch (error) {
      logger.error({ channel: line.channel, err: error }, 'a message could not be claimed');
      return null;
    }
  }

  async function handleOne(claimed: InboxClaim, since: number | null): Promise<boolean> {
    const { id, channel, attempts } = claimed.item;
    try {
      await withDeadline(deps.handle(claimed), HANDLE_MS);
      if (since !== null) observer?.handled(channel, performance.now() - since);
      return true;
    } catch (error) {
      // it stands in the inbox: after its back-off it is taken up again
      observer?.notHandled(channel);
      logger.error({ inbox: id, attempts, err: error }, 'a message could not be handled');
      return false;
    }
  }

  /** Until nothing is left, or (with `until`) that message is done. */
  async function work(line: InboxLine, until: { id: string; receivedAt: number } | null): Promise<void> {
    const givenUpAt = performance.now() + PATIENCE_MS;
    for (let lookMs = FIRST_LOOK_MS; ;) {
      const claimed = await claim(line);
      if (claimed === null) return;
      if (claimed === 'held') {
        // a sweep goes on with other lines; whoever waits for an answer stays
        if (until === null || draining.signal.aborted || performance.now() > givenUpAt) return;
        await pause(lookMs, undefined, { signal: draining.signal }).catch(() => undefined);
        lookMs = Math.min(lookMs * 2, LONGEST_LOOK_MS);
        continue;
      }
      const isMine = claimed.item.id === until?.id;
      const isDone = await handleOne(claimed, isMine ? until.receivedAt : null);
      // answers leave in their order; a sweep has too many of them to wait for each
      if (isDone && until !== null) await deps.sendDue();
      // what comes behind it has somebody of its own who waits; a third try is the sweep's
      if (isMine && (isDone || claimed.item.attempts > 1)) return;
      if (until === null && draining.signal.aborted) return;
    }
  }

  return {
    handle: (line, id, receivedAt) => inTurn(line, () => work(line, { id, receivedAt })),
    async sweep(most) {
      try {
        for (const line of await memory.inbox.unhandled(most)) {
          if (draining.signal.aborted) return;
          // whoever waits there takes it up anyway
          if (lines.has(nameOf(line))) continue;
          await inTurn(line, () => work(line, null));
        }
      } catch (error) {
        logger.error({ err: error }, 'the inbox could not be swept');
      }
    },
    async drained() {
      draining.abort();
      await Promise.all(lines.values());
    },
  };
}

const nameOf = ({ channel, account }: InboxLine): string => `${channel} ${account}`;
