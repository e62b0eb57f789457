import type { Channel, Outgoing, SendOutcome } from '../../src/channels.ts';
import { plainDay } from '../../src/calendar/plain-day.ts';
import { dayInZone, timeInZone, VIETNAM } from '../../src/calendar/zone.ts';
import { frozenClock } from '../../src/clock.ts';
import type { Task } from '../../src/duties/task.ts';
import { openOffice } from '../../src/office.ts';
import type { Officer } from '../../src/people/person.ts';
import { nextAttention, rulesOf } from '../../src/reminders/attention.ts';
import { DEFAULT_SETTINGS, type Unit } from '../../src/unit.ts';
import { createScheduler } from '../../jobs/scheduler.ts';
import type { TestMemory } from '../models/test-memory.ts';
import { aTask, at } from '../reminders/builders.ts';

export interface Heard {
  to: string;
  at: string;
  kind: Outgoing['kind'];
  text: string;
  choices: string[];
  /** Numbers of the tasks that it lists. */
  tasks: number[];
}

const PEOPLE: [id: string, name: string, role: Officer['roles'][number]][] = [
  ['hanh', 'Nông Thị Hạnh', 'officer'],
  ['thuy', 'Hà Thị Thủy', 'officer'],
  ['van', 'Lý Văn Vân', 'clerk'],
  ['chu', 'Triệu Văn Chủ', 'chairman'],
];

const silence = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * A commune of four people (two officers, the clerk `van`, the chairman `chu`) on a real database, with a channel that
 * only listens and a clock that stands at `start`. Each posts `TP`.
 */
export async function openSmallOffice({ memory }: TestMemory, start: string, settings: Partial<Unit['settings']> = {}) {
  const clock = frozenClock(at(start));
  const unit: Unit = {
    id: `xa-${start.replace(/\D/gu, '')}-${Math.random().toString(36).slice(2, 8)}`,
    name: 'Xã Mẫu',
    zone: VIETNAM,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    createdAt: at(start),
  };
  await memory.units.create(unit);
  const stores = memory.forUnit(unit.id);
  await stores.posts.add({ id: 'TP', name: 'Tư pháp - Hộ tịch', aliases: [], rank: 1 });
  for (const [id, name, role] of PEOPLE) {
    await stores.officers.add({ id, name, roles: [role], deputy: false, active: true });
    const account = { channel: 'telegram', account: `${unit.id}/${id}`, officer: id, order: 1 } as const;
    await stores.accounts.add({ ...account, state: 'ok', reason: null, linkedAt: clock.now() });
  }
  const phone = createPhone(() => clock.now());
  const deps = { memory, channels: [phone.channel], clock, logger: silence, random: () => 0.5 };
  const scheduler = createScheduler({ ...deps, zone: VIETNAM, recoverInbox: async () => {}, isAlone: true });
  const office = () => openOffice(memory, unit, clock.now());

  return {
    unit,
    stores,
    clock,
    deps,
    scheduler,
    office,
    phone,
    /** A new task, planned as of now; due days as text. */
    async give(dueOn: string, overrides: Partial<Task> = {}): Promise<Task> {
      const {
        number: _number,
        version: _version,
        ...task
      } = aTask({
        post: 'TP',
        dueOn: plainDay(dueOn),
        originalDueOn: plainDay(dueOn),
        createdAt: clock.now(),
        ...overrides,
      });
      const planned = {
        ...task,
        attentionAt: nextAttention({ ...task, number: 0, version: 0 }, clock.now(), rulesOf(await office())),
      };
      const [added] = await stores.tasks.add([planned]);
      if (added === undefined) throw new Error('no task was added');
      return added;
    },
    async change(number: number, patch: Partial<Task>): Promise<void> {
      const task = await stores.tasks.find(number);
      if (task === null) throw new Error(`no task ${number}`);
      const changed = { ...task, ...patch };
      await stores.tasks.save({
        ...changed,
        attentionAt: nextAttention(changed, clock.now(), rulesOf(await office())),
      });
    },
    walk: (to: string) => scheduler.walkTo(clock, at(to)),
    /** As if the process had been off until then. */
    async sleep(to: string): Promise<void> {
      clock.set(at(to));
      await scheduler.tick(at(to));
    },
    /** `03-06 07:30 digest 12 13`, of one person. */
    heard: (officer: string): string[] =>
      phone.heard
        .filter(({ to }) => to === `${unit.id}/${officer}`)
        .map((one) => [one.at, one.kind, ...one.tasks].join(' ')),
    textTo: (officer: string): string => phone.heard.findLast(({ to }) => to === `${unit.id}/${officer}`)?.text ?? '',
    /** `digest hanh missed: reason`, all that did not leave. */
    async notSent(): Promise<string[]> {
      const items = await stores.outbox.list({});
      return items
        .filter(({ state }) => state !== 'sent')
        .map(
          ({ kind, recipient, state, reason }) =>
            `${kind} ${recipient.kind === 'officer' ? recipient.officer : ''} ${state}: ${reason}`,
        );
    },
    close: () => memory.units.remove(unit.id),
  };
}

export type SmallOffice = Awaited<ReturnType<typeof openSmallOffice>>;

/** A channel without a network: keeps what was sent; `answer` decides what becomes of a try. */
function createPhone(now: () => Date) {
  const heard: Heard[] = [];
  const phone = {
    heard,
    tries: 0,
    answer: (_account: string): SendOutcome => ({ kind: 'sent', messageId: String(heard.length + 1) }),
    channel: {} as Channel,
  };
  phone.channel = {
    name: 'telegram',
    capabilities: { buttons: 8, textLimit: null, files: true, pace: null },
    linkFor: () => null,
    async send(account, { kind, message }) {
      phone.tries += 1;
      const outcome = phone.answer(account);
      if (outcome.kind !== 'sent') return outcome;
      const moment = `${dayInZone(now(), VIETNAM).slice(5)} ${timeInZone(now(), VIETNAM)}`;
      const tasks = [...message.text.matchAll(/^(\d+) ·/gmu)].map(([, number]) => Number(number));
      const choices = message.choices.map(({ label, value }) => `${label} = ${value}`);
      heard.push({ to: account, at: moment, kind, text: message.text, choices, tasks });
      return outcome;
    },
    start: async () => {},
    stop: async () => {},
    problem: () => null,
  };
  return phone;
}
