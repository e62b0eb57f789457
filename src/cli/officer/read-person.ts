import { ROLES, type Role } from '../../people/person.ts';

const LONGEST = 200;

/** A name as it is kept (NFC, single spaces), or null when it is none. */
export function readName(said: string): string | null {
  const name = said.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return name === '' || name.length > LONGEST || !/\p{L}/u.test(name) || /\p{C}/u.test(name) ? null : name;
}

const isRole = (said: string): said is Role => ROLES.some((role) => role === said);

/** `clerk+officer` → roles in this order, each once; nothing said: officer. Null when one is unknown. */
export function readRoles(said: string): Role[] | null {
  const words = said.split('+').map((word) => word.trim().toLowerCase());
  if (words.join('') === '') return ['officer'];
  return words.every(isRole) ? [...new Set(words)] : null;
}

/** A chat id as the channels give them, or null. */
export function readChatId(said: string): string | null {
  return /^[\w.:-]{1,64}$/u.test(said) ? said : null;
}
