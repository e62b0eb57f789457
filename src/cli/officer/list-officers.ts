import { openOffice } from '../../office.ts';
import { readReach } from '../../people/reach.ts';
import { readRoster } from '../../people/roster.ts';
import { ACCOUNT_STATES } from '../../texts/reasons.ts';
import { chooseUnit } from '../shell/choose.ts';
import type { Session } from '../shell/with-memory.ts';
import { channelsOf } from './show-officer.ts';

/** Everybody who works in the unit, and where they can be written to. */
export async function listOfficers(session: Session, options: { unit?: string }): Promise<number> {
  const { memory, clock, print } = session;
  const office = await openOffice(memory, await chooseUnit(memory, options.unit), clock.now());
  const roster = await readRoster(office);
  const reach = await readReach(office);
  for (const { id, name, roles } of roster.officers) {
    const post = roster
      .postsOf(id)
      .map((one) => one.name)
      .join(', ');
    const channels = channelsOf(reach.accountsOf(id));
    const words = channels.map(({ channel, state }) => `${channel}: ${ACCOUNT_STATES[state]}`).join('; ');
    print.line(
      { officer: id, name, post, roles, channels },
      `${id}  ${name}, ${post} (${roles.join('+')})  ${words === '' ? 'chưa liên kết' : words}`,
    );
  }
  if (roster.officers.length === 0) print.remark('Chưa có cán bộ nào.');
  return 0;
}
