import { askedAbout, ownOpenTasks } from '../../../src/conversation/which-task.ts';
import { type Closing, markDone } from '../../../src/duties/mark-done.ts';
import type { Task } from '../../../src/duties/task.ts';
import type { IntentOf } from '../../../src/understanding/intent.ts';
import { askAmong, askWhich } from '../ask.ts';
import { impossibleDay } from '../../../src/texts/outcomes.ts';
import { type Answer, command, EVERYBODY, type Turn } from '../command.ts';
import { showClosing } from './show-closing.ts';

/** `xong 12 số 05/BC-UBND ngày 5/3/2026`, with or without files. */
export const done = command({
  intents: ['done'],
  help: [{ roles: EVERYBODY, say: 'xong 12 số 05/BC-UBND ngày 5/3', does: 'báo xong, kèm ảnh hoặc tệp' }],
  menu: { command: 'xong', description: 'Báo xong, ví dụ: /xong 12', roles: EVERYBODY },
  async run(turn, intent) {
    if (intent.ask === 'date') return askDayAgain(turn, intent);
    const closing = closingOf(turn, intent);
    // A target is never done: "xong" means it only when nothing else was asked and no file came.
    const asked = await askedAbout(turn.office, turn.conversation);
    const onlyTargets = turn.files.length === 0 && asked.length > 0 && asked.every(isTarget);
    return askWhich(
      turn,
      intent,
      intent.task,
      async (number) =>
        showClosing(turn, { ...intent, task: number }, await markDone(turn.office, turn.person, number, closing)),
      (task) => onlyTargets || !isTarget(task),
    );
  },
});

const isTarget = ({ kind }: Task): boolean => kind === 'target';

/** A bare reference says nothing of "xong": when no question waits for it, its task has to be named. */
export const bareReference = command({
  intents: ['reference'],
  help: [],
  async run(turn, { reference, referenceDay }) {
    const meant: IntentOf<'done'> = {
      intent: 'done',
      reference,
      ...(referenceDay === undefined ? {} : { referenceDay }),
    };
    const open = await ownOpenTasks(turn.office, turn.person);
    return askAmong(
      turn,
      meant,
      open.filter(({ kind }) => kind === 'deliverable' || kind === 'report'),
    );
  },
});

/** What was handed in with the words. */
export function closingOf(
  { files }: Pick<Turn, 'files'>,
  { reference, referenceDay, doneDay }: Pick<IntentOf<'done'>, 'reference' | 'referenceDay' | 'doneDay'>,
): Closing {
  return {
    files,
    ...(reference === undefined ? {} : { reference }),
    ...(referenceDay === undefined ? {} : { issuedOn: referenceDay }),
    ...(doneDay === undefined ? {} : { closedOn: doneDay }),
  };
}

/** "ngày 31/2": nothing closes; a document that was named keeps waiting for its day. */
function askDayAgain({ files }: Turn, { ask: _asked, ...intent }: IntentOf<'done'>): Promise<Answer> {
  const waits = intent.reference === undefined ? {} : { pending: { intent, missing: 'reference-day' as const, files } };
  return Promise.resolve({ message: impossibleDay(), filesUsed: intent.reference !== undefined, ...waits });
}
