import type { Item } from '../../parts/outline.ts';
import { isBullet } from '../../text/markers.ts';

/** Goes on with what `above` says: the bullets behind its colon, or the rest of its sentence. */
export function isDetail(item: Item, above: Item, inBlock: boolean): boolean {
  if (item.marker === null) return /^\p{Ll}/u.test(item.text) && !inBlock && item.block.listLabel === null;
  if (!/:\s*$/u.test(above.text))
    return /^(?:và|hoặc|hay|cùng với)\s/u.test(item.text) && item.marker.depth >= (above.marker?.depth ?? 0);
  if (above.marker === null) return isBullet(item.marker);
  return item.marker.kind !== above.marker.kind && (item.marker.depth > above.marker.depth || isBullet(item.marker));
}
