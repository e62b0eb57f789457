import { connect } from '../../../models/connect.ts';
import { isoInZone } from '../../calendar/zone.ts';
import { systemClock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import { type Finding, fine, wrong } from './finding.ts';

/** Reminders go by this machine's clock, leases by the database's: a minute apart, lists and logs contradict each other. */
const SKEW_LIMIT_MS = 30_000;

/** `uri` null: the database is away, and only this machine's clock is told. */
export async function checkClock({ zone, clockShiftSeconds }: Config, uri: string | null): Promise<Finding> {
  const now = isoInZone(systemClock(clockShiftSeconds).now(), zone).replace(/\.\d+/u, '');
  const shift = clockShiftSeconds === 0 ? '' : `, lệch ${clockShiftSeconds} giây để diễn tập (CLOCK_SHIFT)`;
  const skewMs = uri === null ? null : await skewOf(uri).catch(() => null);
  if (skewMs === null) return fine('clock', `${now}${shift}; chưa so được với đồng hồ cơ sở dữ liệu.`);
  const seconds = Math.round(skewMs / 1000);
  if (Math.abs(skewMs) > SKEW_LIMIT_MS)
    return wrong('clock', `${now}${shift}; đồng hồ cơ sở dữ liệu lệch ${seconds} giây: chỉnh giờ cả hai máy.`);
  return fine('clock', `${now}${shift}; cơ sở dữ liệu lệch ${seconds} giây.`);
}

/** By how much the database's clock is ahead, from the middle of one question and its answer. */
async function skewOf(uri: string): Promise<number> {
  const { connection } = await connect(uri);
  try {
    const asked = Date.now();
    const answer: unknown = await connection.db?.command({ hello: 1 });
    const middle = (asked + Date.now()) / 2;
    const { localTime } = answer as { localTime: Date };
    return localTime.getTime() - middle;
  } finally {
    await connection.close();
  }
}
