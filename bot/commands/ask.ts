import { mostChoices, whichTask } from '../../src/conversation/which-task.ts';
import type { Task } from '../../src/duties/task.ts';
import { noOpenTask, nothingAsked, whichTaskQuestion } from '../../src/texts/tasks.ts';
import type { Intent, SaidTask } from '../../src/understanding/intent.ts';
import { type Answer, say, type Turn } from './command.ts';
import { joinAnswers } from './join.ts';

/**
 * Runs `act` on the task that was said or meant; asks "which one?" with numbered choices when several could be, and
 * says so when there is none. `all` runs it on each that was asked about.
 */
export async function askWhich(
  turn: Turn,
  intent: Intent,
  said: SaidTask | undefined,
  act: (number: number) => Promise<Answer>,
  fits?: (task: Task) => boolean,
): Promise<Answer> {
  const except = 'except' in intent && intent.except !== undefined ? { except: intent.except } : {};
  const which = await whichTask(turn.office, turn.person, turn.conversation, { task: said, ...except }, fits);
  switch (which.kind) {
    case 'none':
      return say(said === 'all' ? nothingAsked() : noOpenTask());
    case 'ask':
      return askAmong(turn, intent, which.candidates);
    case 'these': {
      const answers: Answer[] = [];
      for (const number of which.numbers) answers.push(await act(number));
      return joinAnswers(answers);
    }
  }
}

/** "Which one?": the intent waits for the number, with the files that came with it. */
export function askAmong(turn: Turn, intent: Intent, candidates: readonly Task[]): Answer {
  const offered = mostChoices(candidates);
  if (offered.length === 0) return say(noOpenTask());
  return {
    message: whichTaskQuestion(offered, turn.office, candidates.length - offered.length),
    pending: { intent, missing: 'task', files: turn.files },
    focus: offered.map(({ number }) => number),
    filesUsed: true,
  };
}
