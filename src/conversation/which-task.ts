import { isOpen, type Task } from '../duties/task.ts';
import type { Office } from '../office.ts';
import type { Officer } from '../people/person.ts';
import { substitutedBy } from '../people/roster.ts';
import type { SaidTask } from '../understanding/intent.ts';
import type { Conversation } from './conversation.ts';

/** As many as one screen of choices holds. */
export const mostChoices = (tasks: readonly Task[]): Task[] => tasks.slice(0, 8);

export type WhichTask =
  | { kind: 'these'; numbers: number[] }
  /** Several could be meant: ask, never guess. */
  | { kind: 'ask'; candidates: Task[] }
  | { kind: 'none' };

/**
 * Which task an answer means: the number that was said; else the only one the bot last asked about; else the only open
 * one. `fits` leaves out what the act cannot be about.
 */
export async function whichTask(
  office: Office,
  person: Officer,
  conversation: Conversation,
  said: { task: SaidTask | undefined; except?: readonly number[] },
  fits: (task: Task) => boolean = () => true,
): Promise<WhichTask> {
  if (typeof said.task === 'number') return { kind: 'these', numbers: [said.task] };
  const asked = (await askedAbout(office, conversation)).filter(fits);
  if (said.task === 'all') {
    const numbers = asked.map(({ number }) => number).filter((number) => !(said.except ?? []).includes(number));
    return numbers.length === 0 ? { kind: 'none' } : { kind: 'these', numbers };
  }
  const candidates = asked.length > 0 ? asked : (await ownOpenTasks(office, person)).filter(fits);
  const [only] = candidates;
  if (only === undefined) return { kind: 'none' };
  if (candidates.length === 1) return { kind: 'these', numbers: [only.number] };
  return { kind: 'ask', candidates };
}

/** What the bot last asked this person about and is still open. */
export async function askedAbout(office: Office, { focus }: Conversation): Promise<Task[]> {
  if (focus === null || focus.until < office.now || focus.tasks.length === 0) return [];
  return (await office.stores.tasks.list({ numbers: focus.tasks })).filter(isOpen);
}

/** Open tasks of this person and of those who named them as substitute today, by due day. */
export async function ownOpenTasks(office: Office, person: Officer): Promise<Task[]> {
  const tasks = await office.stores.tasks.list({ holder: person.id, statuses: ['open', 'blocked'] });
  for (const absent of await substitutedBy(office, person.id))
    tasks.push(...(await office.stores.tasks.list({ holder: absent, statuses: ['open', 'blocked'] })));
  return tasks;
}
