import type { PlainDay } from '../../calendar/plain-day.ts';
import type { Task } from '../../duties/task.ts';
import type { Office } from '../../office.ts';
import type { OfficerId } from '../../people/person.ts';
import type { DueStage } from '../attention.ts';

/** Who is told what on one day. */
export interface Addressees {
  chairmen: OfficerId[];
  clerks: OfficerId[];
  /** The people for whom a stage is meant; empty when there is nobody. */
  meantBy(stage: DueStage['to'], task: Pick<Task, 'holder'>): OfficerId[];
  /** Who receives it today: the person, the substitute, or nobody (`held`: on leave, nobody stands in). */
  receiverFor(officer: OfficerId): { kind: 'told'; officer: OfficerId } | { kind: 'held' };
  isActive(officer: OfficerId | null): boolean;
  isAway(officer: OfficerId): boolean;
}

/** Reads who works, who is on leave and who stands in on `day`. */
export async function readAddressees({ stores }: Office, day: PlainDay): Promise<Addressees> {
  const officers = await stores.officers.list();
  const substitutes = new Map((await stores.officers.leavesOn(day)).map((leave) => [leave.officer, leave.substitute]));
  const active = new Set(officers.map(({ id }) => id));
  const withRole = (role: 'clerk' | 'chairman') => officers.filter(({ roles }) => roles.includes(role));
  const heads = withRole('chairman').filter(({ deputy }) => !deputy);
  const chairmen = (heads.length > 0 ? heads : withRole('chairman')).map(({ id }) => id);
  const clerks = withRole('clerk').map(({ id }) => id);
  return {
    chairmen,
    clerks,
    meantBy(to, { holder }) {
      if (to === 'clerk') return clerks;
      if (to === 'chairman') return chairmen;
      return holder === null ? [] : [holder];
    },
    receiverFor(officer) {
      const substitute = substitutes.get(officer);
      if (substitute === undefined) return { kind: 'told', officer };
      const canStandIn = substitute !== null && active.has(substitute) && !substitutes.has(substitute);
      return canStandIn ? { kind: 'told', officer: substitute } : { kind: 'held' };
    },
    isActive: (officer) => officer !== null && active.has(officer),
    isAway: (officer) => substitutes.has(officer),
  };
}
