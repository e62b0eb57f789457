import { askedAbout, ownOpenTasks } from '../../../src/conversation/which-task.ts';
import { noteSaid } from '../../../src/duties/state.ts';
import { message } from '../../../src/messages/message.ts';
import { tellRole } from '../../../src/outbox/tell.ts';
import {
  nothingToDrop,
  nothingToSend,
  notUnderstood,
  passedOn,
  stopAsked,
  thanks,
  wrongPersonNoted,
} from '../../../src/texts/hints.ts';
import { passedToOffice, saidNoted } from '../../../src/texts/outcomes.ts';
import { impossibleDay } from '../../../src/texts/outcomes.ts';
import { notYourTask } from '../../../src/texts/tasks.ts';
import { askWhich } from '../ask.ts';
import { type Answer, command, say, type Turn } from '../command.ts';

/** `mai em gửi`: says when, asks for nothing; kept in the task's history. */
export const promise = command({
  intents: ['promise'],
  help: [],
  async run(turn, intent) {
    if (intent.ask === 'date') return say(impossibleDay());
    const [only, ...more] = await meant(turn, intent.task);
    if (only === undefined || more.length > 0) return say(thanks());
    const outcome = await noteSaid(turn.office, turn.person, only, turn.text, false);
    return say(outcome.kind === 'changed' ? saidNoted(outcome.task) : notYourTask(only));
  },
});

/** `việc này không phải của tôi`: the office decides. */
export const notMine = command({
  intents: ['not-mine'],
  help: [],
  run: (turn, intent) =>
    askWhich(turn, intent, intent.task, async (number) => {
      const outcome = await noteSaid(turn.office, turn.person, number, turn.text, true);
      return say(outcome.kind === 'changed' ? passedToOffice(outcome.task) : notYourTask(number));
    }),
});

/** `dừng nhắc`, `nhắn nhầm người`: kept, and the clerk is told where a hand is needed. */
export const stop = command({
  intents: ['stop', 'wrong-person'],
  help: [],
  async run(turn, intent) {
    const { office, person } = turn;
    const [first] = (await ownOpenTasks(office, person)).map(({ number }) => number);
    if (first !== undefined) await noteSaid(office, person, first, turn.text, true);
    const words = intent.intent === 'stop' ? 'không muốn nhận tin nữa' : 'báo tin gửi nhầm người';
    await tellRole(office, person, 'clerk', message(`${person.name} ${words}. Đồng chí xem lại: liên lạc`));
    return say(intent.intent === 'stop' ? stopAsked() : wrongPersonNoted());
  },
});

/** Thanks, small talk, a condition: one line, nothing kept. */
export const smallTalk = command({ intents: ['none'], help: [], run: () => Promise.resolve(say(thanks())) });

/** What no rule reads: one short hint. */
export const unclear = command({
  intents: ['unclear'],
  help: [],
  async run(turn): Promise<Answer> {
    const asked = await askedAbout(turn.office, turn.conversation);
    const [only] = asked;
    if (asked.length !== 1 || only === undefined || turn.text.trim().split(/\s+/u).length < 4)
      return say(notUnderstood());
    // A whole sentence after a question about one task belongs to its history, and somebody should read it.
    await noteSaid(turn.office, turn.person, only.number, turn.text, true);
    return say(passedOn());
  },
});

/** A bare day, `gửi`, `hủy`, `link` without a question that waits for it. */
export const bareAnswer = command({
  intents: ['day', 'send', 'cancel', 'link'],
  help: [],
  run(_turn, intent) {
    switch (intent.intent) {
      case 'send':
        return Promise.resolve(say(nothingToSend()));
      case 'cancel':
        return Promise.resolve(say(nothingToDrop()));
      case 'day':
        return Promise.resolve(say(intent.ask === undefined ? notUnderstood() : impossibleDay()));
      case 'link':
        return Promise.resolve(say(thanks()));
    }
  },
});

async function meant(turn: Turn, task: number | 'all' | undefined): Promise<number[]> {
  if (typeof task === 'number') return [task];
  return (await askedAbout(turn.office, turn.conversation)).map(({ number }) => number);
}
