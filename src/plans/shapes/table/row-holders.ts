import { readHolders } from '../../posts/read-holders.ts';
import type { RawDuty } from '../raw-duty.ts';
import { readEndBrackets, readRoles, splitAtBrackets } from '../roles.ts';
import { findSubject, partnersIn } from '../subject.ts';
import type { TableState } from './table-state.ts';

/** A label decides over the wording; without any holder's column the words themselves may name who does it. */
export function withHolders(
  duty: RawDuty,
  leads: string[],
  doers: string[],
  partners: string[],
  state: TableState,
): RawDuty[] {
  const { finder } = state;
  const leading = leads.length > 0 ? leads : doers;
  const roles = leading.length === 0 ? null : readRoles(leading.join('\n'), finder);
  // markdown knows no merged cells: who helps in a row without a lead helps the lead of the row above
  if (leading.length === 0 && partners.length > 0 && state.last !== null) {
    duty.holders = state.last.holders;
    duty.ask.push('holder-unclear');
  }
  if (roles !== null) {
    duty.holders = roles.leads.length > 0 ? roles.leads : [];
    duty.coordinators = roles.partners;
    if (roles.unclear && leading.join('\n').includes(';'))
      duty.ask.push(leads.length > 0 ? 'several-leads' : 'role-unclear');
    if (roles.time !== null && duty.time === null) duty.time = { words: roles.time, source: 'said' };
    if (leads.length > 0) duty.coordinators.push(...doers.flatMap((value) => readHolders(value, finder)));
  }
  duty.coordinators.push(...partners.flatMap((value) => readHolders(value, finder)));
  if (duty.holders.length === 0) return byWords(duty, state);
  outsideLead(duty);
  // led by the province and nobody of the commune named: not ours to follow
  return duty.outsideLead !== null && duty.holders.length === 0 ? [] : [duty];
}

function byWords(duty: RawDuty, state: TableState): RawDuty[] {
  const several = splitAtBrackets(duty.text, state.finder);
  const one = several === null ? readEndBrackets(duty.text, state.finder) : null;
  const bracketed = several ?? (one === null ? [] : [one]);
  if (bracketed.length > 0)
    return bracketed.map(({ text, roles }) => ({
      ...duty,
      text,
      holders: roles.leads,
      coordinators: [...duty.coordinators, ...roles.partners],
      ask: roles.unclear ? [...duty.ask, 'role-unclear' as const] : [...duty.ask],
    }));
  const subject = findSubject(duty.text, state.finder);
  duty.holders = subject?.holders ?? state.owner;
  duty.coordinators.push(
    ...(subject?.coordinators ?? (duty.holders.length > 0 ? partnersIn(duty.text, state.finder) : [])),
  );
  return [duty];
}

/** An outside body leads and the commune helps: the commune's own follow-up is the helping. */
function outsideLead(duty: RawDuty): void {
  const ours = duty.holders.filter(({ outside }) => !outside);
  const [outside] = duty.holders.filter((holder) => holder.outside);
  if (outside === undefined || ours.length > 0) return;
  duty.outsideLead = outside;
  duty.holders = duty.coordinators.filter((holder) => !holder.outside);
  duty.coordinators = [];
  duty.role = 'coordinate';
  duty.ask.push('outside-lead');
}
