import { createConnection, type mongo } from 'mongoose';
import { type Collection, type Stored, writeDocument } from '../../models/collection.ts';
import { ALL_INDEXED } from '../../models/all-collections.ts';
import { TASKS, toTaskRow } from '../../models/duties/task-record.ts';
import { buildIndexes } from '../../models/indexes.ts';
import { OUTBOX, toOutboxRow } from '../../models/messages/outbox-record.ts';
import { openMemory } from '../../models/open-memory.ts';
import { addDays } from '../../src/calendar/plain-day.ts';
import { PRIORITY } from '../../src/outbox/outbox-item.ts';
import { anOutboxItem, aTask, minutesLater, NOW, TODAY } from '../models/samples.ts';
import { numberAsked } from './arguments.ts';
import { median, rounded, withDatabase } from './bench-database.ts';

const BATCH = 10_000;
const DUE = 100;
const RUNS = 20;
const PEOPLE = 500;
const UNIT = 'bench';

/**
 * Finding what is due among very many: the tasks of one unit that want attention, and the outbox item to claim next
 * (half of the others were sent, half wait). Keys examined, the plan's stages, and the time beside a bare ping.
 * `--items N` of each.
 */
export function benchDue(): Promise<object> {
  const docs = numberAsked('--items', 1_000_000);
  return withDatabase(async (uriFor) => {
    const uri = uriFor('due');
    const raw = await createConnection(uri).asPromise();
    const { db } = raw;
    if (db === undefined) throw new Error('the database is not open');
    await fill(db, TASKS, docs, taskDocument());
    await fill(db, OUTBOX, docs, outboxDocument());
    process.stderr.write('indexes\n');
    // by a connection that waits as long as it takes
    await buildIndexes(raw, ALL_INDEXED);
    const opened = await openMemory(uri);
    const { memory, ping } = opened;
    const { tasks } = memory.forUnit(UNIT);
    try {
      const sweep = await profiled(db, TASKS, () => tasks.wantingAttention(NOW));
      const claim = await profiled(db, OUTBOX, () => memory.queue.claim(NOW));
      const found = (await tasks.wantingAttention(NOW)).length;
      return {
        docs,
        found,
        keysExaminedMinusFound: sweep.keysExamined - found,
        stage: sweep.stage,
        sorted: sweep.sorted,
        ms: await medianMs(() => tasks.wantingAttention(NOW)),
        claim: { ...claim, ms: await medianMs(() => memory.queue.claim(NOW)) },
        pingMs: await medianMs(ping),
      };
    } finally {
      await raw.close();
      await opened.close();
    }
  });
}

type Fields = (index: number) => Stored;

/** Before the indexes are built, which is much quicker. */
async function fill(db: mongo.Db, { name }: Collection, docs: number, fields: Fields): Promise<void> {
  const options = { ordered: false, writeConcern: { w: 1 } } as const;
  for (let from = 0; from < docs; from += BATCH) {
    const length = Math.min(BATCH, docs - from);
    await db.collection(name).insertMany(
      Array.from({ length }, (_, index) => fields(from + index)),
      options,
    );
    if (from % (10 * BATCH) === 0) process.stderr.write(`${from + length} ${name}\n`);
  }
}

function taskDocument(): Fields {
  const same = writeDocument(TASKS, toTaskRow({ ...aTask(), number: 1, version: 1 }));
  return (index) => ({
    ...same,
    unit: UNIT,
    number: index + 1,
    holder: `o${index % PEOPLE}`,
    sortDue: addDays(TODAY, index % 365),
    attentionAt: index < DUE ? minutesLater(-1 - index) : minutesLater(1 + index),
  });
}

function outboxDocument(): Fields {
  const same = writeDocument(OUTBOX, toOutboxRow(anOutboxItem()));
  const priorities = Object.values(PRIORITY);
  return (index) => {
    const isSent = index >= DUE && index % 2 === 0;
    return {
      ...same,
      unit: UNIT,
      key: `bench/${index}`,
      priority: priorities[index % priorities.length],
      dueAt: index < DUE || isSent ? minutesLater(-1 - index) : minutesLater(1 + index),
      ...(isSent ? { state: 'sent', sentAt: NOW, channel: 'telegram', messageId: String(index) } : {}),
    };
  };
}

interface Profile {
  keysExamined: number;
  stage: string;
  sorted: boolean;
}

/** What the database says about the one question that `ask` puts to this collection. */
async function profiled(db: mongo.Db, { name }: Collection, ask: () => Promise<unknown>): Promise<Profile> {
  await db.command({ profile: 2 });
  await ask();
  await db.command({ profile: 0 });
  const said = await db
    .collection('system.profile')
    .findOne({ ns: `${db.databaseName}.${name}`, op: { $in: ['query', 'command'] } });
  return {
    keysExamined: Number(said?.['keysExamined']),
    stage: String(said?.['planSummary']).split(' ')[0] ?? '',
    sorted: said?.['hasSortStage'] === true,
  };
}

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return rounded(median(times), 2);
}
