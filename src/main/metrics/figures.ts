import { Gauge, type Registry } from 'prom-client';
import type { Look, QueueFigures } from '../../../models/look.ts';
import { withDeadline } from '../../deadline.ts';

/** Whoever scrapes does not wait for the timeouts of a half-open connection. */
const ANSWER_MS = 3000;
/** Figures are good for so long, and for twenty times what they cost: counting never takes more than a twentieth. */
const FRESH_MS = 5000;
const FRESH_TIMES = 20;

export interface QueueGauges {
  /** Before each scrape. Never rejects. */
  refresh(look: Look | null, now: Date): Promise<void>;
}

/** The outbox as the database has it: the same in every process, and after a restart. */
export function createQueueGauges(registry: Registry, answerMs = ANSWER_MS): QueueGauges {
  const registers = [registry];
  const up = new Gauge({ name: 'nhacviec_database_up', help: '1 when the database answers', registers });
  const items = new Gauge({
    name: 'nhacviec_outbox_items',
    help: 'Items of the outbox by state',
    labelNames: ['state'],
    registers,
  });
  const oldest = new Gauge({
    name: 'nhacviec_outbox_oldest_due_seconds',
    help: 'How long ago the oldest waiting item fell due; 0: none is due',
    registers,
  });
  const inDoubt = new Gauge({
    name: 'nhacviec_outbox_in_doubt_items',
    help: 'Waiting, claimed or failed items with a try that may have arrived',
    registers,
  });
  const received = new Gauge({
    name: 'nhacviec_inbox_items',
    help: 'Messages that are not handled yet (new), and that were given up (failed)',
    labelNames: ['state'],
    registers,
  });
  let freshUntil = 0;
  let counting: Promise<void> | null = null;

  function show({ counts, oldestDueAt, inDoubt: doubtful, inbox }: QueueFigures, now: Date): void {
    up.set(1);
    for (const [state, count] of Object.entries(counts)) items.set({ state }, count);
    oldest.set(oldestDueAt === null ? 0 : (now.getTime() - oldestDueAt.getTime()) / 1000);
    inDoubt.set(doubtful);
    for (const [state, count] of Object.entries(inbox)) received.set({ state }, count);
  }

  /** What is not known is not shown: an old count would look like a quiet queue. */
  function showNothing(): void {
    up.set(0);
    items.reset();
    oldest.remove();
    inDoubt.remove();
    received.reset();
  }

  async function count(look: Look, now: Date): Promise<void> {
    const begunAt = performance.now();
    show(await look.queue(now, now), now);
    freshUntil = performance.now() + Math.max(FRESH_MS, (performance.now() - begunAt) * FRESH_TIMES);
  }

  return {
    async refresh(look, now) {
      if (look === null) return showNothing();
      if (performance.now() < freshUntil) return;
      // One at a time, however many ask; one that is slow goes on and is shown next time.
      counting ??= count(look, now).finally(() => (counting = null));
      await withDeadline(counting, answerMs).catch(showNothing);
    },
  };
}
