import { recordFor } from '../../../src/duties/record-for.ts';
import { takeReading } from '../../../src/duties/take-reading.ts';
import { tellHolder } from '../../../src/outbox/tell.ts';
import { recordedNotice } from '../../../src/texts/notices.ts';
import { noSuchTask } from '../../../src/texts/outcomes.ts';
import { readingImpossible, readingLower, readingTaken, targetUnknown } from '../../../src/texts/readings.ts';
import { endedAlready, notYourTask } from '../../../src/texts/tasks.ts';
import { ownOpenTasks } from '../../../src/conversation/which-task.ts';
import { fold } from '../../../src/understanding/fold.ts';
import type { IntentOf } from '../../../src/understanding/intent.ts';
import { projectTarget } from '../../../src/scores/projection.ts';
import type { Task } from '../../../src/duties/task.ts';
import { askWhich } from '../ask.ts';
import { type Answer, CLERK, command, EVERYBODY, say, type Turn } from '../command.ts';
import { closingOf } from './done.ts';
import { showClosing } from './show-closing.ts';

/** `ghi 12 số 05/BC-UBND ngày 5/3`, `ghi 12 không cần tài liệu vì …`: the office records for an officer. */
export const record = command({
  intents: ['record'],
  roles: CLERK,
  help: [{ roles: CLERK, say: 'ghi 12 số 05/BC-UBND ngày 5/3', does: 'ghi thay người chưa liên kết, kèm tệp' }],
  run(turn, intent) {
    return askWhich(turn, intent, intent.task, async (number) => {
      const waiver = intent.waiver === undefined ? {} : { waiver: intent.waiver };
      const outcome = await recordFor(turn.office, turn.person, number, { ...closingOf(turn, intent), ...waiver });
      if (outcome.kind === 'done')
        await tellHolder(turn.office, turn.person, outcome.task, recordedNotice(outcome.task));
      return outcome.kind === 'not-yours'
        ? say(noSuchTask(number))
        : showClosing(turn, { ...intent, task: number }, outcome);
    });
  },
});

/** `số liệu 31: 28/100`, `31 28%`, `hồ sơ trực tuyến 128/310`. */
export const reading = command({
  intents: ['progress'],
  help: [{ roles: EVERYBODY, say: 'số liệu 31: 28/100', does: 'cập nhật chỉ tiêu' }],
  async run(turn, intent) {
    const named = await targetNamed(turn, intent.target);
    if (intent.task === undefined && intent.target !== undefined && named.length === 0) return say(targetUnknown());
    const only = named.length === 1 ? named[0]?.number : undefined;
    const fits = (task: Task): boolean =>
      task.kind === 'target' && (named.length === 0 || named.some(({ number }) => number === task.number));
    return askWhich(
      turn,
      intent,
      intent.task ?? only,
      (number) => takeOne(turn, { ...intent, task: number }, number),
      fits,
    );
  },
});

async function takeOne(turn: Turn, intent: IntentOf<'progress'>, number: number): Promise<Answer> {
  const { office, person, confirmed } = turn;
  const outcome = await takeReading(office, person, number, { value: intent.value, of: intent.of ?? null }, confirmed);
  switch (outcome.kind) {
    case 'taken':
      return say(readingTaken(outcome.task, projectTarget(outcome.task, office.today), office));
    case 'impossible':
      return say(readingImpossible(outcome.why));
    case 'lower-than-before':
      return {
        message: readingLower(outcome.task, outcome.before),
        pending: { intent, missing: 'confirm', files: [] },
      };
    case 'not-a-target':
      return say(notTheTarget(outcome.task.number));
    case 'ended-already':
      return say(endedAlready(outcome.task, office.today));
    case 'not-yours':
      return say(notYourTask(number));
  }
}

const notTheTarget = (number: number) => ({
  ...targetUnknown(),
  text: `Việc số ${number} không phải chỉ tiêu nên không nhận số liệu.`,
});

/** Own targets whose title holds the words. */
async function targetNamed({ office, person }: Turn, words: string | undefined): Promise<Task[]> {
  if (words === undefined) return [];
  const wanted = fold(words)
    .split(' ')
    .filter((word) => word.length > 1);
  const targets = (await ownOpenTasks(office, person)).filter(({ kind }) => kind === 'target');
  const share = (task: Task): number =>
    wanted.filter((word) => fold(task.title).includes(word)).length / Math.max(1, wanted.length);
  return targets.filter((task) => share(task) >= 0.6);
}
