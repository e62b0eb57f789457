import { findOwnTask, findVisibleTask } from '../../../src/duties/doer.ts';
import { dayInZone } from '../../../src/calendar/zone.ts';
import { readRoster } from '../../../src/people/roster.ts';
import { historyLine } from '../../../src/texts/history.ts';
import { notYourTask, taskCard } from '../../../src/texts/tasks.ts';
import { askWhich } from '../ask.ts';
import { type Answer, command, EVERYBODY, say, type Turn } from '../command.ts';

/** `chi tiết 12`, a bare number without an open question, questions about a task. */
export const card = command({
  intents: ['detail', 'choose', 'question'],
  help: [{ roles: EVERYBODY, say: 'chi tiết 12', does: 'xem một việc' }],
  menu: { command: 'chitiet', description: 'Xem một việc, ví dụ: /chitiet 12', roles: EVERYBODY },
  async run(turn, intent) {
    const said = intent.intent === 'choose' ? intent.number : intent.task;
    return askWhich(turn, intent, said, (number) => showCard(turn, number));
  },
});

/** The card of a task that this person may see. */
export async function showCard({ office, person }: Turn, number: number): Promise<Answer> {
  const task = await findVisibleTask(office, person, number);
  if (task === null) return say(notYourTask(number));
  const roster = await readRoster(office);
  const canClose = (await findOwnTask(office, person, number)) !== null;
  const entries = await office.stores.history.of(number);
  const history = entries
    .filter(({ what }) => what !== 'created')
    .slice(-5)
    .map((entry) => historyLine(entry, roster.nameOf(entry.by), dayInZone(entry.at, office.unit.zone), office.today));
  return {
    message: taskCard(task, office, {
      holder: roster.nameOf(task.holder),
      post: roster.postNameOf(task.post),
      canClose,
      history,
    }),
    ...(canClose ? { focus: [number] } : {}),
  };
}
