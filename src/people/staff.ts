import { randomUUID } from 'node:crypto';
import { addLateJoiner } from '../announcements/announce.ts';
import { adoptOrphans } from '../duties/hand-over.ts';
import type { Task } from '../duties/task.ts';
import type { Office } from '../office.ts';
import { fold } from '../understanding/fold.ts';
import { createLinkCode } from './link-code.ts';
import type { Officer, Post, Role } from './person.ts';
import { readRoster } from './roster.ts';

/** A short id of a post from its name, unique among these: `tu-phap-ho-tich`, `tu-phap-ho-tich-2`. */
function idFrom(name: string, taken: readonly string[]): string {
  const base =
    fold(name)
      .replace(/[^a-z0-9]+/gu, '-')
      .replace(/^-|-$/gu, '')
      .slice(0, 40) || 'chuc-danh';
  const number = [...Array(taken.length + 1).keys()]
    .map((index) => index + 1)
    .find((index) => !taken.includes(index === 1 ? base : `${base}-${index}`));
  return number === undefined || number === 1 ? base : `${base}-${number}`;
}

/** Says nothing of the person: the id stays in the history after the name was forgotten on request. */
const newOfficerId = (): string => `cb-${randomUUID().slice(0, 8)}`;

/** A post by this name; created when the unit has none like it. */
export async function ensurePost(office: Office, name: string, id?: string): Promise<Post> {
  const posts = await office.stores.posts.list();
  const known = posts.find((post) => [post.id, post.name, ...post.aliases].some((one) => fold(one) === fold(name)));
  if (known !== undefined) return known;
  const post: Post = {
    id:
      id ??
      idFrom(
        name,
        posts.map((one) => one.id),
      ),
    name: name.trim(),
    aliases: [],
    rank: Math.max(0, ...posts.map(({ rank }) => rank)) + 1,
  };
  await office.stores.posts.add(post);
  return post;
}

export type AddOfficerOutcome =
  | { kind: 'added'; officer: Officer; post: Post; code: string; codeExpiresAt: Date; adopted: Task[] }
  | { kind: 'holds-already'; officer: Officer; post: Post };

/**
 * A new officer on a post, with a link code. Tasks of the post that nobody had become theirs; announcements to all or
 * to the post that others still owe an answer reach them too.
 */
export async function addOfficer(
  office: Office,
  by: Officer | null,
  said: { name: string; post: Post; roles: Role[] },
): Promise<AddOfficerOutcome> {
  const { officers, posts } = office.stores;
  const everybody = await officers.list();
  const same = everybody.find(({ name }) => name.normalize('NFC') === said.name.normalize('NFC'));
  const roster = await readRoster(office);
  if (same !== undefined && roster.postsOf(same.id).some(({ id }) => id === said.post.id))
    return { kind: 'holds-already', officer: same, post: said.post };
  const officer = same ?? {
    id: newOfficerId(),
    name: said.name.normalize('NFC').trim(),
    roles: said.roles,
    deputy: false,
    active: true,
  };
  if (same === undefined) await officers.add(officer);
  await posts.addTenure({ post: said.post.id, officer: officer.id, fromOn: office.today, untilOn: null });
  const adopted = await adoptOrphans(office, by, said.post, officer);
  await addLateJoiner(office, officer);
  const { code, expiresAt } = await createLinkCode(office, officer.id);
  return { kind: 'added', officer, post: said.post, code, codeExpiresAt: expiresAt, adopted };
}

/** Gỡ liên kết (lost phone): no account of this officer is written to any more. Returns how many there were. */
export async function unlink(office: Office, officer: Officer): Promise<number> {
  const removed = await office.stores.accounts.removeOf(officer.id);
  await office.stores.outbox.cancelWaiting(officer.id, 'đã gỡ liên kết');
  return removed;
}
