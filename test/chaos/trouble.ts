import { setTimeout as sleep } from 'node:timers/promises';
import type { Dice } from './dice.ts';
import { itemKey } from './oracle/deliveries.ts';
import type { Bureau } from './world/bureau.ts';
import { isAtWork } from './world/life.ts';
import type { Slot } from './world/slot.ts';
import type { Call } from './world/telegram-front.ts';

export interface Trouble {
  kills(): number;
  /** How many have been stopped for longer than a lease, and have gone on. */
  stops(): number;
  /** Stops, and stretches in which nobody listens at Telegram's address. */
  faults(): number;
  /** Settles when nobody is stopped any more. */
  end(): Promise<void>;
}

const KILL_EVERY_MS = [500, 2_000] as const;
const SPARED = 0.5;
/** So many kills come just after an update was acknowledged, if one comes soon. */
const WORST_MOMENT = 0.5;
const AWAITED_UPDATE_MS = 500;
const REFUSE_EVERY_MS = [5_000, 20_000] as const;
const REFUSED_MS = [500, 3_000] as const;
/** The lease of a claim is 30 s: so long, and then (a tick comes every 20 s) until somebody else is at what was in hand. */
const STOPPED_MS = 31_000;
const AWAITED_MS = 30_000;
const SOON_MS = [300, 900] as const;
const BETWEEN_STOPS_MS = [8_000, 20_000] as const;
/** Whoever took over is held at the platform meanwhile: the woken process is to meet it. */
const HELD_MS = 1_500;

/** Kills and stops processes at random, until it is ended. */
export function makeTrouble(bureaus: readonly Bureau[], dice: Dice): Trouble {
  const over = new AbortController();
  const { signal } = over;
  let kills = 0;
  let stops = 0;
  let refusals = 0;
  const slots = bureaus.flatMap((bureau) => bureau.slots);
  const fronts = bureaus.flatMap((bureau) => bureau.fronts);
  const rest = (ms: number): Promise<unknown> => sleep(ms, undefined, { signal }).catch(() => undefined);

  async function killing(): Promise<void> {
    const my = dice.for('kills');
    for (;;) {
      await rest(my.between(...KILL_EVERY_MS));
      if (signal.aborted) return;
      // who is still starting has nothing to lose: on a busy machine nothing else would ever happen
      const running = slots.filter((slot) => isAtWork(slot.life()) && !slot.isStopped());
      if (running.length === 0) continue;
      const slot = my.pick(running);
      // while the others are stopped somebody has to take over what they hold
      if (running.length === 1 && slots.length > 1 && my.chance(SPARED)) continue;
      kills += 1;
      if (my.chance(WORST_MOMENT)) await acknowledgement(bureaus, slot, AWAITED_UPDATE_MS);
      await slot.kill();
    }
  }

  async function refusing(): Promise<void> {
    const my = dice.for('refusals');
    for (;;) {
      await rest(my.between(...REFUSE_EVERY_MS));
      if (signal.aborted) return;
      refusals += 1;
      await my.pick(fronts).refuseFor(my.between(...REFUSED_MS));
    }
  }

  async function stopping(): Promise<void> {
    const my = dice.for('stops');
    for (let isNext = true; ;) {
      // the first one soon: while there is much in hand
      await rest(isNext ? my.between(...SOON_MS) : my.between(...BETWEEN_STOPS_MS));
      if (signal.aborted) return;
      const bureau = my.pick(bureaus);
      if (bureau.slots.length < 2) return;
      isNext = true;
      const slot = my.pick(bureau.slots);
      const call = await nextCallBy(bureau, slot, 3_000);
      if (call === null || slot.life() !== call.life || call.life.killedAt !== null) continue;
      slot.stop();
      await sleep(STOPPED_MS);
      await anotherTry(bureau, call, AWAITED_MS);
      slot.goOn();
      stops += 1;
      isNext = false;
    }
  }

  const working = Promise.all([killing(), refusing(), stopping()]);
  return {
    kills: () => kills,
    stops: () => stops,
    faults: () => stops + refusals,
    async end() {
      over.abort();
      await working;
    },
  };
}

/** Settles while this call of the slot is on its way; null when none comes in time. */
function nextCallBy(bureau: Bureau, slot: Slot, withinMs: number): Promise<Call | null> {
  return watchCalls(bureau, withinMs, (call) => call.chat !== null && call.life === slot.life(), 0);
}

/** Settles when somebody else tries the same item; its answer is held for a moment. */
function anotherTry(bureau: Bureau, { chat, text, life }: Call, withinMs: number): Promise<Call | null> {
  const item = itemKey(chat ?? '', text);
  return watchCalls(
    bureau,
    withinMs,
    (call) => call.life !== life && itemKey(call.chat ?? '', call.text) === item,
    HELD_MS,
  );
}

/** Settles as soon as this slot has acknowledged an update, or when none came in time. */
function acknowledgement(bureaus: readonly Bureau[], slot: Slot, withinMs: number): Promise<void> {
  const watch = bureaus.find(({ slots }) => slots.includes(slot))?.watch;
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      if (watch !== undefined) watch.onAcknowledged = () => undefined;
      resolve();
    };
    const timer = setTimeout(end, withinMs);
    if (watch !== undefined) watch.onAcknowledged = (by) => (by === slot ? end() : undefined);
  });
}

function watchCalls(
  { watch }: Bureau,
  withinMs: number,
  isIt: (call: Call) => boolean,
  holdMs: number,
): Promise<Call | null> {
  return new Promise((resolve) => {
    const end = (found: Call | null): void => {
      clearTimeout(timer);
      watch.onCall = () => Promise.resolve();
      resolve(found);
    };
    const timer = setTimeout(() => end(null), withinMs);
    watch.onCall = (call) => {
      if (!isIt(call)) return Promise.resolve();
      end(call);
      return sleep(holdMs);
    };
  });
}
