import { createDemoChannel } from '../../bot/demo/channel.ts';
import type { DemoRoom } from '../../bot/demo/demo-room.ts';
import { openDemoRoom } from '../../bot/demo/open-room.ts';
import { plainDay } from '../calendar/plain-day.ts';
import { momentAt } from '../calendar/zone.ts';
import { type FrozenClock, frozenClock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { Memory } from '../ports.ts';
import { SAMPLE_NAME } from '../sample/people.ts';
import { createUnit, plantSample } from '../sample/plant-sample.ts';
import { type App, openApp } from './open-app.ts';

const UNIT = 'luc-binh';
const FIRST_DAY = plainDay('2026-03-02');

/** The clock of the demo room before anything happened: Monday 2 March 2026, 07:00. */
export const demoStart = (zone: string): Date => momentAt(FIRST_DAY, '07:00', zone);

/**
 * The sample commune with everybody's phone in the room, on a clock that only moves by hand. `walking` is the same
 * database at ease: a walk through a year is acknowledged once, at its end, when the clock is saved by `memory`.
 */
export async function openDemo(
  memory: Memory,
  clock: FrozenClock,
  zone: string,
  logger: Logger,
  walking: Memory = memory,
): Promise<{ app: App; room: DemoRoom }> {
  const plant = (): Promise<void> => plantDemo(memory, clock, zone);
  const saved = await memory.demoInbox.readClock();
  if (saved === null || (await memory.units.find(UNIT)) === null) await plant();
  else clock.set(saved);
  const unit = await memory.units.find(UNIT);
  if (unit === null) throw new Error('the sample commune was just planted');

  let inUse = memory;
  const channel = createDemoChannel({ demoInbox: { add: (sent) => inUse.demoInbox.add(sent) }, clock });
  const app = openApp({ memory, clock, logger, zone, channels: [channel], byHand: true });
  const walk = openApp({ memory: walking, clock, logger, zone, channels: [channel], byHand: true });
  const atEase = async (work: () => Promise<unknown>): Promise<void> => {
    inUse = walking;
    await work().finally(() => {
      inUse = memory;
    });
  };
  const room = openDemoRoom({
    memory,
    unit,
    clock,
    channel,
    reception: app.reception,
    walkTo: (walked, to, onMoment) => atEase(() => walk.scheduler.walkTo(walked, to, onMoment)),
    tick: (now) => atEase(() => walk.scheduler.tick(now)),
    plant,
  });
  return { app, room };
}

/** As at the first start, with the same ids and numbers. */
async function plantDemo(memory: Memory, clock: FrozenClock, zone: string): Promise<void> {
  clock.set(demoStart(zone));
  const now = clock.now();
  await memory.units.remove(UNIT);
  await memory.demoInbox.clear();
  await memory.transaction(async () => {
    const unit = await createUnit(memory, { id: UNIT, name: SAMPLE_NAME, zone }, now);
    await plantSample(memory, unit, now);
    const { officers, accounts } = memory.forUnit(unit.id);
    for (const { id } of await officers.list())
      await accounts.add({
        channel: 'demo',
        account: id,
        officer: id,
        order: 1,
        state: 'ok',
        reason: null,
        linkedAt: now,
      });
  });
  await memory.demoInbox.saveClock(now);
}

export const demoClock = (zone: string): FrozenClock => frozenClock(demoStart(zone));
