import { z } from 'zod';
import { ClockMovesBackward, type DemoRoom } from './demo-room.ts';

/** A move runs every job in between before it answers: nobody should start one that takes hours by a slip of the year. */
const LONGEST_MOVE_MS = 2 * 366 * 86_400_000;

const moveSchema = z.object({
  now: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  down: z.boolean().optional(),
});

export type MoveOutcome = { kind: 'moved' } | { kind: 'refused'; sentence: string };

const refused = (sentence: string): MoveOutcome => ({ kind: 'refused', sentence });

/** Moves the demo clock as `body` says (`{now, down?}`), or says why not. */
export async function moveClock(room: DemoRoom, body: unknown): Promise<MoveOutcome> {
  const move = moveSchema.safeParse(body);
  if (!move.success) return refused('Cần "now" là thời điểm dạng 2026-03-02T07:30:00+07:00.');
  const { now, down } = move.data;
  if (now.getTime() - room.now().getTime() > LONGEST_MOVE_MS)
    return refused('Mỗi lần đồng hồ đi tới nhiều nhất hai năm.');
  try {
    await room.moveClock(now, down ?? false);
    return { kind: 'moved' };
  } catch (error) {
    if (error instanceof ClockMovesBackward) return refused('Đồng hồ chỉ đi tới, không đi lùi.');
    throw error;
  }
}
