import { findPerson, findPost, type Found } from '../../src/people/find-person.ts';
import type { Officer, Post } from '../../src/people/person.ts';
import type { Roster } from '../../src/people/roster.ts';
import { personUnknown, personUnclear } from '../../src/texts/people.ts';
import type { Message } from '../../src/messages/message.ts';

export type Whom =
  | { kind: 'everybody' }
  | { kind: 'person'; officer: Officer }
  | { kind: 'post'; post: Post }
  | { kind: 'unclear'; message: Message };

/** The person or post that an intent names; "Hạnh" said where a post was expected is still Hạnh. */
export function whom(roster: Roster, said: { person?: string; post?: string }): Whom {
  const words = said.post ?? said.person;
  if (words === undefined) return { kind: 'everybody' };
  const post = findPost(roster.posts, words);
  if (said.post !== undefined && post.kind === 'one') return { kind: 'post', post: post.thing };
  const person = findPerson(roster.officers, words);
  if (person.kind === 'one') return { kind: 'person', officer: person.thing };
  if (person.kind === 'none' && post.kind === 'one') return { kind: 'post', post: post.thing };
  return { kind: 'unclear', message: unclearMessage(words, person) };
}

/** Exactly one person, or what to answer. */
export function onePerson(roster: Roster, words: string | undefined): Officer | Message {
  const found = findPerson(roster.officers, words ?? '');
  return found.kind === 'one' ? found.thing : unclearMessage(words ?? '', found);
}

export const isMessage = (value: Officer | Message): value is Message => 'text' in value;

function unclearMessage(words: string, person: Found<Officer>): Message {
  return person.kind === 'several'
    ? personUnclear(
        words,
        person.things.map(({ name }) => name),
      )
    : personUnknown(words);
}
