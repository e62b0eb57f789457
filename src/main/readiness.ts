import type { OpenMemory } from '../../models/open-memory.ts';
import { withDeadline } from '../deadline.ts';

/** A tick a minute, given up after not quite two: later than this, jobs and deliveries stand still. */
const TICK_LATE_MS = 180_000;
/** Whoever asks whether we are ready does not wait for the timeouts of a half-open connection. */
const ANSWER_MS = 3000;
/** Several ask (a proxy, Prometheus): the database is asked for all of them. */
const FRESH_MS = 2000;

/** What this file itself finds; docs/operations.md says what to do about each. */
export const READINESS_REASONS = {
  notOpened: 'Chưa kết nối được cơ sở dữ liệu.',
  noAnswer: 'Cơ sở dữ liệu không trả lời.',
  starting: 'Chương trình đang khởi động.',
  noTick: 'Bộ hẹn giờ chưa chạy trọn lần nào trong ba phút qua.',
} as const;

export interface Readiness {
  /** From now on the memory is asked too. */
  watch(memory: Pick<OpenMemory, 'problems'>): void;
  check(): Promise<{ ok: boolean; reasons: string[] }>;
}

/** What is asked of the opened app. */
export interface Watched {
  app: { scheduler: { msSinceTick(): number | null }; channelProblems(): string[] };
  isStarted: boolean;
  /** The demo room: no tick rings there. */
  byHand: boolean;
}

/** Ready only when database, indexes, jobs and channels work; each reason is a Vietnamese sentence. */
export function readiness(opened: () => Watched | null): Readiness {
  let memory: Pick<OpenMemory, 'problems'> | null = null;
  let asked: { at: number; problems: Promise<string[]> } | null = null;

  function askDatabase(from: Pick<OpenMemory, 'problems'>): Promise<string[]> {
    if (asked === null || performance.now() - asked.at > FRESH_MS)
      asked = { at: performance.now(), problems: from.problems() };
    return withDeadline(asked.problems, ANSWER_MS).catch(() => [READINESS_REASONS.noAnswer]);
  }

  async function reasons(): Promise<string[]> {
    if (memory === null) return [READINESS_REASONS.notOpened];
    const found = await askDatabase(memory);
    const parts = opened();
    if (parts === null) return [...found, READINESS_REASONS.starting];
    const { app, isStarted, byHand } = parts;
    if (!isStarted) return [...found, READINESS_REASONS.starting, ...app.channelProblems()];
    const isLate = (app.scheduler.msSinceTick() ?? Infinity) > TICK_LATE_MS;
    return [...found, ...(isLate && !byHand ? [READINESS_REASONS.noTick] : []), ...app.channelProblems()];
  }

  return {
    watch(opening) {
      memory = opening;
    },
    async check() {
      const found = await reasons();
      return { ok: found.length === 0, reasons: found };
    },
  };
}
