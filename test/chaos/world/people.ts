import { plainDay } from '../../../src/calendar/plain-day.ts';
import { addTasks, newTask } from '../../../src/duties/assign.ts';
import { openOffice } from '../../../src/office.ts';
import type { Memory } from '../../../src/ports.ts';
import { DEFAULT_SETTINGS, type Unit } from '../../../src/unit.ts';
import type { Dice } from '../dice.ts';
import { dueTitle, personName, tapTitle } from '../marks.ts';

export interface Person {
  id: string;
  /** The private chat. */
  chat: number;
  /** Has blocked the bot. */
  isClosed: boolean;
  /** Falls due on the day of the run: the morning's digest names it. */
  dueTask: number;
  /** Each is closed by one update. */
  tapTasks: number[];
}

/** A Tuesday; planted before the digests of 07:30. */
export const RUN_DAY = plainDay('2026-03-10');
/** Not today's rung, nor any other of today. */
export const LATER_DAY = plainDay('2026-03-19');
const PLANTED_AT = new Date('2026-03-10T07:00:00+07:00');

const CLOSED = 0.01;
const FIRST_CHAT = 10_000;
const AT_ONCE = 25;

/** A unit with so many people, each with a task that is due today and `taps` that an update closes. */
export async function plantPeople(
  memory: Memory,
  name: string,
  count: { people: number; taps: number },
  dice: Dice,
): Promise<{ unit: Unit; people: Person[] }> {
  const unit: Unit = {
    id: name,
    name: `Xã ${name}`,
    zone: 'Asia/Ho_Chi_Minh',
    settings: DEFAULT_SETTINGS,
    createdAt: PLANTED_AT,
  };
  await memory.units.create(unit);
  const stores = memory.forUnit(unit.id);
  await stores.posts.add({ id: 'CV', name: 'Chuyên viên', aliases: [], rank: 1 });
  const people = Array.from({ length: count.people }, (_, at): Person => ({
    id: `p${at}`,
    chat: FIRST_CHAT + at,
    isClosed: dice.chance(CLOSED),
    dueTask: 0,
    tapTasks: [],
  }));
  for (let first = 0; first < people.length; first += AT_ONCE) {
    const batch = people.slice(first, first + AT_ONCE);
    const tapsOf = (person: Person) => shareOf(count.taps, count.people, people.indexOf(person));
    await memory.transaction(async () => {
      const office = await openOffice(memory, unit, PLANTED_AT);
      for (const { id, chat } of batch) {
        await stores.officers.add({ id, name: personName(id), roles: ['officer'], deputy: false, active: true });
        const account = { channel: 'telegram', account: String(chat), officer: id, order: 1 } as const;
        await stores.accounts.add({ ...account, state: 'ok', reason: null, linkedAt: PLANTED_AT });
      }
      const tasks = batch.flatMap((person) => {
        const base = { post: 'CV', holder: person.id };
        const due = { ...base, title: dueTitle(person.id), kind: 'deliverable', dueOn: RUN_DAY } as const;
        const taps = Array.from({ length: tapsOf(person) }, (_, tap) => ({
          ...base,
          title: tapTitle(person.id, tap),
          kind: 'coordination' as const,
          dueOn: null,
        }));
        return [due, ...taps].map((said) => newTask(office, said));
      });
      const added = await addTasks(office, tasks, null);
      for (const person of batch) {
        const own = added.filter(({ holder }) => holder === person.id);
        person.dueTask = own.find(({ kind }) => kind === 'deliverable')?.number ?? 0;
        person.tapTasks = own.filter(({ kind }) => kind === 'coordination').map(({ number }) => number);
      }
    });
  }
  return { unit, people };
}

/** `total` things over `among`: how many the one at `place` gets. */
const shareOf = (total: number, among: number, place: number): number =>
  Math.floor(((place + 1) * total) / among) - Math.floor((place * total) / among);
