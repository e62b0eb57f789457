import { openOffice } from '../../office.ts';
import { chooseUnit } from '../shell/choose.ts';
import type { Session } from '../shell/with-memory.ts';
import { WrongUse } from '../shell/wrong-use.ts';
import { enrol, type EnrolOutcome, type Person } from './enrol.ts';
import { readPeople } from './people-table.ts';
import { readPeopleFile } from './read-people-file.ts';
import { readName, readRoles } from './read-person.ts';
import { withRosterInMind } from './roster-in-mind.ts';
import { codeRecord, codeSentence } from './show-officer.ts';

export interface AddOptions {
  json?: boolean;
  unit?: string;
  name?: string;
  post?: string;
  role?: string[];
  file?: string;
}

type Enrolled = Extract<EnrolOutcome, { kind: 'enrolled' }>;

/** One person, or all of a file or none. Exit code 1 when somebody cannot be added: nothing is written then. */
export async function addOfficers(session: Session, options: AddOptions): Promise<number> {
  const { memory, clock, print } = session;
  const asked = await readAsked(options);
  if (asked.problems.length > 0) return refuse(session, asked.problems);
  const unit = await chooseUnit(memory, options.unit);
  const problems: string[] = [];
  const enrolled: Enrolled[] = [];
  try {
    await memory.transaction(async () => {
      problems.length = 0;
      enrolled.length = 0;
      const office = await withRosterInMind(await openOffice(memory, unit, clock.now()));
      for (const { where, person } of asked.people) {
        const outcome = await enrol(office, person);
        if (outcome.kind === 'enrolled') enrolled.push(outcome);
        else problems.push(`${where}${reasonOf(outcome)}`);
      }
      if (problems.length > 0) throw new Undone();
    });
  } catch (error) {
    if (error instanceof Undone) return refuse(session, problems);
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

function refuse({ print }: Session, problems: readonly string[]): number {
  for (const problem of problems) print.problem(problem);
  print.problem('Chưa thêm ai.');
  return 1;
}

interface Asked {
  people: { where: string; person: Person }[];
  problems: string[];
}

async function readAsked({ name, post, role, file }: AddOptions): Promise<Asked> {
  if (file === undefined) return { people: [{ where: '', person: readOne(name, post, role ?? []) }], problems: [] };
  if (name !== undefined || post !== undefined || role !== undefined)
    throw new WrongUse('--file đi một mình, không kèm --name, --post, --role.');
  const { people, problems } = readPeople(await readPeopleFile(file));
  return { people: people.map(({ line, person }) => ({ where: `Dòng ${line}: `, person })), problems };
}

function readOne(name: string | undefined, post: string | undefined, roles: readonly string[]): Person {
  if (name === undefined || post === undefined) throw new WrongUse('Cần --name và --post, hoặc --file.');
  const person = { name: readName(name), post: readName(post), roles: readRoles(roles.join('+')) };
  if (person.name === null) throw new WrongUse('--name không phải là họ tên.');
  if (person.post === null) throw new WrongUse('--post không phải là chức danh.');
  if (person.roles === null) throw new WrongUse('--role phải là officer, chairman hoặc clerk.');
  return { name: person.name, post: person.post, roles: person.roles, accounts: [] };
}

function reasonOf(outcome: Exclude<EnrolOutcome, Enrolled>): string {
  if (outcome.kind === 'holds-already')
    return `${outcome.officer.name} đã giữ ${outcome.post.name} (mã ${outcome.officer.id}).`;
  return `mã hội thoại ${outcome.channel} đã liên kết với người khác.`;
}
