import type { Officer } from '../people/person.ts';
import { findPerson, findPost } from '../people/find-person.ts';
import type { Roster } from '../people/roster.ts';
import type { Audience } from './announcement.ts';

/** The people that an audience means today, without the author, by order of the roster. */
export function receiversOf(audience: Audience, roster: Roster, author: Officer['id']): Officer[] {
  const wanted = new Set([
    ...audience.officers,
    ...audience.posts.flatMap((post) => roster.holdersOf(post).map(({ id }) => id)),
    ...(audience.everyone ? roster.officers.map(({ id }) => id) : []),
  ]);
  return roster.officers.filter(({ id }) => wanted.has(id) && id !== author);
}

/** `all`, post codes or words, names → an audience; `unknown` holds what nobody here is called, `unclear` what several are. */
export function readAudience(
  targets: readonly string[],
  roster: Roster,
): { audience: Audience; unknown: string[]; unclear: string[] } {
  const audience: Audience = { everyone: false, posts: [], officers: [] };
  const unknown: string[] = [];
  const unclear: string[] = [];
  for (const target of targets) {
    if (target === 'all') {
      audience.everyone = true;
      continue;
    }
    const post = findPost(roster.posts, target);
    if (post.kind === 'one') {
      audience.posts.push(post.thing.id);
      continue;
    }
    const person = findPerson(roster.officers, target);
    if (person.kind === 'one') audience.officers.push(person.thing.id);
    else if (person.kind === 'several' || post.kind === 'several') unclear.push(target);
    else unknown.push(target);
  }
  return { audience, unknown, unclear };
}
