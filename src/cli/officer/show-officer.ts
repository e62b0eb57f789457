import { isoInZone } from '../../calendar/zone.ts';
import type { Account, Officer } from '../../people/person.ts';
import type { Unit } from '../../unit.ts';

/** A code that was just made; null: the person is linked by chat id and needs none. */
export type NewCode = { code: string; expiresAt: Date } | null;

/** The record of `officer add` and `officer code`. */
export function codeRecord(unit: Unit, officer: Officer, post: string, code: NewCode) {
  return {
    officer: officer.id,
    name: officer.name,
    post,
    roles: officer.roles,
    code: code?.code ?? null,
    codeExpiresAt: code === null ? null : isoInZone(code.expiresAt, unit.zone),
  };
}

/** The same as a sentence. */
export function codeSentence(unit: Unit, officer: Officer, post: string, code: NewCode): string {
  const who = `${officer.name}, ${post}`;
  if (code === null) return `${who}: đã liên kết theo mã hội thoại.`;
  return `${who}: mã liên kết ${code.code} (dùng một lần, đến ${isoInZone(code.expiresAt, unit.zone).slice(0, 16).replace('T', ' ')}).`;
}

/** Where an officer can be written to, in order. */
export const channelsOf = (accounts: readonly Account[]) =>
  accounts.map(({ channel, order, state }) => ({ channel, order, state })).sort((a, b) => a.order - b.order);
