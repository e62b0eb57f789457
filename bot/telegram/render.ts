import { withNumberedChoices } from '../rendering/numbered-choices.ts';
import { cleanText, splitText } from '../rendering/split-text.ts';
import type { FileLink, Message } from '../../src/messages/message.ts';
import { type Keyboard, keyboardOf } from './keyboard.ts';

/** Bot API: a text has at most 4096 UTF-16 units, a caption 1024. */
export const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;
/** With more choices the buttons would push the text off the screen: then they are numbered lines. */
export const BUTTON_LIMIT = 8;

/** One call each, in this order; the keyboard belongs to the last. */
export type Part = { kind: 'text'; text: string } | { kind: 'file'; file: FileLink; caption: string | null };

export interface Rendered {
  parts: Part[];
  keyboard: Keyboard | null;
}

/**
 * What Telegram is sent for a message, always without parse_mode, so that a name with `_*[` stays as it is. A text
 * that fits goes as the caption of a single file: one call is delivered whole or not at all.
 */
export function render(message: Message): Rendered {
  const asButtons = message.choices.length <= BUTTON_LIMIT;
  const text = asButtons ? message.text : withNumberedChoices(message);
  const keyboard = asButtons && message.choices.length > 0 ? keyboardOf(message.choices) : null;
  const [file] = message.files;
  const caption = cleanText(text).trim();
  if (file !== undefined && message.files.length === 1 && caption.length <= CAPTION_LIMIT) {
    return { parts: [{ kind: 'file', file, caption: caption === '' ? null : caption }], keyboard };
  }
  const texts = splitText(text, TEXT_LIMIT).map((part): Part => ({ kind: 'text', text: part }));
  const files = message.files.map((link): Part => ({ kind: 'file', file: link, caption: null }));
  return { parts: [...texts, ...files], keyboard };
}
