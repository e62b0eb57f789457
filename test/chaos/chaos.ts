import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withDatabase } from '../bench/bench-database.ts';
import { buildProduct } from './build-product.ts';
import { type Crowd, createCrowd } from './crowd.ts';
import { createDice } from './dice.ts';
import { GUARDS } from './guards.ts';
import type { ChaosOptions } from './options.ts';
import { collectEvidence } from './oracle/collect.ts';
import { judge } from './oracle/judge.ts';
import { linesWithSecrets } from './oracle/logs.ts';
import { makeTrouble } from './trouble.ts';
import { type Bureau, openBureau } from './world/bureau.ts';

/** The last line of a run (contract §5). */
export interface ChaosReport {
  seed: number;
  items: number;
  processes: number;
  kills: number;
  faults: number;
  delivered: number;
  doubled: number;
  doubledWithoutDoubt: number;
  lost: number;
  unfinished: number;
  maxPerSecond: number;
  remindedAfterDone: number;
  updatesTwice: number;
  secretsInLogs: number;
  seconds: number;
  ok: boolean;
}

/** A bot sends some twelve a second through all of this: so many fit into its share of five minutes. */
const ITEMS_PER_BOT = 2_500;
const ITEMS_PER_SECOND = 15;
const DIGESTS = 0.1;
const UPDATES = 0.2;
/** Just after the digests' moment, so that the first tick rings it. */
const BEGIN = Date.parse('2026-03-10T07:30:05+07:00');
/** The processes of the end live an hour later: whatever was put off is due. */
const LATER_SECONDS = 3_600;
const READY_MS = 60_000;
/** From the start of the run on: five minutes are its share. */
const MAIN_UNTIL_MS = 205_000;
const END_UNTIL_MS = 290_000;
const LEAST_END_MS = 75_000;
const LOOK_MS = 500;

type Tell = (line: string) => void;

/** One seeded run, as a whole: bureaus, crowd, trouble, calm, judgement. */
export async function runChaos(options: ChaosOptions, tell: Tell): Promise<ChaosReport> {
  const begun = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'nhac-viec-chaos-'));
  try {
    return await withDatabase((uriFor) => run(options, { folder, uriFor, begun, tell }));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

interface Ground {
  folder: string;
  uriFor(name: string): string;
  begun: number;
  tell: Tell;
}

async function run({ seed, items, processes, without }: ChaosOptions, ground: Ground): Promise<ChaosReport> {
  const { folder, uriFor, begun, tell } = ground;
  const seconds = (): number => Math.round((performance.now() - begun) / 1000);
  const dice = createDice(seed);
  const guard = GUARDS.find(({ name }) => name === without) ?? null;
  const product = await buildProduct(join(folder, 'product'), guard);
  let shift = Math.round((BEGIN - Date.now()) / 1000);
  const now = (): Date => new Date(Date.now() + shift * 1000);

  const bots = Math.ceil(items / ITEMS_PER_BOT);
  const shares = Array.from({ length: bots }, (_, bot) => Math.floor((items + bot) / bots));
  const bureaus: Bureau[] = [];
  try {
    for (const [bot, share] of shares.entries()) {
      const name = `b${bot + 1}`;
      bureaus.push(
        await openBureau({
          name,
          product,
          folder,
          uri: uriFor(name),
          dice: dice.for(name),
          processes,
          people: Math.max(1, Math.round(share * DIGESTS)),
          taps: Math.round(share * UPDATES * 1.1),
          polls: bot % 3 === 2,
          clockShift: () => shift,
        }),
      );
    }
    const crowds = bureaus.map((bureau, bot): Crowd => {
      const share = shares[bot] ?? 0;
      const updates = Math.round(share * UPDATES);
      const plan = {
        updates,
        notices: share - updates - bureau.people.length,
        spreadMs: (share / ITEMS_PER_SECOND) * 1000,
      };
      return createCrowd(bureau, plan, dice.for(`crowd ${bureau.name}`), now);
    });
    // planting took some seconds of the morning
    shift = Math.round((BEGIN - Date.now()) / 1000);
    await Promise.all(crowds.map((crowd) => crowd.begin()));
    tell(`${seconds()} s: ${bots} bots, ${processes} processes each`);
    const slots = bureaus.flatMap((bureau) => bureau.slots);
    for (const slot of slots) slot.start();
    await until(() => slots.every((slot) => slot.url() !== null), READY_MS);

    const mainUntil = begun + MAIN_UNTIL_MS;
    const ending = Promise.all(crowds.map((crowd) => crowd.endTasks()));
    const trouble = makeTrouble(bureaus, dice.for('trouble'));
    await Promise.all(crowds.map((crowd) => crowd.goOn()));
    tell(`${seconds()} s: everything is brought, ${await openItems(bureaus)} open`);
    const isEnough = async (): Promise<boolean> =>
      (processes === 1 || trouble.stops() > 0) && (await openItems(bureaus)) < items / 20;
    await until(isEnough, mainUntil - performance.now());
    await trouble.end();
    tell(`${seconds()} s: the trouble is over, ${await openItems(bureaus)} open`);

    for (const bureau of bureaus) bureau.calm();
    await Promise.all(slots.map((slot) => slot.end()));
    const laterFrom = now().getTime() + (LATER_SECONDS * 1000) / 2;
    shift += LATER_SECONDS;
    const steadyOf = (moment: Date): number => {
      const unshifted = moment.getTime() - (moment.getTime() < laterFrom ? shift - LATER_SECONDS : shift) * 1000;
      return unshifted - performance.timeOrigin;
    };
    for (const slot of slots) slot.start();
    const endMs = Math.max(LEAST_END_MS, begun + END_UNTIL_MS - performance.now());
    const late = sleep(endMs, undefined, { ref: false });
    await Promise.race([ending, late]);
    await until(async () => (await openItems(bureaus)) === 0, endMs);
    tell(`${seconds()} s: all is done, ${await openItems(bureaus)} open`);
    const codes = await Promise.all(slots.map((slot) => slot.end()));
    if (codes.some((code) => code !== 0)) tell(`not every process ended well at SIGTERM: ${codes.join(' ')}`);

    const evidence = await Promise.all(
      bureaus.map((bureau, bot) => collectEvidence(bureau, crowds[bot]?.brought ?? NOTHING, steadyOf)),
    );
    const { complaints, ...finding } = judge(evidence);
    const secretsInLogs = bureaus
      .flatMap((bureau) => bureau.slots.map((slot) => linesWithSecrets(slot.said(), secretsOf(bureau, uriFor))))
      .reduce((sum, count) => sum + count, 0);
    for (const complaint of complaints.slice(0, TOLD)) tell(complaint);
    if (complaints.length > TOLD) tell(`… ${complaints.length} complaints`);
    if (secretsInLogs > 0) tell(`${secretsInLogs} lines with a secret, a name or a text`);
    return {
      seed,
      items,
      processes,
      kills: trouble.kills(),
      faults: trouble.faults() + bureaus.map(faultsOf).reduce((sum, count) => sum + count, 0),
      ...finding,
      secretsInLogs,
      seconds: seconds(),
      ok: complaints.length === 0 && secretsInLogs === 0,
    };
  } finally {
    for (const slot of bureaus.flatMap((bureau) => bureau.slots)) await slot.destroy();
    for (const bureau of bureaus) await bureau.close();
  }
}

const TOLD = 30;
const NOTHING = { notices: [], updates: [], ended: [] };

async function openItems(bureaus: readonly Bureau[]): Promise<number> {
  const counts = await Promise.all(
    bureaus.map(async ({ database, fake }) => {
      const outbox = await database.collection('outbox').countDocuments({ state: { $in: ['waiting', 'claimed'] } });
      return outbox + (await database.collection('inbox').countDocuments({ state: 'new' })) + fake.updates.pending();
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

const faultsOf = ({ fake, databaseFaults, delays }: Bureau): number =>
  fake.log.filter(({ fault }) => fault !== null).length + databaseFaults() + delays();

/** The token whole and its secret part, the webhook's secret, the database's password. */
function secretsOf({ token, secret, name }: Bureau, uriFor: (name: string) => string): string[] {
  return [token.split(':')[1] ?? token, secret, new URL(uriFor(name)).password];
}

/** Looks again and again; gives up silently. */
async function until(holds: () => boolean | Promise<boolean>, withinMs: number): Promise<void> {
  for (const end = performance.now() + withinMs; performance.now() < end; await sleep(LOOK_MS)) {
    if (await holds()) return;
  }
}
