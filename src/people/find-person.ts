import { fold } from '../understanding/fold.ts';
import { POST_CODES, postCode } from '../understanding/words/posts.ts';
import type { Officer, Post } from './person.ts';

/** Who or what a few words name: exactly one, nobody, or several to choose from. */
export type Found<Thing> = { kind: 'one'; thing: Thing } | { kind: 'none' } | { kind: 'several'; things: Thing[] };

const FORMS_OF_ADDRESS = /^(?:dong chi|d\/c|dc|anh|chi|co|chu|bac|ong|ba|em) /u;

function narrow<Thing>(candidates: Thing[]): Found<Thing> {
  const [first] = candidates;
  if (first === undefined) return { kind: 'none' };
  return candidates.length === 1 ? { kind: 'one', thing: first } : { kind: 'several', things: candidates };
}

/** By id, whole name, the last words of the name (`Hạnh`, `Thị Hạnh`), in this order; form of address and diacritics do not matter. */
export function findPerson(officers: readonly Officer[], said: string): Found<Officer> {
  const wanted = fold(said).replace(FORMS_OF_ADDRESS, '');
  if (wanted === '') return { kind: 'none' };
  const byId = officers.filter(({ id }) => id === said);
  if (byId.length > 0) return narrow(byId);
  const exact = officers.filter(({ name }) => name.normalize('NFC') === said.normalize('NFC').trim());
  if (exact.length > 0) return narrow(exact);
  const whole = officers.filter(({ name }) => fold(name) === wanted);
  if (whole.length > 0) return narrow(whole);
  return narrow(officers.filter(({ name }) => fold(name).endsWith(` ${wanted}`)));
}

/** The shared code that a post's name stands for, whatever id the unit gave it. */
const sharedCode = (name: string): string | null => postCode(fold(name));

/** By id, name or alias, by the shared code (`TP-HT`), else by words that begin its name or stand in it. */
export function findPost(posts: readonly Post[], said: string): Found<Post> {
  const wanted = fold(said);
  if (wanted === '') return { kind: 'none' };
  const names = ({ id, name, aliases }: Post) => [id, name, ...aliases].map(fold);
  const exact = posts.filter((post) => names(post).includes(wanted));
  if (exact.length > 0) return narrow(exact);
  const code = POST_CODES.has(said) ? said : sharedCode(said);
  const coded = posts.filter(({ name }) => code !== null && sharedCode(name) === code);
  if (coded.length > 0) return narrow(coded);
  const beginning = posts.filter((post) => names(post).some((name) => name.startsWith(`${wanted} `)));
  if (beginning.length > 0) return narrow(beginning);
  return narrow(posts.filter((post) => names(post).some((name) => ` ${name} `.includes(` ${wanted} `))));
}
