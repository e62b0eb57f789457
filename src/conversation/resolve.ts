import type { PlainDay } from '../calendar/plain-day.ts';
import { momentAt } from '../calendar/zone.ts';
import type { StoredFile } from '../inbox/inbox-item.ts';
import type { Choice } from '../messages/message.ts';
import type { Office } from '../office.ts';
import { type Officer, leadingRole } from '../people/person.ts';
import { fold } from '../understanding/fold.ts';
import type { Intent } from '../understanding/intent.ts';
import { understand } from '../understanding/understand.ts';
import type { Conversation, PendingIntent } from './conversation.ts';
import { fillSlot, isYes } from './fill-slot.ts';
import { withNearestDays } from './past-days.ts';

/** A numbered question, and a preview, wait this long. */
const QUESTION_MS = 15 * 60_000;
const FILES_WAIT_MS = 15 * 60_000;

/** What a person means now: the second step of understanding, with the conversation as its context. */
export type Resolved =
  | {
      kind: 'act';
      intent: Intent;
      /** The files of this message, of the question it answers, and those that waited for their "xong". */
      files: StoredFile[];
      /** The preview was confirmed: do it. */
      confirmed: boolean;
      /** Which choice of the open question this was, in words. */
      chosen: string | null;
      /** The intent that waited got its answer. */
      answersPending: boolean;
      /** The text that the intent was read from. */
      text: string;
    }
  /** The bare number is a choice and a task of this person: nothing closes. */
  | { kind: 'ambiguous-number'; number: number; label: string; value: string }
  | { kind: 'dropped' }
  | { kind: 'stale-choice' }
  | { kind: 'files-only'; files: StoredFile[] };

/** Words, a tapped choice, files: what one message brought. */
export interface Said {
  text: string | null;
  choice: string | null;
  files: StoredFile[];
}

/** Reads what was said in the light of what the bot last asked this person. */
export async function resolve(
  office: Office,
  person: Officer,
  conversation: Conversation,
  said: Said,
): Promise<Resolved> {
  const pending = livePending(office, conversation);
  const picked = pickChoice(office, conversation, said);
  const text = picked?.choice.value ?? said.choice ?? said.text;
  const role = leadingRole(person.roles);
  const intent =
    text === null ? null : withNearestDays(understand(text, { on: office.today, role }), text, office.today);

  if (picked?.number !== undefined && intent !== null && (await isOtherOpenTask(office, person, picked.number, intent)))
    return { kind: 'ambiguous-number', number: picked.number, label: picked.choice.label, value: picked.choice.value };

  const act = (meant: Intent, files: StoredFile[], answersPending: boolean, confirmed = false): Resolved => ({
    kind: 'act',
    intent: meant,
    files,
    answersPending,
    confirmed,
    chosen: picked?.choice.label ?? null,
    text: text ?? '',
  });

  if (pending !== null) {
    if (intent?.intent === 'cancel') return { kind: 'dropped' };
    if (pending.missing === 'confirm' && intent !== null && isYes(intent))
      return act(pending.intent, [...pending.files, ...said.files], true, true);
    const filled = fillSlot(pending, intent, { text, withFile: said.files.length > 0, today: office.today });
    if (filled !== null) return act(filled, [...pending.files, ...said.files], true);
  }
  if (intent === null) return { kind: 'files-only', files: said.files };
  if (said.choice !== null && intent.intent === 'choose') return { kind: 'stale-choice' };
  return act(intent, [...waitingFiles(office, conversation), ...said.files], false);
}

function livePending(office: Office, { pending }: Conversation): PendingIntent | null {
  if (pending === null) return null;
  const until =
    pending.missing === 'confirm'
      ? pending.askedAt.getTime() + QUESTION_MS
      : untilEvening(office, pending.askedAt).getTime();
  return office.now.getTime() <= until ? pending : null;
}

/** A question ends at 20:00; one that is asked in the evening lives an hour. */
export function untilEvening(
  { unit, today }: Pick<Office, 'unit' | 'today'>,
  askedAt: Date,
  day: PlainDay = today,
): Date {
  const evening = momentAt(day, unit.settings.quietFrom, unit.zone);
  return new Date(Math.max(evening.getTime(), askedAt.getTime() + 3_600_000));
}

/** Files that came first wait 15 minutes for their "xong". */
export function waitingFiles(office: Pick<Office, 'now'>, conversation: Conversation): StoredFile[] {
  const oldest = office.now.getTime() - FILES_WAIT_MS;
  return conversation.waitingFiles.filter(({ at }) => at.getTime() >= oldest).map(({ file }) => file);
}

/** A choice of the last numbered question: by its number, by its label with or without diacritics, by a tap. */
function pickChoice(
  office: Office,
  { question }: Conversation,
  said: Said,
): { choice: Choice; number?: number } | null {
  if (question === null) return null;
  const tapped = question.choices.find(({ value }) => value === said.choice);
  if (tapped !== undefined) return { choice: tapped };
  if (said.text === null || office.now.getTime() > question.askedAt.getTime() + QUESTION_MS) return null;
  const typed = fold(said.text);
  const number = /^(\d{1,2})[.)]?$/u.exec(typed)?.[1];
  if (number !== undefined) {
    const choice = question.choices[Number(number) - 1];
    return choice === undefined ? null : { choice, number: Number(number) };
  }
  const labelled = question.choices.find(({ label }) => fold(label) === typed);
  return labelled === undefined ? null : { choice: labelled };
}

const CLOSES: ReadonlySet<Intent['intent']> = new Set(['done', 'confirm', 'nil', 'choose']);

/** `2` while 2 is also another open task of this person: a closing must not hang on that. */
async function isOtherOpenTask(office: Office, person: Officer, number: number, meant: Intent): Promise<boolean> {
  if (!CLOSES.has(meant.intent)) return false;
  if ('task' in meant && meant.task === number) return false;
  if (meant.intent === 'choose' && meant.number === number) return false;
  return (await office.stores.tasks.count({ holder: person.id, numbers: [number], statuses: ['open', 'blocked'] })) > 0;
}
