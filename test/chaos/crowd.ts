import { setTimeout as sleep } from 'node:timers/promises';
import { changeTask } from '../../src/duties/change-task.ts';
import { markDone } from '../../src/duties/mark-done.ts';
import { message } from '../../src/messages/message.ts';
import { openOffice } from '../../src/office.ts';
import { postNotice } from '../../src/outbox/post-message.ts';
import type { Dice } from './dice.ts';
import { noticeText } from './marks.ts';
import type { Bureau } from './world/bureau.ts';
import { LATER_DAY, type Person, RUN_DAY } from './world/people.ts';

/** What was brought into a bureau, for the oracle. Moments by the product's clock. */
export interface Brought {
  notices: { key: string; person: Person; number: number }[];
  updates: { id: number; person: Person; task: number }[];
  /** Finished or moved, and when that was surely in the database. */
  ended: { task: number; at: Date }[];
}

export interface CrowdPlan {
  notices: number;
  updates: number;
  /** What is brought after the beginning is spread over so long. */
  spreadMs: number;
}

/** The share that is due at the beginning: the digests wait behind it. */
const AT_FIRST = 0.4;
const POSTED_TWICE = 0.1;
/** A transaction that is still open when the other one posts. */
const HELD_MS = 10;
const TAPPED = 0.2;
const ENDED = 0.4;
const LOOK_MS = 200;
/** A message in several notices: so many for one chat at once. */
const BURST = 3;

export interface Crowd {
  brought: Brought;
  /** What is due before any process runs. */
  begin(): Promise<void>;
  /** The rest, in its time. */
  goOn(): Promise<void>;
  /** Ends some tasks as soon as their digests wait … */
  beginEnding(): void;
  /** … and that was done. */
  hasEnded(): boolean;
}

/** The people of a bureau and those who write to them. */
export function createCrowd(bureau: Bureau, plan: CrowdPlan, dice: Dice, now: () => Date): Crowd {
  const { memory, unit, people, fake } = bureau;
  const brought: Brought = { notices: [], updates: [], ended: [] };
  let last = 0;
  let hasEnded = false;

  async function postTo(person: Person): Promise<void> {
    const number = ++last;
    const key = `notice/${unit.id}/${person.id}/${number}`;
    const post = (holdMs: number): Promise<unknown> =>
      memory.transaction(async () => {
        await postNotice(await openOffice(memory, unit, now()), key, person.id, message(noticeText(number)));
        await sleep(holdMs);
      });
    // as when a run is repeated while the first one is still at it
    if (dice.chance(POSTED_TWICE)) await bothAtOnce(() => post(HELD_MS));
    else await post(0);
    brought.notices.push({ key, person, number });
  }

  async function postBurst(most: number): Promise<number> {
    const person = dice.pick(people);
    const count = Math.min(most, Math.ceil(dice.between(0, BURST)));
    for (let left = count; left > 0; left -= 1) await postTo(person);
    return count;
  }

  const waiting = people.flatMap((person) =>
    person.isClosed ? [] : person.tapTasks.map((task) => ({ person, task, order: dice.next() })),
  );
  waiting.sort((a, b) => a.order - b.order);

  function say(): void {
    const next = waiting.pop();
    if (next === undefined) return;
    const { person, task } = next;
    const said = `xong ${task}`;
    const id = dice.chance(TAPPED)
      ? fake.pushCallback({ chat: person.chat, data: said })
      : fake.pushMessage({ chat: person.chat, text: said });
    brought.updates.push({ id, person, task });
  }

  async function end(person: Person): Promise<void> {
    const isMoved = dice.chance(0.3);
    await memory.transaction(async () => {
      const office = await openOffice(memory, unit, now());
      const officer = await office.stores.officers.find(person.id);
      const task = await office.stores.tasks.find(person.dueTask);
      if (officer === null || task === null) throw new Error('nobody was planted');
      if (isMoved) await changeTask(office, task, { dueOn: LATER_DAY }, { by: null, what: 'moved' });
      else await markDone(office, officer, task.number, { reference: '1/BC-UBND', issuedOn: RUN_DAY, files: [FILE] });
    });
    brought.ended.push({ task: person.dueTask, at: now() });
  }

  async function endTasks(): Promise<void> {
    const outbox = bureau.database.collection('outbox');
    while ((await outbox.countDocuments({ kind: 'digest' })) === 0) {
      if (bureau.isClosed()) return;
      await sleep(LOOK_MS);
    }
    const my = dice.for('ended');
    for (const person of people) if (my.chance(ENDED)) await end(person);
    hasEnded = true;
  }

  return {
    brought,
    async begin() {
      while (last < plan.notices * AT_FIRST) await postBurst(plan.notices - last);
    },
    async goOn() {
      const begun = performance.now();
      const [posted, updates] = [last, Math.min(plan.updates, waiting.length)];
      for (let share = 0; share < 1; await sleep(LOOK_MS)) {
        share = Math.min(1, (performance.now() - begun) / plan.spreadMs);
        while (last < posted + (plan.notices - posted) * share) await postBurst(plan.notices - last);
        while (brought.updates.length < updates * share) say();
      }
    },
    beginEnding() {
      // a failure of the runner's own ends the run, unless that is over anyway
      void endTasks().catch((error: unknown) => {
        if (!bureau.isClosed()) throw error;
      });
    },
    hasEnded: () => hasEnded,
  };
}

/** The slower one may give up; one of them is enough. */
async function bothAtOnce(work: () => Promise<unknown>): Promise<void> {
  const ends = await Promise.allSettled([work(), work()]);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined && ends.every(({ status }) => status === 'rejected')) throw failed.reason;
}

const FILE = { id: '000000000000000000000000', name: 'bao-cao.pdf', mime: 'application/pdf', size: 1, sha256: 'kz' };
