import type { MarkDoneOutcome } from '../../src/duties/mark-done.ts';
import {
  endedAlready,
  evidenceNeeded,
  futureDay,
  issueDayNeeded,
  notYourTask,
  taskDone,
} from '../../src/texts/tasks.ts';
import type { IntentOf } from '../../src/understanding/intent.ts';
import { type Answer, say, type Turn } from './command.ts';

/** What is answered to a closing, and what it then waits for. What was handed in stands with the task already. */
export function showClosing(
  { office }: Pick<Turn, 'office'>,
  intent: IntentOf<'done'> | IntentOf<'record'>,
  outcome: MarkDoneOutcome,
): Answer {
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
      return say(futureDay(outcome.day));
    case 'not-yours':
      return say(notYourTask(typeof intent.task === 'number' ? intent.task : 0));
  }
}
