import { Gauge, type Registry } from 'prom-client';
import type { Look, QueueFigures } from '../../../models/look.ts';
import { TookTooLong, withDeadline } from '../../deadline.ts';

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
    for (const [state, count] of Object.entries(counts)) items.set({ state }, count);
    oldest.set(oldestDueAt === null ? 0 : (now.getTime() - oldestDueAt.getTime()) / 1000);
    inDoubt.set(doubtful);
    for (const [state, count] of Object.entries(inbox)) received.set({ state }, count);
  }

  /** What is not known is not shown: an old count would look like a quiet queue. */
  function showNothing(): void {
    items.reset();
    oldest.remove();
    inDoubt.remove();
    received.reset();
    freshUntil = 0;
  }

  showNothing();

  async function count(look: Look, now: Date): Promise<void> {
    const begunAt = performance.now();
    show(await look.queue(now, now), now);
    freshUntil = performance.now() + Math.max(FRESH_MS, (performance.now() - begunAt) * FRESH_TIMES);
  }

  /** One at a time, however many ask; a slow one goes on, and is shown by a later scrape. */
  async function refreshCounts(look: Look, now: Date): Promise<void> {
    if (performance.now() < freshUntil) return;
    counting ??= count(look, now).finally(() => (counting = null));
    await withDeadline(counting, answerMs).catch((error: unknown) => {
      if (!(error instanceof TookTooLong)) showNothing();
    });
  }

  return {
    async refresh(look, now) {
      const answer = look === null ? null : await withDeadline(look.clock(), answerMs).catch(() => null);
      up.set(answer === null ? 0 : 1);
      if (look === null || answer === null) showNothing();
      else await refreshCounts(look, now);
    },
  };
}
