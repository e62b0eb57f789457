import { performance } from 'node:perf_hooks';
import { momentAt } from '../calendar/zone.ts';
import type { Focus } from '../conversation/conversation.ts';
import { message, type Message } from '../messages/message.ts';
import type { Office } from '../office.ts';
import type { Officer, UnitId } from '../people/person.ts';
import { composeReminder } from '../reminders/compose.ts';
import { readAddressees } from '../reminders/rounds/addressees.ts';
import { REASONS } from '../texts/reasons.ts';
import { chooseAccounts } from './choose-accounts.ts';
import type { DeliverDeps } from './deliver-deps.ts';
import type { OutboxItem } from './outbox-item.ts';
import type { Plan, Said } from './plan.ts';
import { mayLeaveAt } from './quiet-hours.ts';
import { again, end, missed, type Verdict } from './verdict.ts';

/** The item's unit as it stands now; null when it is gone. */
export type OpenUnit = (unit: UnitId) => Promise<Office | null>;

/**
 * Whether the item may leave now, in which words, and where to: asked when it is claimed, and again before the call
 * when time has passed. Everything is read anew: what was finished, moved, handed over meanwhile is not said.
 */
export async function consider(
  { clock, channels }: DeliverDeps,
  item: OutboxItem,
  open: OpenUnit,
): Promise<Plan | Verdict> {
  const consideredAt = performance.now();
  const now = clock.now();
  if (item.expiresAt !== null && now >= item.expiresAt) return missed(item);
  const office = item.unit === null ? null : await open(item.unit);
  if (item.unit !== null && office === null) return end('cancelled', REASONS.unitGone);
  const mayLeave = office === null ? now : mayLeaveAt(item.kind, office, now);
  if (mayLeave > now) {
    const isTooLate = item.expiresAt !== null && mayLeave >= item.expiresAt;
    return isTooLate ? end('missed', REASONS.windowPassed) : again(mayLeave, REASONS.quietHours);
  }
  const said = await compose(office, item);
  if ('kind' in said) return said;
  const accounts = office === null || said.officer === null ? [] : await office.stores.accounts.of(said.officer);
  const chosen = chooseAccounts(item.recipient, accounts, channels);
  if (chosen.kind === 'none') return end('failed', chosen.reason);
  return { kind: 'plan', office, said, routes: chosen.routes, consideredAt };
}

async function compose(office: Office | null, item: OutboxItem): Promise<Said | Verdict> {
  const { recipient, content } = item;
  if (recipient.kind === 'account' || office === null) {
    const words = content.kind === 'message' ? content.message : message('');
    return { message: words, focus: null, officer: null };
  }
  const officer = await office.stores.officers.find(recipient.officer);
  if (officer === null || !officer.active) return end('cancelled', REASONS.officerGone);
  if (content.kind === 'message') {
    const focus = item.kind === 'announcement' ? askedToAcknowledge(office, content.message) : null;
    return { message: content.message, focus, officer: officer.id };
  }
  const reader = await whoReads(office, officer);
  if (reader === null) return end('cancelled', REASONS.onLeave);
  const composed = await composeReminder(office, { kind: item.kind, content }, reader);
  return composed === null ? end('cancelled', REASONS.nothingLeft) : { ...composed, officer: reader.id };
}

/** A leave that began since the reminder was written hands it to the substitute; null: nobody stands in. */
async function whoReads(office: Office, officer: Officer): Promise<Officer | null> {
  const leaves = await office.stores.officers.leavesOn(office.today);
  if (leaves.every((leave) => leave.officer !== officer.id)) return officer;
  const receiver = (await readAddressees(office, office.today)).receiverFor(officer.id);
  return receiver.kind === 'held' ? null : office.stores.officers.find(receiver.officer);
}

/** An announcement asks for itself: a bare "đã nhận" afterwards means the last one. Its choice names the number. */
function askedToAcknowledge({ today, unit }: Office, { choices }: Message): Focus | null {
  const asked = choices.map(({ value }) => /^xác nhận (\d+)$/u.exec(value)?.[1]).find((number) => number !== undefined);
  const until = momentAt(today, unit.settings.quietFrom, unit.zone);
  return asked === undefined ? null : { tasks: [], announcement: Number(asked), until };
}
