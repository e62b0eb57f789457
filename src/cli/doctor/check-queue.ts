import type { OpenMemory } from '../../../models/open-memory.ts';
import { systemClock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import { type Finding, fine, wrong } from './finding.ts';

/** A running app tries what is due within a minute, and moves on what it could not send. */
const WAITING_LIMIT_MS = 10 * 60_000;

export async function checkQueue({ memory }: OpenMemory, { clockShiftSeconds }: Config): Promise<Finding> {
  const { waiting, claimed, failed, missed } = await memory.queue.counts();
  const words = `${waiting} tin chờ, ${claimed} đang gửi, ${failed} hỏng, ${missed} lỡ`;
  const limit = new Date(systemClock(clockShiftSeconds).now().getTime() - WAITING_LIMIT_MS);
  const oldest = await memory.queue.nextDueAt(new Date(0), limit);
  if (oldest === null) return fine('queue', `${words}.`);
  return wrong('queue', `${words}; có tin đến giờ đã hơn 10 phút mà chưa gửi: chương trình có đang chạy không?`);
}
