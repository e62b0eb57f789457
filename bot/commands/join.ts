import type { Answer } from './command.ts';

/** Several answers as one message: the last open question counts. */
export function joinAnswers(answers: readonly Answer[]): Answer {
  const [first] = answers;
  if (first === undefined) throw new Error('an answer was expected');
  if (answers.length === 1) return first;
  const pending = answers.findLast((answer) => answer.pending !== undefined)?.pending;
  const closed = answers.findLast((answer) => answer.closed !== undefined)?.closed;
  return {
    message: {
      text: answers.map(({ message }) => message.text).join('\n\n'),
      choices: answers.flatMap(({ message }) => message.choices),
      files: answers.flatMap(({ message }) => message.files),
    },
    ...(pending === undefined ? {} : { pending }),
    ...(closed === undefined ? {} : { closed }),
    focus: answers.flatMap(({ focus }) => focus ?? []),
    filesUsed: answers.some(({ filesUsed }) => filesUsed === true),
    forget: answers.some(({ forget }) => forget === true),
  };
}
