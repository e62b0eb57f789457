import { openOffice } from '../../office.ts';
import { createLinkCode } from '../../people/link-code.ts';
import { readRoster } from '../../people/roster.ts';
import { chooseOfficer, chooseUnit } from '../shell/choose.ts';
import type { Session } from '../shell/with-memory.ts';
import { codeRecord, codeSentence } from './show-officer.ts';

export interface CodeOptions {
  json?: boolean;
  unit?: string;
  all?: boolean;
}

/** A new code of one person, or of everybody who is linked nowhere; the codes before die. */
export async function renewCodes(session: Session, said: string | undefined, options: CodeOptions): Promise<number> {
  const { memory, clock, print } = session;
  const unit = await chooseUnit(memory, options.unit);
  const made = await memory.transaction(async () => {
    const office = await openOffice(memory, unit, clock.now());
    const roster = await readRoster(office);
    const linked = new Set((await office.stores.accounts.list()).map(({ officer }) => officer));
    const officers =
      said === undefined
        ? roster.officers.filter(({ id }) => !linked.has(id))
        : [await chooseOfficer(office.stores, said)];
    const codes = [];
    for (const officer of officers) {
      const post = roster
        .postsOf(officer.id)
        .map(({ name }) => name)
        .join(', ');
      codes.push({ officer, post, code: await createLinkCode(office, officer.id) });
    }
    return codes;
  });
  for (const { officer, post, code } of made)
    print.line(codeRecord(unit, officer, post, code), codeSentence(unit, officer, post, code));
  if (made.length === 0) print.remark('Mọi người đã liên kết.');
  return 0;
}
