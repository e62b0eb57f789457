import type { Look } from '../../models/look.ts';
import { withDeadline } from '../deadline.ts';
import type { Logger } from '../log.ts';

const EVERY_MS = 10_000;
const ANSWER_MS = 5000;
/**
 * Reminders go by this machine's clock, leases and slots by the database's: further apart than this, lists and logs of
 * two processes contradict each other.
 */
export const SKEW_LIMIT_MS = 2000;

/** The clocks are surely further apart than the limit: what the trip took cannot explain it. */
export const isSkewed = ({ tripMs, aheadMs }: { tripMs: number; aheadMs: number }): boolean =>
  Math.abs(aheadMs) - tripMs / 2 > SKEW_LIMIT_MS;

export interface PulseNeeds {
  look: Look;
  logger: Logger;
  onBeat(tripMs: number, aheadMs: number): void;
  /** Tests shorten it. */
  everyMs?: number;
  answerMs?: number;
}

/** Asks the database for its clock again and again; each change for the worse or the better is one line in the log. */
export function startPulse({ look, logger, onBeat, everyMs = EVERY_MS, answerMs = ANSWER_MS }: PulseNeeds): () => void {
  let isSilent = false;
  let wasSkewed = false;
  let isAsking = false;

  async function beat(): Promise<void> {
    const seen = await withDeadline(look.clock(), answerMs).catch(() => null);
    if (isSilent !== (seen === null)) {
      isSilent = seen === null;
      if (isSilent) logger.error({}, 'the database does not answer');
      else logger.info({}, 'the database answers again');
    }
    if (seen === null) return;
    onBeat(seen.tripMs, seen.aheadMs);
    if (wasSkewed === isSkewed(seen)) return;
    wasSkewed = !wasSkewed;
    const fields = { aheadMs: Math.round(seen.aheadMs) };
    if (wasSkewed) logger.warn(fields, 'the clocks of this machine and of the database are apart');
    else logger.info(fields, 'the clocks of this machine and of the database agree again');
  }

  const timer = setInterval(() => {
    if (isAsking) return;
    isAsking = true;
    void beat().finally(() => (isAsking = false));
  }, everyMs);
  timer.unref();
  void beat();
  return () => clearInterval(timer);
}
