import { randomBytes } from 'node:crypto';
import type { Channel } from '../../src/channels.ts';
import type { Clock } from '../../src/clock.ts';
import type { SentMessage } from '../../src/outbox/sent-message.ts';
import type { DemoInbox } from '../../src/ports.ts';

export interface DemoChannel extends Channel {
  /** Calls back after each message that has reached a phone, until the returned function is called. */
  onSent(listener: (message: SentMessage) => void): () => void;
}

/**
 * Ids that sort as they were made, after a restart too: the machine's own microseconds (the demo clock stands still
 * between moves), never the same twice, and a random tail for the unlikely second process.
 */
function growingIds(moment: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, moment() * 1000);
    return `${String(last).padStart(16, '0')}-${randomBytes(3).toString('hex')}`;
  };
}

/**
 * The phones of the demo room as a channel like any other: no pacing, no length limit. What people write comes in
 * by the room itself (`DemoRoom.speak`), so that there is nothing to start.
 */
export function createDemoChannel(needs: {
  demoInbox: Pick<DemoInbox, 'add'>;
  clock: Clock;
  /** The machine's moment in ms, for ids only. */
  machineNow?: () => number;
}): DemoChannel {
  const { demoInbox, clock, machineNow = () => Date.now() } = needs;
  const listeners = new Set<(message: SentMessage) => void>();
  const nextId = growingIds(machineNow);
  return {
    name: 'demo',
    capabilities: { buttons: 100, textLimit: null, files: true, pace: null },
    linkFor: () => null,
    async send(account, { kind, message }) {
      const sent: SentMessage = { id: nextId(), account, at: clock.now(), kind, message };
      try {
        await demoInbox.add(sent);
      } catch {
        return { kind: 'retry', reason: 'không ghi được vào máy của phòng diễn tập', inDoubt: true, afterMs: null };
      }
      for (const listener of listeners) listener(sent);
      return { kind: 'sent', messageId: sent.id };
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    problem: () => null,
    onSent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
