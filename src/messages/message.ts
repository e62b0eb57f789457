/** What the product says to a person: data that a channel renders by its capabilities. */
export interface Message {
  text: string;
  choices: Choice[];
  files: FileLink[];
}

/** `value` is what the person would have typed: on a channel without buttons the label or its number is typed. */
export interface Choice {
  label: string;
  value: string;
}

/** A stored file, by reference. `id` opens it in the unit's file store; `size` in bytes. */
export interface FileLink {
  id: string;
  name: string;
  mime: string;
  size: number;
}

/** The kinds of message that people tell apart (contract §3). */
export type MessageKind = 'reply' | 'digest' | 'nudge' | 'summary' | 'office' | 'announcement' | 'notice';

/** Text, and what can be answered with one tap. */
export function message(text: string, choices: Choice[] = [], files: FileLink[] = []): Message {
  return { text, choices, files };
}

/** A choice whose label is what one would type. */
export function choice(label: string, value: string = label.toLowerCase()): Choice {
  return { label, value };
}
