import { randomUUID } from 'node:crypto';
import { isoInZone } from '../../src/calendar/zone.ts';
import type { Reception } from '../../src/channels.ts';
import type { FrozenClock } from '../../src/clock.ts';
import { lateDays } from '../../src/duties/mark-done.ts';
import { openOffice } from '../../src/office.ts';
import { readRoster } from '../../src/people/roster.ts';
import type { Memory } from '../../src/ports.ts';
import type { Unit } from '../../src/unit.ts';
import type { DemoChannel } from './channel.ts';
import { ClockMovesBackward, type DemoEvent, type DemoRoom } from './demo-room.ts';
import { toDemoAnnouncement, toDemoMessage, toDemoTask } from './wire.ts';

/** What the room is built of: the same parts as the product itself, and a clock that is moved by hand. */
export interface RoomParts {
  memory: Memory;
  unit: Unit;
  clock: FrozenClock;
  channel: DemoChannel;
  reception: Reception;
  /** Runs every moment up to `to`, setting the clock to each. */
  walkTo(clock: FrozenClock, to: Date, onMoment: (at: Date) => void): Promise<void>;
  /** One tick at the clock's moment: catches up what lies behind. */
  tick(now: Date): Promise<unknown>;
  /** Everything as at the first start. */
  plant(): Promise<void>;
}

/** The demo room over the real product. One thing at a time: a move of the clock and a message never mix. */
export function openDemoRoom(parts: RoomParts): DemoRoom {
  const { memory, unit, clock, channel } = parts;
  const stores = memory.forUnit(unit.id);
  const listeners = new Set<(event: DemoEvent) => void>();
  const emit = (event: DemoEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const say = (at: Date): string => isoInZone(at, unit.zone);
  channel.onSent(({ account }) => emit({ kind: 'message', person: account }));

  let inHand: Promise<unknown> = Promise.resolve();
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = inHand.then(work);
    inHand = turn.catch(() => undefined);
    return turn;
  }

  /** Where this person's messages stand: the accounts that are linked, or the name under which a stranger writes. */
  async function accountsOf(person: string): Promise<string[]> {
    const linked = (await stores.accounts.of(person)).filter((account) => account.channel === 'demo');
    return [...new Set([person, ...linked.map(({ account }) => account)])];
  }

  async function inbox(person: string, after: string | null) {
    const lists = await Promise.all((await accountsOf(person)).map((account) => memory.demoInbox.list(account, after)));
    return lists
      .flat()
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((sent) => toDemoMessage(sent, unit.zone));
  }

  return {
    async people() {
      const roster = await readRoster(await openOffice(memory, unit, clock.now()));
      return roster.officers.map(({ id, name, roles }) => ({
        id,
        name,
        roles,
        post: roster
          .postsOf(id)
          .map((post) => post.name)
          .join(', '),
      }));
    },
    speak: ({ from, text, choice, file }) =>
      inTurn(async () => {
        const before = (await memory.demoInbox.list(from, null)).at(-1)?.id ?? null;
        const { handled } = await parts.reception.receive({
          channel: 'demo',
          account: from,
          messageId: randomUUID(),
          chat: 'private',
          text,
          choice,
          files: file === null ? [] : [{ ...file, problem: null }],
          album: null,
          unsupported: false,
        });
        await handled;
        const answers = await memory.demoInbox.list(from, before);
        return answers.filter(({ kind }) => kind === 'reply').map((sent) => toDemoMessage(sent, unit.zone));
      }),
    inbox,
    async tasks() {
      const office = await openOffice(memory, unit, clock.now());
      const roster = await readRoster(office);
      const tasks = await stores.tasks.list({});
      return tasks
        .sort((a, b) => a.number - b.number)
        .map((task) => {
          const holder =
            task.holder === null
              ? null
              : { id: task.holder, name: roster.nameOf(task.holder), post: roster.postNameOf(task.post) };
          return toDemoTask(task, holder, task.closedOn === null ? null : lateDays(office, task), unit.zone);
        });
    },
    async announcements() {
      const roster = await readRoster(await openOffice(memory, unit, clock.now()));
      const newestFirst = await stores.announcements.list();
      return newestFirst.toReversed().map((one) => toDemoAnnouncement(one, (id) => roster.nameOf(id), unit.zone));
    },
    now: () => clock.now(),
    moveClock: (to, down, onProgress = () => undefined) =>
      inTurn(async () => {
        if (to < clock.now()) throw new ClockMovesBackward();
        if (down) {
          clock.set(to);
          await parts.tick(to);
        } else {
          await parts.walkTo(clock, to, (at) => {
            emit({ kind: 'progress', now: say(at) });
            onProgress(at);
          });
        }
        await memory.demoInbox.saveClock(clock.now());
        emit({ kind: 'clock', now: say(clock.now()) });
      }),
    reset: () =>
      inTurn(async () => {
        await parts.plant();
        emit({ kind: 'reset', now: say(clock.now()) });
      }),
    async openFile(id) {
      const found = await stores.files.read(id);
      return found === null ? null : { name: found.file.name, mime: found.file.mime, bytes: found.bytes };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
