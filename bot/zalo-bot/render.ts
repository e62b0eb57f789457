import { fileLinked, fileNotCarried } from '../../src/texts/files.ts';
import type { FileLink, Message } from '../../src/messages/message.ts';
import { withNumberedChoices } from '../rendering/numbered-choices.ts';
import { cleanText, splitText } from '../rendering/split-text.ts';

/** 2000 of what, is not said: UTF-16 units after NFC are never fewer than code points. A caption may hold as many. */
export const TEXT_LIMIT = 2000;
/** Zalo fetches pictures itself; what it takes as one is not published, these are safe. */
const PICTURES = ['image/jpeg', 'image/png'];
const PICTURE_LIMIT_BYTES = 5 * 1024 * 1024;

/** One call each, in this order. `instead` is said when Zalo does not take the picture. */
export type Part = { kind: 'text'; text: string } | { kind: 'photo'; url: string; caption: string; instead: string };

/**
 * What Zalo is sent for a message: plain text, choices as numbered last lines, files as links. Pictures go before the
 * text, so that the choices stay last; a single one that has room for all words carries them as its caption.
 */
export function render(message: Message, links: ReadonlyMap<string, string>): Part[] {
  const pictures = message.files.flatMap((file) => {
    const url = links.get(file.id);
    return url !== undefined && isPicture(file) ? [{ file, url }] : [];
  });
  const others = message.files.filter((file) => !pictures.some((picture) => picture.file === file));
  const all = withFiles(message, message.files, links);
  const [only] = pictures;
  if (only !== undefined && message.files.length === 1 && all.length <= TEXT_LIMIT) {
    return [{ kind: 'photo', url: only.url, caption: withFiles(message, [], links), instead: all }];
  }
  const photos = pictures.map(({ file, url }): Part => ({
    kind: 'photo',
    url,
    caption: '',
    instead: fileLinked(file.name, url),
  }));
  const texts = splitText(withFiles(message, others, links), TEXT_LIMIT);
  return [...photos, ...texts.map((text): Part => ({ kind: 'text', text }))];
}

function withFiles({ text, choices }: Message, files: readonly FileLink[], links: ReadonlyMap<string, string>): string {
  const lines = files.map(({ id, name }) => {
    const url = links.get(id);
    return url === undefined ? fileNotCarried(name) : fileLinked(name, url);
  });
  const said = [text.trimEnd(), ...lines].filter((line) => line !== '').join('\n');
  return cleanText(withNumberedChoices({ text: said, choices })).trim();
}

const isPicture = ({ mime, size }: FileLink): boolean => PICTURES.includes(mime) && size <= PICTURE_LIMIT_BYTES;
