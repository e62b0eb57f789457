import type { Conversation, Focus } from '../src/conversation/conversation.ts';
import { type Resolved, untilEvening } from '../src/conversation/resolve.ts';
import type { StoredFile } from '../src/inbox/inbox-item.ts';
import type { Office } from '../src/office.ts';
import type { Answer } from './commands/command.ts';

const MOST_WAITING_FILES = 30;

/** The conversation after an answer: what waits, what an answer without a number means, which files still look for their task. */
export function remember(
  office: Office,
  before: Conversation,
  resolved: Resolved,
  given: Answer,
  came: { files: StoredFile[]; album: string | null },
): Conversation {
  const answered = resolved.kind === 'dropped' || (resolved.kind === 'act' && resolved.answersPending);
  const overtaken = given.closed !== undefined && before.pending !== null && taskOf(before.pending) === given.closed;
  const kept = answered || overtaken ? null : before.pending;
  const used = given.filesUsed === true;
  return {
    ...before,
    pending: given.pending === undefined ? kept : { ...given.pending, askedAt: office.now },
    // A choice is taken once; and whatever is asked now overtakes the numbers of the question before.
    question: isOvertaken(resolved, given) || answered ? null : before.question,
    focus: focusAfter(office, before.focus, given),
    waitingFiles: used
      ? []
      : [...before.waitingFiles, ...came.files.map((file) => ({ file, at: office.now }))].slice(-MOST_WAITING_FILES),
    lastClosing: lastClosingAfter(office, before, given),
    album: came.album,
  };
}

function lastClosingAfter(
  office: Office,
  { lastClosing }: Conversation,
  { closed, reopened }: Answer,
): Conversation['lastClosing'] {
  if (closed !== undefined) return { task: closed, at: office.now };
  return lastClosing !== null && lastClosing.task === reopened ? null : lastClosing;
}

function taskOf({ intent }: NonNullable<Conversation['pending']>): unknown {
  return 'task' in intent ? intent.task : null;
}

function focusAfter(office: Office, before: Focus | null, { focus, closed }: Answer): Focus | null {
  if (focus !== undefined) {
    const announcement = before?.announcement ?? null;
    return { tasks: focus, announcement, until: untilEvening(office, office.now) };
  }
  return before === null || closed === undefined
    ? before
    : { ...before, tasks: before.tasks.filter((number) => number !== closed) };
}

const isOvertaken = (resolved: Resolved, given: Answer): boolean =>
  given.pending !== undefined || (resolved.kind === 'act' && resolved.chosen !== null);
