import { cancelTask, type EndOutcome, markNil, waiveTask } from '../../../src/duties/end-task.ts';
import { endedAlready, futureDay, issueDayNeeded, notYourTask } from '../../../src/texts/tasks.ts';
import {
  cancelledByMistake,
  nilDone,
  nilNeedsReference,
  noSuchTask,
  notForTarget,
  reasonNeeded,
  waived,
} from '../../../src/texts/outcomes.ts';
import { taskWaivedNotice } from '../../../src/texts/notices.ts';
import type { Message } from '../../../src/messages/message.ts';
import type { Intent } from '../../../src/understanding/intent.ts';
import { tellHolder } from '../../../src/outbox/tell.ts';
import { askWhich } from '../ask.ts';
import { askDayAgain } from './show-closing.ts';
import { type Answer, CLERK, command, EVERYBODY, LEADERS, say, type Turn } from '../command.ts';

/** `không phát sinh 12`. */
export const nil = command({
  intents: ['nil'],
  help: [{ roles: EVERYBODY, say: 'không phát sinh 12', does: 'kỳ này không có gì để báo cáo' }],
  run(turn, intent) {
    const given = {
      ...(intent.reference === undefined ? {} : { reference: intent.reference }),
      ...(intent.referenceDay === undefined ? {} : { issuedOn: intent.referenceDay }),
    };
    return askWhich(turn, intent, intent.task, async (number) =>
      show(
        turn,
        { ...intent, task: number },
        await markNil(turn.office, turn.person, number, given),
        nilDone,
        notYourTask(number),
      ),
    );
  },
});

/** `miễn 12 vì …`: the chairman or the clerk. */
export const waive = command({
  intents: ['waive'],
  roles: LEADERS,
  help: [{ roles: LEADERS, say: 'miễn 12 vì …', does: 'cho miễn một việc' }],
  async run(turn, intent) {
    return askWhich(turn, intent, intent.task, async (number) => {
      const outcome = await waiveTask(turn.office, turn.person, number, intent.reason);
      if (outcome.kind === 'ended')
        await tellHolder(turn.office, turn.person, outcome.task, taskWaivedNotice(outcome.task));
      return show(turn, { ...intent, task: number }, outcome, waived, noSuchTask(number));
    });
  },
});

/** `nhập nhầm 12`: silent. */
export const enteredByMistake = command({
  intents: ['entered-by-mistake'],
  roles: CLERK,
  help: [{ roles: CLERK, say: 'nhập nhầm 12', does: 'bỏ việc nhập nhầm' }],
  run(turn, intent) {
    return askWhich(turn, intent, intent.task, async (number) =>
      show(
        turn,
        intent,
        await cancelTask(turn.office, turn.person, number, intent.reason),
        cancelledByMistake,
        noSuchTask(number),
      ),
    );
  },
});

type Ended = Extract<EndOutcome, { kind: 'ended' }>['task'];

function show(
  turn: Turn,
  intent: Intent,
  outcome: EndOutcome,
  words: (task: Ended) => Message,
  unknown: Message,
): Answer {
  switch (outcome.kind) {
    case 'ended':
      return say(words(outcome.task));
    case 'ended-already':
      return say(endedAlready(outcome.task, turn.office.today));
    case 'needs-reference':
      return intent.intent === 'nil' && intent.reference !== undefined
        ? {
            message: issueDayNeeded(outcome.task, intent.reference),
            pending: { intent, missing: 'reference-day', files: [] },
          }
        : { message: nilNeedsReference(outcome.task), pending: { intent, missing: 'evidence', files: [] } };
    case 'needs-reason':
      return { message: reasonNeeded(outcome.task), pending: { intent, missing: 'reason', files: [] } };
    case 'future-day':
      return intent.intent === 'nil' ? askDayAgain(turn, intent, outcome.day) : say(futureDay(outcome.day));
    case 'not-for-this-kind':
      return say(notForTarget(outcome.task));
    case 'not-yours':
      return say(unknown);
  }
}
