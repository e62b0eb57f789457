import type { Look } from '../../../models/look.ts';
import { isoInZone } from '../../calendar/zone.ts';
import { systemClock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import { isSkewed } from '../../main/pulse.ts';
import { type Finding, fine, wrong } from './finding.ts';

/** `look` null: the database is away, and only this machine's clock is told. */
export async function checkClock({ zone, clockShiftSeconds }: Config, look: Look | null): Promise<Finding> {
  const now = isoInZone(systemClock(clockShiftSeconds).now(), zone).replace(/\.\d+/u, '');
  const shift = clockShiftSeconds === 0 ? '' : `, lệch ${clockShiftSeconds} giây để diễn tập (CLOCK_SHIFT)`;
  const seen = look === null ? null : await look.clock().catch(() => null);
  if (seen === null) return fine('clock', `${now}${shift}; chưa so được với đồng hồ cơ sở dữ liệu.`);
  const seconds = Math.round(seen.aheadMs / 1000);
  if (isSkewed(seen))
    return wrong('clock', `${now}${shift}; đồng hồ cơ sở dữ liệu lệch ${seconds} giây: chỉnh giờ cả hai máy.`);
  return fine('clock', `${now}${shift}; cơ sở dữ liệu lệch ${seconds} giây.`);
}
