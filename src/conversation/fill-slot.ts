import type { PlainDay } from '../calendar/plain-day.ts';
import type { Intent } from '../understanding/intent.ts';
import type { PendingIntent } from './conversation.ts';
import { nearestSuchDay } from './past-days.ts';

/** An answer that only makes sense as words: what a reason looks like to the grammar. */
const WORDS_ONLY: ReadonlySet<Intent['intent']> = new Set([
  'unclear',
  'none',
  'blocked',
  'not-done',
  'in-progress',
  'promise',
]);

/**
 * Puts an answer into the intent that waits for it. Null when the answer is something else: a pending question never
 * swallows an unrelated command. `text` is the answer as typed, `withFile` whether a file came with it.
 */
export function fillSlot(
  { intent, missing }: PendingIntent,
  answer: Intent | null,
  { text, withFile, today }: { text: string | null; withFile: boolean; today: PlainDay },
): Intent | null {
  if (answer === null) return withFile && missing === 'evidence' ? intent : null;
  switch (missing) {
    case 'task':
      return answer.intent === 'choose' ? withTask(intent, answer.number) : null;
    case 'evidence':
    case 'reference-day':
      return withReference(intent, pastDay(answer, text ?? '', today), withFile);
    case 'day':
      return withDay(intent, answer);
    case 'reason':
      return text !== null && WORDS_ONLY.has(answer.intent) && !namesTask(answer) ? withReason(intent, text) : null;
    case 'reading':
      return answer.intent === 'progress' && answer.task === undefined && intent.intent === 'progress'
        ? { ...answer, ...(intent.task === undefined ? {} : { task: intent.task }) }
        : null;
    case 'choice':
    case 'confirm':
      return null;
  }
}

/** `gửi`, `có`, `đồng ý`: the answers that carry out what was previewed. "ok" is not one: it only says "seen". */
export const isYes = (answer: Intent): boolean =>
  (answer.intent === 'confirm' && answer.task === undefined) || answer.intent === 'send' || isBareApproval(answer);

const isBareApproval = (answer: Intent): boolean =>
  answer.intent === 'approve' && answer.task === undefined && answer.day === undefined;

/** A document was issued in the past: its day is not the next one of that name. */
const pastDay = (answer: Intent, text: string, today: PlainDay): Intent =>
  answer.intent === 'day' && answer.day !== undefined
    ? { ...answer, day: nearestSuchDay(answer.day, text, today) }
    : answer;

const namesTask = (answer: Intent): boolean => 'task' in answer && answer.task !== undefined;

function withTask(intent: Intent, task: number): Intent {
  return { ...intent, task } as Intent;
}

function withReference(intent: Intent, answer: Intent, withFile: boolean): Intent | null {
  if (intent.intent !== 'done' && intent.intent !== 'nil' && intent.intent !== 'record') return null;
  if (answer.intent === 'day')
    return intent.reference === undefined || answer.day === undefined ? null : { ...intent, referenceDay: answer.day };
  if (answer.intent !== 'reference' && answer.intent !== 'done')
    return withFile && answer.intent === 'unclear' ? intent : null;
  if (answer.intent === 'done' && answer.task !== undefined && answer.task !== intent.task) return null;
  const { reference, referenceDay } = answer;
  return {
    ...intent,
    ...(reference === undefined ? {} : { reference }),
    ...(referenceDay === undefined ? {} : { referenceDay }),
    ...(answer.intent === 'done' && answer.doneDay !== undefined ? { doneDay: answer.doneDay } : {}),
  };
}

function withDay(intent: Intent, answer: Intent): Intent | null {
  const day = 'day' in answer && !namesTask(answer) ? answer.day : undefined;
  if (day === undefined || answer.intent === 'move' || answer.intent === 'assign') return null;
  const { ask: _asked, ...rest } = intent;
  return { ...rest, day } as Intent;
}

function withReason(intent: Intent, text: string): Intent {
  const reason = text.trim().replace(/^(?:vì|do|lý do|lí do)[:\s]+/iu, '');
  if (intent.intent === 'move') return { ...intent, basis: reason };
  return { ...intent, reason } as Intent;
}
