import { foldText } from '../text/clean.ts';
import type { Said } from '../text/said.ts';
import { postCode } from './posts.ts';

const TITLE = /^(?:(?:cho|dong chi|anh|chi|co|chu|bac|ong|ba|em|c|a|thay|can bo|nguoi|ten)\s+)+(?=\S)/iu;

/** The name without its form of address, as it was written: `chị Yến` → `Yến`. */
export function bareName(written: string): string {
  const flat = foldText(written)
    .replaceAll('đ/c', 'd/c')
    .replace(/^(?:d\/c|dc)\s+/u, '');
  const rest = flat.replace(TITLE, '');
  return written.slice(written.length - rest.length).replace(/[\s,.;:?!]+$/u, '');
}

/** Who is meant by these words: a post's code, or a person's name. */
export function whoIs(written: string): { post: string } | { person: string } | null {
  const flat = foldText(written).replace(/\s+/gu, ' ').trim();
  const code = postCode(flat.replace(/^(?:cho|toi|den) /u, ''));
  if (code !== null) return { post: code };
  const person = bareName(written);
  return /\p{L}/u.test(person) ? { person } : null;
}

const SURNAME =
  '(?:nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|nong|trieu|be|hoang|ma|lo|luc|ha|dinh|luong|truong|cao|dao|doan|trinh|lam|mai|ta|chu|quach|giang|vi|ban|dam|kieu|thach|lieu|sung|giap|than|lang)';
export const TITLE_PATTERN = '(?:dong chi|anh|chi|co|chu|bac|ong|ba|em)';
const FULL_NAME = new RegExp(
  `^${SURNAME} (?:van|thi|duc|minh|ngoc|thanh|quang|xuan|huu|dinh|cong|thuy|thu|hong|kim|my) [a-z]+(?![a-z])`,
  'u',
);
const TITLED = new RegExp(`^${TITLE_PATTERN} (?=[a-z])`, 'u');

/**
 * A person at this place of flat: words with capitals ("Nông Thị Hạnh", "chị Yến"), else one word after a form of
 * address ("chi yen"), else a full name that opens with a surname ("nong thi hanh"). Where it ends, or null.
 */
export function personAt(said: Said, start: number): { name: string; end: number } | null {
  const rest = said.flat.slice(start);
  const titled = TITLED.exec(rest);
  const from = start + (titled?.[0].length ?? 0);
  let end = from;
  // A text in capitals only has no names to be seen by their capitals.
  const shouted = said.source === said.source.toUpperCase();
  while (!shouted && /^[a-z]/u.test(said.flat.slice(end)) && said.capitalAt(end)) {
    end += (/^[a-z]+ ?/u.exec(said.flat.slice(end)) ?? [''])[0].length;
  }
  if (end === from) {
    const named =
      FULL_NAME.exec(said.flat.slice(from)) ?? (titled === null ? null : /^[a-z]+/u.exec(said.flat.slice(from)));
    if (named === null) return null;
    end = from + named[0].length;
  }
  const name = said.words(from, end);
  return name === '' ? null : { name, end };
}

/** A post code or a bare name, whichever these words are. */
export const nameIn = (written: string): string | undefined => {
  const who = whoIs(written);
  return who === null ? undefined : 'post' in who ? who.post : who.person;
};
