import type { PostFinder } from '../../posts/find-posts.ts';
import type { Holder } from '../../posts/read-holders.ts';
import { foldInPlace } from '../../text/fold-in-place.ts';
import type { RawDuty } from '../raw-duty.ts';
import { type RolesSaid } from '../roles.ts';
import { partnersIn, type Subject } from '../subject.ts';

/** The duty of a sentence that names who does it, under a heading that may name somebody else. */
export function forSubject(duty: RawDuty, subject: Subject, above: readonly Holder[]): RawDuty {
  duty.holders = subject.holders;
  duty.coordinators = subject.coordinators;
  const another = !subject.holders.some(({ name }) =>
    above.some((holder) => foldInPlace(holder.name) === foldInPlace(name)),
  );
  if (above.length > 0 && !subject.ordered && another) {
    // under a heading another subject: a group works for the one above, another post may have lost its heading
    duty.ask.push('holder-unclear');
    if (subject.holders.every(({ many }) => many)) duty.holders = [...above];
  }
  if (subject.ordered && duty.coordinators.length === 0 && /^\s*(?:phối\s*hợp|tham gia phối hợp)/iu.test(subject.rest))
    duty.role = 'coordinate';
  return duty;
}

/** The duty of the posts in the heading above; one that begins with "Phối hợp" only helps, who leads is asked. */
export function forOwner(duty: RawDuty, holders: Holder[], finder: PostFinder): RawDuty {
  duty.holders = holders;
  if (/^(?:tham gia\s*,?\s*)?phối\s*hợp/iu.test(duty.text)) {
    duty.role = 'coordinate';
    duty.ask.push('no-lead');
  } else duty.coordinators = partnersIn(duty.text, finder);
  return duty;
}

/** The duty whose holders stand in brackets behind it. */
export function forBrackets(duty: RawDuty, roles: RolesSaid): RawDuty {
  duty.holders = roles.leads;
  duty.coordinators = roles.partners;
  if (roles.leads.length === 0) {
    duty.holders = roles.partners;
    duty.coordinators = [];
    duty.role = 'coordinate';
    duty.ask.push('no-lead');
  }
  if (roles.unclear) duty.ask.push('role-unclear');
  if (roles.time !== null) duty.time = { words: roles.time, source: 'said' };
  return duty;
}

/** "Đồng chí A - Phó Chủ tịch: a; b; c": a person's paragraph holds a duty in each clause (shape E). */
export const clausesFor = (words: string, holders: readonly Holder[]): string[] =>
  holders.some(({ person }) => person !== null)
    ? words.split(/\s*;\s*/u).filter((clause) => clause.length > 8)
    : [words];
