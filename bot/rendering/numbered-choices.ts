import type { Message } from '../../src/messages/message.ts';

/** The text with its choices as last lines, `1. Label`: for channels, or numbers of choices, without buttons. */
export function withNumberedChoices({ text, choices }: Pick<Message, 'text' | 'choices'>): string {
  const lines = choices.map(({ label }, index) => `${index + 1}. ${label}`);
  const said = text.trimEnd();
  return (said === '' ? lines : [said, ...lines]).join('\n');
}
