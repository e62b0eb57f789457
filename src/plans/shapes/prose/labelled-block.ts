import type { Item } from '../../parts/outline.ts';
import type { PostFinder } from '../../posts/find-posts.ts';
import { type Holder, readHolders } from '../../posts/read-holders.ts';
import { isBullet } from '../../text/markers.ts';
import { type Labelled, readLabels } from '../labels.ts';
import type { RawDuty } from '../raw-duty.ts';
import { readRoles, type RolesSaid } from '../roles.ts';

/** A duty whose labelled lines are being read (shape B). */
export interface LabelledBlock {
  duty: RawDuty;
  saidLead: boolean;
}

/** What a block is read with: who is a post, and the earlier blocks that "như mục 1" points to. */
export interface BlockReading {
  finder: PostFinder;
  numbered: ReadonlyMap<string, RawDuty>;
}

/** Takes one labelled value into the block. */
export function takeLabel(
  { kind, value }: Labelled,
  labels: readonly Labelled[],
  block: LabelledBlock,
  reading: BlockReading,
): void {
  const { duty } = block;
  const { finder } = reading;
  if (kind === 'lead' || kind === 'doer') {
    if (kind === 'doer' && (block.saidLead || labels.some((label) => label.kind === 'lead')))
      duty.coordinators.push(...readHolders(value, finder));
    else takeLead(value, block, reading);
  } else if (kind === 'partner') duty.coordinators.push(...readHolders(value, finder));
  else if (kind === 'time') duty.time = { words: value, source: 'label' };
  else if (kind === 'product') duty.product = value === '' ? null : value;
}

function takeLead(value: string, block: LabelledBlock, { finder, numbered }: BlockReading): void {
  const same = /như\s*(?:mục|nhiệm\s*vụ|điểm|ý|trên)\s*(?<number>[\d.]*)/iu.exec(value);
  const earlier =
    same === null ? undefined : (numbered.get(same.groups?.['number'] ?? '') ?? [...numbered.values()].at(-2));
  const roles: RolesSaid | null =
    earlier === undefined
      ? readRoles(value, finder)
      : { leads: earlier.holders, partners: [], time: null, unclear: false };
  if (roles === null) return;
  block.saidLead = true;
  block.duty.holders = roles.leads;
  block.duty.coordinators.push(...roles.partners);
  if (roles.time !== null) block.duty.time ??= { words: roles.time, source: 'said' };
}

/** The paragraph over labelled lines: it is what is to be done. */
export function isTitleOfBlock(item: Item, next: Item | null): boolean {
  if (next === null || next.section !== item.section || next.opens) return false;
  // a number of the same list begins a thing of its own: "4. Kinh phí: …"
  if (next.marker !== null && !isBullet(next.marker) && next.marker.kind === item.marker?.kind) return false;
  const labels = readLabels(next.text);
  return (
    labels !== null &&
    (labels.some(({ kind }) => kind !== 'what') || (next.marker?.depth ?? 0) > (item.marker?.depth ?? 9)) &&
    !/:\s*$/u.test(item.text) &&
    item.text.length < 600
  );
}

/** "(Phòng A chủ trì các nhiệm vụ tại mục này …)": the lead of a whole part. */
export function readPartLead(text: string, finder: PostFinder): Holder[] | null {
  const found =
    /^\(?\s*(?<who>[^():]{3,120}?)\s+(?:chủ\s*trì|thực\s*hiện|chịu\s+trách\s+nhiệm)\s+(?:thực\s+hiện\s+)?(?:tất\s+cả\s+)?(?:các\s+)?(?:nhiệm\s+vụ|nội\s+dung|công\s+việc|việc)\s+(?:tại|trong|của|thuộc|ở)?\s*(?:mục|phần|nhóm)?/iu.exec(
      text,
    );
  if (found === null || !/mục này|phần này|nhóm này|sau đây|dưới đây|tại mục|trong mục/iu.test(text)) return null;
  const holders = readHolders(found.groups?.['who'] ?? '', finder);
  return holders.length > 0 && holders.every(({ known }) => known) ? holders : null;
}
