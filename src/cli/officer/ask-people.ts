import { WrongUse } from '../shell/wrong-use.ts';
import type { Person } from './enrol.ts';
import { readPeople } from './people-table.ts';
import { readPeopleFile } from './read-people-file.ts';
import { readName, readRoles } from './read-person.ts';

export interface AddOptions {
  json?: boolean;
  unit?: string;
  name?: string;
  post?: string;
  role?: string[];
  file?: string;
}

/** `where` begins a sentence about this person: the line of the file. */
export interface AskedPerson {
  where: string;
  person: Person;
}

/** Whom the command line or the file names, or what is wrong in the file. Throws WrongUse. */
export async function askPeople({
  name,
  post,
  role,
  file,
}: AddOptions): Promise<{ people: AskedPerson[]; problems: string[] }> {
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
