import { askedAbout } from '../src/conversation/which-task.ts';
import type { Resolved } from '../src/conversation/resolve.ts';
import { addFiles } from '../src/duties/extra-files.ts';
import { choice } from '../src/messages/message.ts';
import { dropped, fileKept, fileWaits, notForYourRole, notUnderstood, staleChoice } from '../src/texts/hints.ts';
import { filesJoined } from '../src/texts/outcomes.ts';
import { numberUnclear } from '../src/texts/tasks.ts';
import type { Intent } from '../src/understanding/intent.ts';
import { type Answer, say, type Turn } from './commands/command.ts';
import { findCommand } from './commands/index.ts';
import { joinAnswers } from './commands/join.ts';

/** Files within ten minutes of a closing belong to it. */
const JOINS_MS = 10 * 60_000;
const MOST_PARTS = 20;

/** From what a person means now to what is answered: the one place where commands are called. */
export async function answer(turn: Turn, resolved: Resolved): Promise<Answer> {
  switch (resolved.kind) {
    case 'act': {
      const given = withKeptFiles(turn, await run(turn, resolved.intent));
      if (resolved.chosen === null) return given;
      // The number was short; the answer says in words what was chosen.
      return { ...given, message: { ...given.message, text: `Đã chọn: ${resolved.chosen}.\n${given.message.text}` } };
    }
    case 'ambiguous-number':
      return say(numberUnclear(resolved.number, resolved.label, resolved.value));
    case 'dropped':
      return say(dropped());
    case 'stale-choice':
      return say(staleChoice());
    case 'files-only':
      return placeFiles(turn);
  }
}

/** Files that came with words about something else wait for their task: their sender is told. */
function withKeptFiles({ cameWith }: Turn, given: Answer): Answer {
  if (cameWith.length === 0 || given.filesUsed === true) return given;
  return { ...given, message: { ...given.message, text: `${fileKept(cameWith.length)}\n${given.message.text}` } };
}

async function run(turn: Turn, intent: Intent): Promise<Answer> {
  if (intent.intent === 'several') {
    const answers: Answer[] = [];
    for (const part of intent.parts.slice(0, MOST_PARTS)) answers.push(await run(turn, part));
    return answers.length === 0 ? say(notUnderstood()) : joinAnswers(answers);
  }
  const command = findCommand(intent.intent);
  if (command === undefined) return say(notUnderstood());
  if (command.roles !== undefined && !command.roles.some((role) => turn.person.roles.includes(role)))
    return say(notForYourRole(command.roles));
  return command.run(turn, intent);
}

/** Files without words: they join what was just closed, or wait for their "xong". */
async function placeFiles(turn: Turn): Promise<Answer> {
  const { office, person, files, conversation } = turn;
  const { lastClosing } = conversation;
  if (lastClosing !== null && office.now.getTime() - lastClosing.at.getTime() <= JOINS_MS) {
    const outcome = await addFiles(office, person, lastClosing.task, files);
    if (outcome.kind === 'added') return { message: filesJoined(outcome.task, outcome.added), filesUsed: true };
  }
  const asked = (await askedAbout(office, conversation)).filter(({ kind }) => kind !== 'target');
  const choices = asked.slice(0, 4).map(({ number }) => choice(`Xong việc ${number}`, `xong ${number}`));
  return say(fileWaits(files.length, choices));
}
