import type { PlainDay } from '../calendar/plain-day.ts';
import type { Office } from '../office.ts';
import type { Leave, Officer, OfficerId, Post, PostId } from './person.ts';

/** Who is who on one day. */
export interface Roster {
  officers: Officer[];
  posts: Post[];
  /** Nobody once they have left: history keeps the name through `officers.find`. */
  nameOf(officer: OfficerId | null): string;
  postNameOf(post: PostId): string;
  holdersOf(post: PostId): Officer[];
  postsOf(officer: OfficerId): Post[];
  withRole(role: Officer['roles'][number]): Officer[];
}

/** Reads officers, posts and who holds them today. */
export async function readRoster({ stores, today }: Office): Promise<Roster> {
  const officers = await stores.officers.list();
  const posts = await stores.posts.list();
  const tenures = await stores.posts.tenuresOn(today);
  const byId = new Map(officers.map((officer) => [officer.id, officer]));
  const postById = new Map(posts.map((post) => [post.id, post]));
  return {
    officers,
    posts,
    nameOf: (id) => (id === null ? 'chưa có người' : (byId.get(id)?.name ?? 'người đã thôi việc')),
    postNameOf: (id) => postById.get(id)?.name ?? id,
    holdersOf: (post) =>
      tenures.filter((tenure) => tenure.post === post).flatMap((tenure) => byId.get(tenure.officer) ?? []),
    postsOf: (officer) =>
      tenures.filter((tenure) => tenure.officer === officer).flatMap((tenure) => postById.get(tenure.post) ?? []),
    withRole: (role) => officers.filter(({ roles }) => roles.includes(role)),
  };
}

/** For whom this person may act today: those on leave who named them. */
export async function substitutedBy(office: Office, substitute: OfficerId): Promise<OfficerId[]> {
  const leaves = await office.stores.officers.leavesOn(office.today);
  return leaves.filter((leave) => leave.substitute === substitute).map(({ officer }) => officer);
}

export type TakeLeaveOutcome =
  | { kind: 'away'; leave: Leave }
  | { kind: 'past' }
  | { kind: 'backwards' }
  | { kind: 'self' };

/** Leave of one person (nghỉ phép), from `from` to `until`, both included. */
export async function takeLeave(
  office: Office,
  officer: Officer,
  asked: { from: PlainDay; until: PlainDay; substitute: Officer | null },
): Promise<TakeLeaveOutcome> {
  if (asked.until < asked.from) return { kind: 'backwards' };
  if (asked.until < office.today) return { kind: 'past' };
  if (asked.substitute?.id === officer.id) return { kind: 'self' };
  const leave = {
    officer: officer.id,
    fromOn: asked.from,
    untilOn: asked.until,
    substitute: asked.substitute?.id ?? null,
  };
  await office.stores.officers.addLeave(leave);
  return { kind: 'away', leave };
}
