import { cleanText } from '../rendering/split-text.ts';
import type { Choice } from '../../src/messages/message.ts';

export interface Button {
  text: string;
  callback_data: string;
}

export interface Keyboard {
  inline_keyboard: Button[][];
}

/** Bot API: callback_data is 1-64 bytes, and a Vietnamese letter takes up to three. */
const DATA_LIMIT_BYTES = 64;
/** Labels up to this length stand two in a row without being cut on a small phone. */
const SHORT_LABEL = 14;
/** Marks a button that carries no value; on a tap its label is what was said. */
const BY_LABEL = '#';

/**
 * Choices as buttons. A button carries its choice's value, which is what one would type. A value that does not fit is
 * not shortened and not stored: its button carries `#3`, and Telegram returns the message with the tap, so that the
 * label, which counts as a typed answer too, is read from there.
 */
export function keyboardOf(choices: readonly Choice[]): Keyboard {
  const buttons = choices.map(({ label, value }, index): Button => {
    const bytes = Buffer.byteLength(value);
    const fits = bytes >= 1 && bytes <= DATA_LIMIT_BYTES && !value.startsWith(BY_LABEL);
    return { text: cleanText(label), callback_data: fits ? value : `${BY_LABEL}${index + 1}` };
  });
  const perRow = buttons.every(({ text }) => text.length <= SHORT_LABEL) ? 2 : 1;
  const rows: Button[][] = [];
  for (let at = 0; at < buttons.length; at += perRow) rows.push(buttons.slice(at, at + perRow));
  return { inline_keyboard: rows };
}

/** What a tap says: the choice's value, or the label as typed text. Null: the button is not known any more. */
export function readTap(
  data: string,
  buttons: readonly { text: string; callback_data?: string | undefined }[],
): { choice: string } | { text: string } | null {
  if (!data.startsWith(BY_LABEL)) return { choice: data };
  const button = buttons.find(({ callback_data }) => callback_data === data);
  return button === undefined ? null : { text: button.text };
}
