import { createHash, randomInt } from 'node:crypto';
import type { Office } from '../office.ts';
import type { Memory } from '../ports.ts';
import type { Account, ChannelName, Officer, OfficerId, UnitId } from './person.ts';

/** Without 0/O, 1/I/L and U: a code is read aloud and typed on a phone. 31^8 codes, 72 hours, 10 tries an hour. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
export const CODE_HOURS = 72;
const WRONG_CODES_PER_HOUR = 10;
const HOUR_MS = 3_600_000;

/** Case and hyphen do not matter: `k7mn-4qrt` and `K7MN4QRT` are one code. Only the hash is ever stored. */
export function hashCode(code: string): string {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^0-9A-Z]/gu, ''))
    .digest('hex');
}

function inventCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)] ?? '2');
  // A code of letters only could be a word that somebody types: at least one digit.
  if (!letters.some((letter) => letter <= '9')) letters[randomInt(LENGTH)] = String(randomInt(2, 10));
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

/** A new one-time code of this officer; the ones before it die. */
export async function createLinkCode(
  office: Pick<Office, 'stores' | 'now'>,
  officer: OfficerId,
): Promise<{ code: string; expiresAt: Date }> {
  const code = inventCode();
  const expiresAt = new Date(office.now.getTime() + CODE_HOURS * HOUR_MS);
  await office.stores.linkCodes.replace({ codeHash: hashCode(code), officer, createdAt: office.now, expiresAt });
  return { code, expiresAt };
}

export type LinkOutcome =
  | { kind: 'linked'; unit: UnitId; officer: Officer; account: Account; first: boolean }
  | { kind: 'linked-already' }
  | { kind: 'wrong-code' }
  /** Too many wrong codes from this account: no code is taken for the rest of the hour, the right one neither. */
  | { kind: 'locked' };

/**
 * A code typed on an account links it to the code's officer; the code dies. On a second channel it adds that channel,
 * in order of linking. Runs inside the caller's transaction.
 */
export async function linkAccount(
  memory: Memory,
  from: { channel: ChannelName; account: string },
  code: string,
  now: Date,
): Promise<LinkOutcome> {
  const before = await memory.directory.countStranger(from.channel, from.account, now, {
    answer: false,
    wrongCode: false,
  });
  if (before.wrongCodes >= WRONG_CODES_PER_HOUR) return { kind: 'locked' };
  const codeHash = hashCode(code);
  const found = await memory.directory.findCode(codeHash, now);
  const wrong = async (): Promise<LinkOutcome> => {
    await memory.directory.countStranger(from.channel, from.account, now, { answer: false, wrongCode: true });
    return { kind: 'wrong-code' };
  };
  if (found === null) return wrong();
  const stores = memory.forUnit(found.unit);
  const officer = await stores.officers.find(found.code.officer);
  if (officer === null || !officer.active) return wrong();
  const known = await memory.directory.findAccount(from.channel, from.account);
  if (known !== null && (known.unit !== found.unit || known.account.officer !== officer.id))
    return { kind: 'linked-already' };
  if (!(await stores.linkCodes.use(codeHash))) return wrong();
  if (known !== null) {
    await stores.accounts.saveState(from.channel, from.account, 'ok', null);
    return { kind: 'linked', unit: found.unit, officer, account: known.account, first: false };
  }
  const others = await stores.accounts.of(officer.id);
  const account: Account = {
    ...from,
    officer: officer.id,
    order: Math.max(0, ...others.map(({ order }) => order)) + 1,
    state: 'ok',
    reason: null,
    linkedAt: now,
  };
  if (!(await stores.accounts.add(account))) return { kind: 'linked-already' };
  return { kind: 'linked', unit: found.unit, officer, account, first: others.length === 0 };
}
