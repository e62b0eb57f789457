import { openOffice } from '../../office.ts';
import { chooseUnit } from '../shell/choose.ts';
import type { Printer } from '../shell/io.ts';
import type { Session } from '../shell/with-memory.ts';
import type { AskedPerson } from './ask-people.ts';
import { enrol, type EnrolOutcome } from './enrol.ts';
import { withRosterInMind } from './roster-in-mind.ts';
import { codeRecord, codeSentence } from './show-officer.ts';

type Enrolled = Extract<EnrolOutcome, { kind: 'enrolled' }>;

/** All of these people or none. Exit code 1 when one of them cannot be added: nothing is written then. */
export async function addOfficers(session: Session, asked: readonly AskedPerson[], unitSaid?: string): Promise<number> {
  const { memory, clock, print } = session;
  const unit = await chooseUnit(memory, unitSaid);
  const problems: string[] = [];
  const enrolled: Enrolled[] = [];
  try {
    await memory.transaction(async () => {
      problems.length = 0;
      enrolled.length = 0;
      const office = await withRosterInMind(await openOffice(memory, unit, clock.now()));
      for (const { where, person } of asked) {
        const outcome = await enrol(office, person);
        if (outcome.kind === 'enrolled') enrolled.push(outcome);
        else problems.push(`${where}${reasonOf(outcome)}`);
      }
      if (problems.length > 0) throw new Undone();
    });
  } catch (error) {
    if (error instanceof Undone) return refuseAll(print, problems);
    throw error;
  }
  // who got a second post in the same file has one code, the last
  const latest = new Map(enrolled.map((one) => [one.officer.id, one]));
  for (const { officer, post } of enrolled) {
    const last = latest.get(officer.id);
    const [known, code] = [last?.officer ?? officer, last?.code ?? null];
    print.line(codeRecord(unit, known, post.name, code), codeSentence(unit, known, post.name, code));
  }
  return 0;
}

/** Thrown to undo the transaction: it never leaves this file. */
class Undone extends Error {}

/** Tells why nobody was added: exit code 1. */
export function refuseAll(print: Printer, problems: readonly string[]): number {
  for (const problem of problems) print.problem(problem);
  print.problem('Chưa thêm ai.');
  return 1;
}

function reasonOf(outcome: Exclude<EnrolOutcome, Enrolled>): string {
  if (outcome.kind === 'holds-already')
    return `${outcome.officer.name} đã giữ ${outcome.post.name} (mã ${outcome.officer.id}).`;
  return `mã hội thoại ${outcome.channel} đã liên kết với người khác.`;
}
