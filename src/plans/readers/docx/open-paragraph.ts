import { splitMarker } from '../../text/markers.ts';

/** One paragraph while it is read; those of a text box stand on top of the one that holds the box. */
export interface OpenParagraph {
  text: string;
  style: string | null;
  list: { id: string; level: number } | null;
  outline: boolean;
  boldLetters: number;
  letters: number;
}

export const openParagraph = (): OpenParagraph => ({
  text: '',
  style: null,
  list: null,
  outline: false,
  boldLetters: 0,
  letters: 0,
});

export function addText(paragraph: OpenParagraph, text: string, bold: boolean): void {
  paragraph.text += text;
  const letters = text.replace(/\s/gu, '').length;
  paragraph.letters += letters;
  if (bold) paragraph.boldLetters += letters;
}

/** A paragraph with line breaks typed into it: a line that begins with a bullet or number is a paragraph of its own. */
export function softLines(text: string): string[] {
  const parts: string[] = [];
  for (const line of text.split('\n').map((part) => part.trim())) {
    if (line === '') continue;
    const last = parts.at(-1);
    if (last === undefined || splitMarker(line).marker !== null) parts.push(line);
    else parts[parts.length - 1] = `${last} ${line}`;
  }
  return parts;
}
