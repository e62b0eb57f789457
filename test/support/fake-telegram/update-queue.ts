import { ApiError } from './scenario.ts';

export type Update = { update_id: number } & Record<string, unknown>;

export interface UpdateQueue {
  push(update: Record<string, unknown>): number;
  /** As getUpdates: an offset confirms what lies before it; the older of two pollers gets 409. */
  poll(request: { offset: number; limit: number; timeoutMs: number; gone: AbortSignal }): Promise<Update[]>;
  /** Not confirmed yet. */
  pending(): number;
  /** The same, oldest first. */
  all(): readonly Update[];
  /** One that a webhook has taken. */
  confirm(id: number): void;
  /** As setWebhook and deleteWebhook can ask. */
  dropAll(): void;
  /** Called after each push. */
  onPush(look: () => void): void;
}

interface Waiting {
  give(updates: Update[]): void;
  refuse(error: Error): void;
}

/** What nobody took within `lifeMs` of the update goes to `expired`. */
export function createUpdateQueue(lifeMs: (update: Update) => number, expired: Update[]): UpdateQueue {
  let updates: Update[] = [];
  const pushedAt = new Map<number, number>();
  let lastId = 700_000_000;
  let waiting: Waiting | null = null;
  let pushed = (): void => undefined;

  function alive(): Update[] {
    const now = performance.now();
    const isOld = (update: Update): boolean => now - (pushedAt.get(update.update_id) ?? 0) > lifeMs(update);
    if (updates.some(isOld)) {
      expired.push(...updates.filter(isOld));
      updates = updates.filter((update) => !isOld(update));
    }
    return updates;
  }

  return {
    all: alive,
    confirm(id) {
      updates = updates.filter(({ update_id: one }) => one !== id);
    },
    dropAll() {
      updates = [];
    },
    onPush(look) {
      pushed = look;
    },
    push(update) {
      lastId += 1;
      pushedAt.set(lastId, performance.now());
      updates.push({ ...update, update_id: lastId });
      waiting?.give(updates);
      pushed();
      return lastId;
    },
    pending: () => alive().length,
    poll({ offset, limit, timeoutMs, gone }) {
      waiting?.refuse(
        new ApiError(
          409,
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
        ),
      );
      alive();
      if (offset > 0) updates = updates.filter(({ update_id: id }) => id >= offset);
      if (offset < 0) updates = updates.slice(offset);
      if (updates.length > 0 || timeoutMs === 0) return Promise.resolve(updates.slice(0, limit));
      return new Promise((resolve, reject) => {
        const end = (): void => {
          clearTimeout(timer);
          if (waiting === me) waiting = null;
        };
        const me: Waiting = {
          give(found) {
            end();
            resolve(found.slice(0, limit));
          },
          refuse(error) {
            end();
            reject(error);
          },
        };
        const timer = setTimeout(() => me.give([]), timeoutMs);
        gone.addEventListener('abort', () => me.give([]), { once: true });
        waiting = me;
      });
    },
  };
}
