/** What the database really did for a store's call, by its own profile: an index seek, or a scan and a sort. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays } from '../../src/calendar/plain-day.ts';
import { KINDS, STATUSES } from '../../src/duties/task.ts';
import { anEntry, anOutboxItem, aTask, minutesLater, NOW, TODAY } from './samples.ts';
import { openTestMemory, type TestMemory } from './test-memory.ts';

interface Profile {
  planSummary: string;
  keysExamined: number;
  nreturned: number;
  hasSortStage: boolean;
}

const UNITS = 12;
const TASKS_OF_UNIT = 400;
const HOLDERS = 20;
const OUTBOX_ITEMS = 3000;

let opened: TestMemory;
beforeAll(async () => {
  opened = await openTestMemory();
  for (let unit = 0; unit < UNITS; unit += 1) await fillUnit(`u${unit}`);
  await fillUnit('lonely', 1);
  await fillOutbox();
});
afterAll(() => opened.close());

async function fillUnit(unit: string, holders = HOLDERS): Promise<void> {
  const { tasks, history } = opened.memory.forUnit(unit);
  await tasks.add(
    Array.from({ length: TASKS_OF_UNIT }, (_, n) => {
      const status = STATUSES[n % 7] ?? 'done';
      const isOpen = status === 'open' || status === 'blocked';
      return aTask({
        holder: `o${n % holders}`,
        status,
        kind: KINDS[n % 5] ?? 'report',
        dueOn: n % 11 === 0 ? null : addDays(TODAY, ((n * 37) % 300) - 150),
        attentionAt: isOpen ? minutesLater(n * 60 - 3000) : null,
      });
    }),
  );
  for (let n = 0; n < 20; n += 1) await history.add(anEntry({ task: n, at: minutesLater(n) }));
}

/** Raw, because only their number matters: mostly sent, some to come, few due. */
async function fillOutbox(): Promise<void> {
  await opened.memory.queue.add(anOutboxItem());
  const { _id, ...item } = (await opened.raw.collection('outbox').findOneAndDelete({})) ?? {};
  const items = Array.from({ length: OUTBOX_ITEMS }, (_, n) => ({
    ...item,
    key: `k${n}`,
    unit: `u${n % UNITS}`,
    priority: n % 3,
    state: n % 10 < 8 ? 'sent' : 'waiting',
    dueAt: minutesLater(n % 10 === 9 ? n : n / 30 - OUTBOX_ITEMS),
  }));
  await opened.raw.collection('outbox').insertMany(items);
}

async function profileOf(work: () => Promise<unknown>, collection: string): Promise<Profile> {
  const { raw } = opened;
  await raw.command({ profile: 2 });
  await work();
  await raw.command({ profile: 0 });
  const entries = await raw
    .collection<Partial<Profile>>('system.profile')
    .find({ ns: `${raw.databaseName}.${collection}` })
    .toArray();
  await raw.collection('system.profile').drop();
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) throw new Error(`${entries.length} operations on ${collection}`);
  const { planSummary = '', keysExamined = 0, nreturned = 0, hasSortStage = false } = entry;
  return { planSummary, keysExamined, nreturned, hasSortStage };
}

const unit = () => opened.memory.forUnit('u3');
/** `waste`: keys that are looked at in vain, at most: the ends of ranges. */
const HOT: [string, string, () => Promise<unknown>, { waste: number }][] = [
  ['tasks wanting attention', 'tasks', () => unit().tasks.wantingAttention(NOW), { waste: 1 }],
  [
    'open tasks of a holder',
    'tasks',
    () => unit().tasks.list({ holder: 'o4', statuses: ['open', 'blocked'] }),
    { waste: 2 },
  ],
  [
    'open tasks of a holder in a week',
    'tasks',
    () => unit().tasks.list({ holder: 'o4', statuses: ['open', 'blocked'], dueFrom: TODAY, dueTo: addDays(TODAY, 60) }),
    { waste: 2 },
  ],
  ['all open tasks of the unit', 'tasks', () => unit().tasks.list({ statuses: ['open', 'blocked'] }), { waste: 2 }],
  ['all tasks of the unit', 'tasks', () => unit().tasks.list({}), { waste: 1 }],
  ['a task by its number', 'tasks', () => unit().tasks.find(7), { waste: 0 }],
  ['history of a task', 'audit', () => unit().history.of(7), { waste: 1 }],
  ['what needs the office', 'audit', () => unit().history.needingOffice(NOW, minutesLater(5)), { waste: 1 }],
  // One seek for each priority, and one for the claims under way.
  ['claiming a due item', 'outbox', () => opened.memory.queue.claim(NOW), { waste: 8 }],
  [
    'claiming when nothing is due',
    'outbox',
    () => opened.memory.queue.claim(minutesLater(-2 * OUTBOX_ITEMS)),
    { waste: 8 },
  ],
  [
    'claiming what can no longer leave',
    'outbox',
    () => opened.memory.queue.claim(minutesLater(-2 * OUTBOX_ITEMS), { lapsed: true }),
    { waste: 8 },
  ],
  ['the next due moment', 'outbox', () => opened.memory.queue.nextDueAt(NOW, minutesLater(OUTBOX_ITEMS)), { waste: 1 }],
];

test.each(HOT)('%s: an index finds and sorts', async (_, collection, work, { waste }) => {
  const { planSummary, hasSortStage, keysExamined, nreturned } = await profileOf(work, collection);
  expect({ planSummary, hasSortStage }).toEqual({
    planSummary: expect.stringMatching(/^IXSCAN/u),
    hasSortStage: false,
  });
  expect(keysExamined).toBeLessThanOrEqual(nreturned + waste);
});

// Where one officer has all tasks, the planner, left to itself, takes the index by holder and sorts.
test.each(['u3', 'lonely'])(
  'overdue of the unit %s: only open tasks of other kinds are looked at in vain',
  async (id) => {
    const { tasks } = opened.memory.forUnit(id);
    const filter = { statuses: ['open', 'blocked'], dueTo: addDays(TODAY, -60) } as const;
    const ofAnyKind = await tasks.count(filter);
    const work = () => tasks.list({ ...filter, kinds: ['deliverable', 'report'] });
    const { planSummary, hasSortStage, keysExamined, nreturned } = await profileOf(work, 'tasks');
    expect({ planSummary, hasSortStage }).toEqual({
      planSummary: expect.stringMatching(/^IXSCAN/u),
      hasSortStage: false,
    });
    expect(nreturned).toBeGreaterThan(5);
    expect(keysExamined).toBeLessThanOrEqual(ofAnyKind + 2);
  },
);

test('this way of looking sees a scan and a sort', async () => {
  const tasks = opened.raw.collection('tasks');
  expect(await profileOf(() => tasks.find({ title: 'x' }).sort({ period: 1 }).toArray(), 'tasks')).toMatchObject({
    planSummary: 'COLLSCAN',
    hasSortStage: true,
  });
});
