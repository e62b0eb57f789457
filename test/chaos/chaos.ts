import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { median, withDatabase } from '../bench/bench-database.ts';
import { buildProduct } from './build-product.ts';
import { createCrowd } from './crowd.ts';
import { createDice, type Dice } from './dice.ts';
import { GUARDS } from './guards.ts';
import type { ChaosOptions } from './options.ts';
import { type ChaosReport, makeReport, type Scene } from './report.ts';
import { createRunClock, type RunClock } from './run-clock.ts';
import { makeTrouble, type Trouble } from './trouble.ts';
import { type Bureau, openBureau } from './world/bureau.ts';

/** Through all of this a bot sends about half of what it may: so many fit into its share of five minutes. */
const ITEMS_PER_BOT = 2_500;
const ITEMS_PER_SECOND = 15;
const DIGESTS = 0.1;
const UPDATES = 0.2;
/** Just after the digests' moment, so that the first tick rings it. */
const BEGIN = new Date('2026-03-10T07:30:05+07:00');
/** The processes of the end live so much later: whatever was put off is due. */
const LATER_SECONDS = 3_600;
const READY_MS = 60_000;
/** From the beginning of the run on: what is left of five minutes is the calm's. On a slow machine it lasts longer. */
const STORM_UNTIL_MS = 205_000;
const LEAST_STORM_MS = 100_000;
/** The calm is over when nothing is open, or when nothing has moved for so long. */
const STILL_MS = 75_000;
const LOOK_MS = 500;
const TOLD = 30;

interface Run {
  options: ChaosOptions;
  clock: RunClock;
  dice: Dice;
  begun: number;
  /** A line about how far it is. */
  tell(line: string): void;
}

/** One seeded run: bureaus and their crowds, the storm, the calm after it, the verdict. */
export async function runChaos(options: ChaosOptions, tell: (line: string) => void): Promise<ChaosReport> {
  const begun = performance.now();
  const seconds = (): number => Math.round((performance.now() - begun) / 1000);
  const run: Run = {
    options,
    clock: createRunClock(),
    dice: createDice(options.seed),
    begun,
    tell: (line) => tell(`${seconds()} s: ${line}`),
  };
  const folder = await mkdtemp(join(tmpdir(), 'nhac-viec-chaos-'));
  const scenes: Scene[] = [];
  try {
    return await withDatabase(async (uriFor) => {
      try {
        await setScenes(run, scenes, folder, uriFor);
        const trouble = await storm(run, scenes);
        await calm(run, scenes);
        const { report, complaints } = await makeReport(options, scenes, trouble, run.clock, seconds);
        for (const complaint of complaints.slice(0, TOLD)) tell(complaint);
        if (complaints.length > TOLD) tell(`… ${complaints.length} complaints`);
        return report;
      } finally {
        for (const { bureau } of scenes) await bureau.close();
      }
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function setScenes(
  { options, clock, dice, tell }: Run,
  scenes: Scene[],
  folder: string,
  uriFor: (name: string) => string,
): Promise<void> {
  const { items, processes, without } = options;
  const product = await buildProduct(join(folder, 'product'), GUARDS.find(({ name }) => name === without) ?? null);
  const bots = Math.ceil(items / ITEMS_PER_BOT);
  for (let bot = 0; bot < bots; bot += 1) {
    const share = Math.floor((items + bot) / bots);
    const people = Math.max(1, Math.round(share * DIGESTS));
    const updates = Math.round(share * UPDATES);
    const name = `b${bot + 1}`;
    const bureau = await openBureau({
      name,
      product,
      folder,
      uri: uriFor(name),
      dice: dice.for(name),
      processes,
      people,
      // those who have blocked the bot write nothing
      taps: Math.ceil(updates * 1.2),
      polls: bot % 3 === 2,
      clockShift: () => clock.shift(),
    });
    const plan = { updates, notices: share - updates - people, spreadMs: (share / ITEMS_PER_SECOND) * 1000 };
    scenes.push({ bureau, crowd: createCrowd(bureau, plan, dice.for(`crowd ${name}`), clock.now) });
  }
  clock.set(BEGIN);
  await Promise.all(scenes.map(({ crowd }) => crowd.begin()));
  tell(`${bots} bots, ${processes} processes each`);
}

/** Everything is brought while everything goes wrong; ends when little is left, or when its time is over. */
async function storm({ options, dice, begun, tell }: Run, scenes: readonly Scene[]): Promise<Trouble> {
  const { items, processes } = options;
  const slots = slotsOf(scenes);
  for (const slot of slots) slot.start();
  await until(() => slots.every((slot) => slot.url() !== null), READY_MS);
  const stormUntil = Math.max(begun + STORM_UNTIL_MS, performance.now() + LEAST_STORM_MS);
  const trouble = makeTrouble(
    scenes.map(({ bureau }) => bureau),
    dice.for('trouble'),
  );
  for (const { crowd } of scenes) crowd.beginEnding();
  await Promise.all(scenes.map(({ crowd }) => crowd.goOn()));
  tell(`everything is brought, ${await openItems(scenes)} open`);
  const isEnough = async (): Promise<boolean> =>
    (processes === 1 || trouble.stops() > 0) && (await openItems(scenes)) < items / 20;
  await until(isEnough, stormUntil - performance.now());
  await trouble.end();
  tell(`the storm is over, ${await openItems(scenes)} open; ${startsOf(scenes)}`);
  return trouble;
}

/** A rolling restart into a quiet world, until nothing is open any more. */
async function calm({ clock, tell }: Run, scenes: readonly Scene[]): Promise<void> {
  const slots = slotsOf(scenes);
  for (const { bureau } of scenes) bureau.calm();
  await Promise.all(slots.map((slot) => slot.end()));
  clock.skip(LATER_SECONDS);
  for (const slot of slots) slot.start();
  await untilStill(async () => (await openItems(scenes)) + scenes.filter(({ crowd }) => !crowd.hasEnded()).length);
  tell(`all is done, ${await openItems(scenes)} open`);
  const codes = await Promise.all(slots.map((slot) => slot.end()));
  if (codes.some((code) => code !== 0)) tell(`not every process ended well at SIGTERM: ${codes.join(' ')}`);
}

const slotsOf = (scenes: readonly Scene[]): Bureau['slots'] => scenes.flatMap(({ bureau }) => bureau.slots);

/** On a machine that is too slow for so many kills, most lives end before they send anything. */
function startsOf(scenes: readonly Scene[]): string {
  const lives = slotsOf(scenes).flatMap((slot) => slot.lives);
  const starts = lives.flatMap(({ bornAt, firstSendAt }) => (firstSendAt === null ? [] : [firstSendAt - bornAt]));
  const middle = median(starts) / 1000;
  return `${starts.length} of ${lives.length} lives sent something, after ${middle.toFixed(1)} s in the middle`;
}

/** Not sent, not handled, not even taken from Telegram. */
async function openItems(scenes: readonly Scene[]): Promise<number> {
  let open = 0;
  for (const { bureau } of scenes) {
    const { database, fake } = bureau;
    open += await database.collection('outbox').countDocuments({ state: { $in: ['waiting', 'claimed'] } });
    open += await database.collection('inbox').countDocuments({ state: 'new' });
    open += fake.updates.pending();
  }
  return open;
}

/** Looks again and again; gives up silently: what is left is the oracle's. */
async function until(holds: () => boolean | Promise<boolean>, withinMs: number): Promise<void> {
  for (const end = performance.now() + withinMs; performance.now() < end; await sleep(LOOK_MS)) {
    if (await holds()) return;
  }
}

/** Looks until the count is 0, or has been the same for a long time. */
async function untilStill(count: () => Promise<number>): Promise<void> {
  let last = Infinity;
  for (let movedAt = performance.now(); performance.now() - movedAt < STILL_MS; await sleep(LOOK_MS)) {
    const now = await count();
    if (now === 0) return;
    if (now !== last) movedAt = performance.now();
    last = now;
  }
}
