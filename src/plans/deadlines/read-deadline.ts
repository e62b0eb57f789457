import type { Deadline } from '../../calendar/deadline/deadline.ts';
import { foldInPlace } from '../text/fold-in-place.ts';

/** What kind, questions and completeness of a duty depend on: the bare nature of its time. */
export interface TimeNature {
  kind: Deadline['kind'];
  every: string | null;
  relation: string | null;
  /** "ngay khi …": no length is said. */
  atOnce: boolean;
  ask: string[];
}

const NOTHING: TimeNature = { kind: 'none', every: null, relation: null, atOnce: false, ask: [] };

/** The nature of a phrase by its shape alone. */
export function natureOf(phrase: string | null): TimeNature {
  if (phrase === null) return NOTHING;
  const text = foldInPlace(phrase);
  const every = /tuan|thu (?:hai|ba|tu|nam|sau|bay|\d) dau tuan|^sang thu/u.test(text)
    ? 'week'
    : /quy/u.test(text)
      ? 'quarter'
      : /thang/u.test(text)
        ? 'month'
        : /moi\s*ngay|hang ngay/u.test(text)
          ? 'day'
          : 'year';
  const nature = (kind: Deadline['kind'], rest: Partial<TimeNature> = {}): TimeNature => ({
    ...NOTHING,
    kind,
    ...rest,
  });
  if (/\b31\s*\/\s*0?(?:4|6|9|11)\b|3l\/11|qu[iy] v\b/u.test(text)) return nature('on-day', { ask: ['invalid'] });
  if (/lan trong nam|lan\s*\/|\/\s*lan/u.test(text)) return nature('repeat', { every, ask: ['no-day'] });
  if (
    /\b(?:hang|moi|tung)|lien ke|lien truoc|ngay 12 cua thang|thang thu ba trong quy|dinh k[yi]|quy i, quy iii|dau tuan|sang thu bay/u.test(
      text,
    )
  ) {
    const day =
      /\d+\s*(?:ngay|lam)|ngay\s*(?:mung\s*)?\d|thu\s|tuan cuoi|ngay cuoi|quy iv|thang 12|\bngay$|chot/u.test(text) ||
      /gio/u.test(text);
    return nature('repeat', { every, ask: day ? [] : ['no-day'] });
  }
  if (/bao cao quy|sau khi ket thuc quy/u.test(text))
    return nature('repeat', { every: 'quarter', ask: /ngay/u.test(text) ? [] : ['no-day'] });
  if (/dung (?:thoi|tien)|theo (?:dung )?quy dinh|theo (?:ke hoach|lich|du toan)|dung theo/u.test(text))
    return nature('elsewhere');
  if (/^(?:lam )?thuong xuyen|lien tuc|ca nam|trong mua/u.test(text)) return nature('ongoing');
  if (/^ngay (?:sau )?khi/u.test(text)) return nature('event', { relation: 'after', atOnce: true });
  if (/(?:ngay|gio|tieng|tuan)(?: lam viec)?\s*(?:sau|ke tu|tinh tu|tu)|sau khi/u.test(text) && !/\d\/\d/u.test(text))
    return nature('event', { relation: 'after' });
  if (/truoc\s*(?:khi|mua|ky|phien|dot|dip)/u.test(text) && !/\d\/\d/u.test(text))
    return nature('event', { relation: 'before' });
  if (/^khi|neu co/u.test(text)) return nature('on-demand');
  if (/giua thang|dau thang|dau quy|dau nam|giua nam|tuan/u.test(text)) return nature('on-day', { ask: ['vague'] });
  return /\d|thang|quy|nam/u.test(text) ? nature('on-day') : NOTHING;
}
