import type { Crowd } from './crowd.ts';
import type { ChaosOptions } from './options.ts';
import { collectEvidence } from './oracle/collect.ts';
import { judge } from './oracle/judge.ts';
import { linesWithSecrets } from './oracle/logs.ts';
import type { RunClock } from './run-clock.ts';
import type { Trouble } from './trouble.ts';
import type { Bureau } from './world/bureau.ts';

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

/** A bureau and who wrote in it. */
export interface Scene {
  bureau: Bureau;
  crowd: Crowd;
}

/** The oracle's verdict on all that was left behind; each complaint is told. */
export async function makeReport(
  { seed, items, processes }: ChaosOptions,
  scenes: readonly Scene[],
  trouble: Trouble,
  clock: RunClock,
  seconds: () => number,
): Promise<{ report: ChaosReport; complaints: string[] }> {
  const evidence = await Promise.all(
    scenes.map(({ bureau, crowd }) => collectEvidence(bureau, crowd.brought, (moment) => clock.steadyOf(moment))),
  );
  const { complaints, ...finding } = judge(evidence);
  const secretsInLogs = sum(scenes.map(({ bureau }) => linesOf(bureau)));
  if (secretsInLogs > 0) complaints.push(`${secretsInLogs} lines of logs with a secret, a name or a text`);
  const report = {
    seed,
    items,
    processes,
    kills: trouble.kills(),
    faults: trouble.faults() + sum(scenes.map(({ bureau }) => bureau.faults())),
    ...finding,
    secretsInLogs,
    seconds: seconds(),
    ok: complaints.length === 0,
  };
  return { report, complaints };
}

const linesOf = ({ slots, secrets }: Bureau): number =>
  sum(slots.map((slot) => linesWithSecrets(slot.said(), secrets)));

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
