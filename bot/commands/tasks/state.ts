import {
  block,
  confirmReceipt,
  noteSaid,
  reportProgress,
  returnTask,
  type StateOutcome,
  unblock,
} from '../../../src/duties/state.ts';
import type { Task } from '../../../src/duties/task.ts';
import { undo } from '../../../src/duties/undo.ts';
import type { Message } from '../../../src/messages/message.ts';
import { tellHolder } from '../../../src/outbox/tell.ts';
import { returnedNotice, transferredNotice, waiverUndoneNotice } from '../../../src/texts/notices.ts';
import {
  blockedNoted,
  noSuchTask,
  nothingToUndo,
  notDoneNoted,
  notWaitingForReceipt,
  progressNoted,
  reasonNeeded,
  received,
  returned,
  undone,
  unblockedNoted,
  undoTooLate,
} from '../../../src/texts/outcomes.ts';
import { endedAlready, notYourTask } from '../../../src/texts/tasks.ts';
import type { Intent } from '../../../src/understanding/intent.ts';
import { askWhich } from '../ask.ts';
import { type Answer, CLERK, command, EVERYBODY, say, type Turn } from '../command.ts';

/** `vướng 12 chờ số liệu công an`. */
export const blocked = command({
  intents: ['blocked'],
  help: [{ roles: EVERYBODY, say: 'vướng 12 chờ số liệu', does: 'báo vướng, văn phòng thấy ngay' }],
  run(turn, intent) {
    return askWhich(turn, intent, intent.task, async (number) => {
      const outcome = await block(turn.office, turn.person, number, intent.reason);
      return show(turn, { ...intent, task: number }, outcome, blockedNoted, notYourTask(number));
    });
  },
});

/** `hết vướng 12`. */
export const unblocked = command({
  intents: ['unblock'],
  help: [],
  run: (turn, intent) =>
    askWhich(
      turn,
      intent,
      intent.task,
      async (number) =>
        show(turn, intent, await unblock(turn.office, turn.person, number), unblockedNoted, notYourTask(number)),
      ({ status }) => status === 'blocked',
    ),
});

/** `đang làm`, `chưa xong`: changes nothing but is kept. */
export const underWay = command({
  intents: ['in-progress', 'not-done'],
  help: [],
  run(turn, intent) {
    return askWhich(turn, intent, intent.task, async (number) => {
      const begun = intent.intent === 'in-progress';
      const outcome = begun
        ? await reportProgress(turn.office, turn.person, number, turn.text)
        : await noteSaid(turn.office, turn.person, number, turn.text, false);
      return show(turn, intent, outcome, begun ? progressNoted : notDoneNoted, notYourTask(number));
    });
  },
});

/** `hủy 12`: takes back one's own act within 24 hours. */
export const takeBack = command({
  intents: ['undo'],
  help: [{ roles: EVERYBODY, say: 'hủy 12', does: 'rút lại điều vừa báo (trong 24 giờ)' }],
  menu: { command: 'huy', description: 'Rút lại, ví dụ: /huy 12', roles: EVERYBODY },
  async run({ office, person }, intent) {
    const outcome = await undo(office, person, intent.task ?? null);
    switch (outcome.kind) {
      case 'undone':
        if (outcome.act === 'transferred')
          await tellHolder(office, person, outcome.task, transferredNotice([outcome.task], office));
        if (outcome.act === 'waived') await tellHolder(office, person, outcome.task, waiverUndoneNotice(outcome.task));
        return {
          message: undone(outcome.task, outcome.act),
          focus: [outcome.task.number],
          reopened: outcome.task.number,
        };
      case 'nothing':
        return say(nothingToUndo(outcome.number));
      case 'too-late':
        return say(undoTooLate(outcome.task));
      case 'not-yours':
        return say(notYourTask(intent.task ?? 0));
    }
  },
});

/** `nhận 12`: the office has it in hand. */
export const receive = command({
  intents: ['receive'],
  roles: CLERK,
  help: [{ roles: CLERK, say: 'nhận 12 / trả lại 12 vì …', does: 'văn phòng nhận hoặc trả lại' }],
  run(turn, intent) {
    return askWhich(turn, intent, intent.task, async (number) =>
      show(turn, intent, await confirmReceipt(turn.office, turn.person, number), received, noSuchTask(number)),
    );
  },
});

/** `trả lại 12 vì …`: open again, its holder is told. */
export const giveBack = command({
  intents: ['return'],
  roles: CLERK,
  help: [],
  run(turn, intent) {
    return askWhich(turn, intent, intent.task, async (number) => {
      const outcome = await returnTask(turn.office, turn.person, number, intent.reason, intent.day);
      if (outcome.kind === 'changed')
        await tellHolder(turn.office, turn.person, outcome.task, returnedNotice(outcome.task, intent.reason ?? ''));
      return show(turn, { ...intent, task: number }, outcome, returned, noSuchTask(number));
    });
  },
});

function show(
  turn: Turn,
  intent: Intent,
  outcome: StateOutcome,
  words: (task: Task) => Message,
  unknown: Message,
): Answer {
  switch (outcome.kind) {
    case 'changed':
      return say(words(outcome.task));
    case 'ended-already':
      return say(endedAlready(outcome.task, turn.office.today));
    case 'needs-reason':
      return { message: reasonNeeded(outcome.task), pending: { intent, missing: 'reason', files: [] } };
    case 'not-waiting':
      return say(notWaitingForReceipt(outcome.task));
    case 'not-yours':
      return say(unknown);
  }
}
