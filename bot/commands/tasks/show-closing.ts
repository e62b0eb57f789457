import type { PlainDay } from '../../../src/calendar/plain-day.ts';
import type { MarkDoneOutcome } from '../../../src/duties/mark-done.ts';
import {
  endedAlready,
  evidenceNeeded,
  futureDay,
  issueDayNeeded,
  notYourTask,
  taskDone,
} from '../../../src/texts/tasks.ts';
import type { IntentOf } from '../../../src/understanding/intent.ts';
import { type Answer, say, type Turn } from '../command.ts';

/** What is answered to a closing, and what it then waits for. What was handed in stands with the task already. */
export function showClosing(
  turn: Pick<Turn, 'office' | 'files'>,
  intent: IntentOf<'done'> | IntentOf<'record'>,
  outcome: MarkDoneOutcome,
): Answer {
  const { office } = turn;
  switch (outcome.kind) {
    case 'done':
      return {
        message: taskDone(outcome.task, outcome.late, office.today),
        closed: outcome.task.number,
        filesUsed: true,
      };
    case 'needs-evidence': {
      const { task, missing } = outcome;
      const reading = missing === 'reading';
      return {
        message: evidenceNeeded(task, missing),
        pending: reading
          ? { intent: { intent: 'progress', task: task.number, value: 0 }, missing: 'reading', files: [] }
          : { intent, missing: 'evidence', files: [] },
        focus: [task.number],
        filesUsed: !reading,
      };
    }
    case 'needs-issue-day':
      return {
        message: issueDayNeeded(outcome.task, outcome.reference),
        pending: { intent, missing: 'reference-day', files: [] },
        focus: [outcome.task.number],
        filesUsed: true,
      };
    case 'ended-already':
      return say(endedAlready(outcome.task, office.today));
    case 'future-day':
      return askDayAgain(turn, intent, outcome.day);
    case 'not-yours':
      return say(notYourTask(typeof intent.task === 'number' ? intent.task : 0));
  }
}

type Dated = IntentOf<'done'> | IntentOf<'record'> | IntentOf<'nil'>;

/** A day of the future was a slip: the question stays open for the right one, with the files that came. */
export function askDayAgain({ files }: Pick<Turn, 'files'>, intent: Dated, day: PlainDay): Answer {
  const { referenceDay: _slip, ...rest } = intent;
  if ('doneDay' in rest) delete rest.doneDay;
  const missing = rest.reference === undefined ? 'evidence' : 'reference-day';
  return { message: futureDay(day), pending: { intent: rest, missing, files }, filesUsed: true };
}
