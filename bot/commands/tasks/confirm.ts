import { askedAbout, ownOpenTasks } from '../../../src/conversation/which-task.ts';
import { markDone } from '../../../src/duties/mark-done.ts';
import type { Task } from '../../../src/duties/task.ts';
import { noOpenTask, nothingAsked, tasksConfirmed } from '../../../src/texts/tasks.ts';
import { askAmong } from '../ask.ts';
import { type Answer, command, EVERYBODY, say, type Turn } from '../command.ts';
import { joinAnswers } from '../join.ts';
import { showClosing } from './show-closing.ts';

const isTap = ({ kind }: Task): boolean => kind === 'standing' || kind === 'coordination';

/** `vẫn thực hiện tốt`, `đã phối hợp`: one tap; without a number it closes all standing tasks that were just asked. */
export const confirm = command({
  intents: ['confirm'],
  help: [{ roles: EVERYBODY, say: 'vẫn thực hiện tốt', does: 'trả lời việc thường xuyên vừa được hỏi' }],
  async run(turn, intent) {
    if (typeof intent.task === 'number') return confirmThese(turn, [intent.task]);
    const asked = (await askedAbout(turn.office, turn.conversation)).filter(isTap);
    if (asked.length > 0)
      return confirmThese(
        turn,
        asked.map(({ number }) => number),
      );
    const soon = (await ownOpenTasks(turn.office, turn.person)).filter(isTap);
    return soon.length === 0 ? say(nothingAsked()) : askAmong(turn, intent, soon);
  },
});

async function confirmThese(turn: Turn, numbers: readonly number[]): Promise<Answer> {
  const confirmed: Task[] = [];
  const others: Answer[] = [];
  for (const number of numbers) {
    // A deliverable is not closed by a tap: "xong" asks for its evidence.
    const outcome = await markDone(turn.office, turn.person, number, { files: [] });
    if (outcome.kind === 'done') confirmed.push(outcome.task);
    else others.push(showClosing(turn, { intent: 'done', task: number }, outcome));
  }
  const answers = confirmed.length === 0 ? others : [say(tasksConfirmed(confirmed)), ...others];
  return answers.length === 0 ? say(noOpenTask()) : joinAnswers(answers);
}
