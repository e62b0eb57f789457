import type { OpenMemory } from '../../models/open-memory.ts';
import type { App } from './open-app.ts';

/** A tick a minute: two missed ones are a fault. */
const TICK_LATE_MS = 150_000;
/** Whoever asks whether we are ready does not wait for the timeouts of a half-open connection. */
const ANSWER_MS = 3000;
const NO_ANSWER = 'Cơ sở dữ liệu không trả lời.';
const STARTING = 'Chương trình đang khởi động.';

export interface Readiness {
  /** From now on the memory is asked too. */
  watch(memory: OpenMemory): void;
  check(): Promise<{ ok: boolean; reasons: string[] }>;
  /** Prometheus text. */
  metrics(): Promise<string>;
}

/** Ready only when database, indexes, jobs and channels work; each reason is a Vietnamese sentence. */
export function readiness(opened: () => { app: App; isStarted: boolean; byHand: boolean } | null): Readiness {
  let memory: OpenMemory | null = null;

  async function reasons(): Promise<string[]> {
    if (memory === null) return ['Chưa kết nối được cơ sở dữ liệu.'];
    const found = await inTime(memory.problems(), [NO_ANSWER]);
    const parts = opened();
    if (parts === null) return [...found, STARTING];
    if (!parts.isStarted) return [...found, STARTING, ...parts.app.channelProblems()];
    const last = parts.app.scheduler.lastTickAt();
    const late = last === null || Date.now() - last.getTime() > TICK_LATE_MS;
    if (!parts.byHand && late) found.push('Bộ hẹn giờ chưa chạy trong hai phút qua.');
    return [...found, ...parts.app.channelProblems()];
  }

  return {
    watch(opening) {
      memory = opening;
    },
    async check() {
      const found = await reasons();
      return { ok: found.length === 0, reasons: found };
    },
    async metrics() {
      const lines = ['# TYPE nhacviec_up gauge', 'nhacviec_up 1'];
      const counts = memory === null ? null : await inTime(memory.memory.queue.counts(), null).catch(() => null);
      lines.push('# TYPE nhacviec_database_up gauge', `nhacviec_database_up ${counts === null ? 0 : 1}`);
      if (counts !== null) {
        lines.push('# TYPE nhacviec_outbox_items gauge');
        for (const [state, count] of Object.entries(counts))
          lines.push(`nhacviec_outbox_items{state="${state}"} ${count}`);
      }
      return `${lines.join('\n')}\n`;
    },
  };
}

async function inTime<T, U>(work: Promise<T>, late: U): Promise<T | U> {
  let timer: NodeJS.Timeout | undefined;
  const lapse = new Promise<U>((resolve) => {
    timer = setTimeout(() => resolve(late), ANSWER_MS);
  });
  return Promise.race([work, lapse]).finally(() => clearTimeout(timer));
}
