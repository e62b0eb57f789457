import type { Look } from '../../../models/look.ts';
import { dayInZone, momentAt } from '../../calendar/zone.ts';
import { systemClock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import { type Finding, fine, wrong } from './finding.ts';

/** A running app tries what is due within a minute, and moves on what it could not send. */
const WAITING_LIMIT_MINUTES = 10;

/** What waits, and what went wrong today: the clerk is told of each, so only a queue that nobody empties is a finding. */
export async function checkQueue(look: Look, { clockShiftSeconds, zone }: Config): Promise<Finding> {
  const now = systemClock(clockShiftSeconds).now();
  const { counts, oldestDueAt, inDoubt, failedSince, missedSince, inbox } = await look.queue(
    now,
    momentAt(dayInZone(now, zone), '00:00', zone),
  );
  const words =
    `${counts.waiting} tin chờ, ${counts.claimed} đang gửi; hôm nay ${failedSince} hỏng, ${missedSince} lỡ; ` +
    `${inDoubt} tin có thể đã đến; tin nhận vào: ${inbox.new} chưa xử lý, ${inbox.failed} không xử lý được`;
  if (oldestDueAt === null) return fine('queue', `${words}.`);
  const minutes = Math.floor((now.getTime() - oldestDueAt.getTime()) / 60_000);
  const oldest = `${words}; tin đến giờ sớm nhất đã chờ ${minutes} phút`;
  if (minutes < WAITING_LIMIT_MINUTES) return fine('queue', `${oldest}.`);
  return wrong('queue', `${oldest} mà chưa gửi: chương trình có đang chạy không?`);
}
