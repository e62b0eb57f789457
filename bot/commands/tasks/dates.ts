import { contestDate, type DateOutcome, moveDue, setOwnTarget, snooze } from '../../../src/duties/dates.ts';
import type { Task } from '../../../src/duties/task.ts';
import type { Message } from '../../../src/messages/message.ts';
import { tellHolder } from '../../../src/outbox/tell.ts';
import { movedNotice } from '../../../src/texts/notices.ts';
import {
  afterDue,
  dateContested,
  dayNeeded,
  dueAlready,
  dueMoved,
  noSuchTask,
  ownTargetSet,
  pastDay,
  snoozed,
} from '../../../src/texts/outcomes.ts';
import { endedAlready, notYourTask } from '../../../src/texts/tasks.ts';
import type { Intent } from '../../../src/understanding/intent.ts';
import { askWhich } from '../ask.ts';
import { type Answer, CLERK, command, EVERYBODY, say, type Turn } from '../command.ts';

/** `mốc 12 ngày 10/12`: an own target date before the due day. */
export const ownDate = command({
  intents: ['own-date'],
  help: [{ roles: EVERYBODY, say: 'mốc 12 ngày 10/12', does: 'tự đặt mốc trước hạn' }],
  run(turn, intent) {
    return askWhich(turn, intent, intent.task, async (number) => {
      const outcome = await setOwnTarget(turn.office, turn.person, number, intent.day);
      const words = (task: Task): Message =>
        ownTargetSet(task, task.ownTargetOn ?? turn.office.today, turn.office.today);
      return showDate(turn, { ...intent, task: number }, outcome, words, notYourTask(number));
    });
  },
});

/** `hoãn nhắc 12 đến thứ 6` = `nhắc lại 12 thứ 6`. A time of today means today's next reminder: nothing to move. */
export const snoozeReminder = command({
  intents: ['snooze'],
  help: [{ roles: EVERYBODY, say: 'hoãn nhắc 12 đến thứ 6', does: 'nhắc lại hôm khác, hạn không đổi' }],
  run(turn, intent) {
    return askWhich(turn, intent, intent.task, async (number) => {
      const outcome = await snooze(turn.office, turn.person, number, intent.day);
      const words = (task: Task): Message => snoozed(task, task.snoozedToOn ?? turn.office.today, turn.office.today);
      return showDate(turn, { ...intent, task: number }, outcome, words, notYourTask(number));
    });
  },
});

/** `dời 12 đến 20/12 căn cứ …`: the office moves the due day. */
export const move = command({
  intents: ['move'],
  roles: CLERK,
  help: [{ roles: CLERK, say: 'dời 12 đến 20/12 căn cứ …', does: 'dời hạn theo văn bản' }],
  run(turn, intent) {
    return askWhich(turn, intent, intent.task, async (number) => {
      const outcome = await moveDue(turn.office, turn.person, number, intent.day, intent.basis ?? null);
      if (outcome.kind === 'set')
        await tellHolder(
          turn.office,
          turn.person,
          outcome.task,
          movedNotice(outcome.task, outcome.from, turn.office.today),
        );
      const from = outcome.kind === 'set' ? outcome.from : null;
      const words = (task: Task): Message => dueMoved(task, from, turn.office.today);
      return showDate(turn, { ...intent, task: number }, outcome, words, noSuchTask(number));
    });
  },
});

/** `sai hạn 12 vì văn bản ghi 20/12`: goes to the clerk. */
export const contest = command({
  intents: ['contest-date'],
  help: [{ roles: EVERYBODY, say: 'sai hạn 12 vì văn bản ghi 20/12', does: 'báo văn phòng hạn chưa đúng' }],
  run(turn, intent) {
    return askWhich(turn, intent, intent.task, async (number) => {
      const outcome = await contestDate(turn.office, turn.person, number, turn.text);
      return say(outcome.kind === 'noted' ? dateContested(outcome.task) : notYourTask(number));
    });
  },
});

function showDate(
  turn: Turn,
  intent: Intent,
  outcome: DateOutcome,
  words: (task: Task) => Message,
  unknown: Message,
): Answer {
  switch (outcome.kind) {
    case 'set':
      return say(words(outcome.task));
    case 'past':
      return { message: pastDay(outcome.day), pending: { intent, missing: 'day', files: [] } };
    case 'after-due':
      return say(afterDue(outcome.task, turn.office.today));
    case 'due-already':
      return say(dueAlready(outcome.task));
    case 'needs-day':
      return {
        message: dayNeeded(outcome.task),
        pending: { intent, missing: 'day', files: [] },
      };
    case 'ended-already':
      return say(endedAlready(outcome.task, turn.office.today));
    case 'not-yours':
      return say(unknown);
  }
}
