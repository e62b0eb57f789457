import { type FaultName, type FaultRates, FAULTS, type Scenario } from './scenario.ts';
import { seededRandom } from './seeded.ts';

export interface Disturbance {
  scenario: Scenario;
  /** `planned`: by `fail`. */
  name: FaultName | 'planned';
}

export interface Faults {
  /** The next `times` calls of this method go wrong. */
  plan(method: string, scenario: Scenario, times: number): void;
  /** From now on calls of these methods go wrong by chance; without methods, of all that have no rates of their own. */
  rate(rates: FaultRates, methods: readonly string[] | undefined): void;
  /** What goes wrong with this call; null: nothing. */
  next(method: string): Disturbance | null;
}

const ALL = '*';
const NAMES = Object.keys(FAULTS) as FaultName[];

/** What goes wrong, and when: planned ones first, else by the dice of this seed. */
export function createFaults(seed: number): Faults {
  const planned: { method: string; scenario: Scenario }[] = [];
  const rates = new Map<string, FaultRates>();
  const random = seededRandom(seed);

  function byChance(method: string): Disturbance | null {
    const mine = rates.get(method) ?? rates.get(ALL);
    if (mine === undefined) return null;
    let left = random();
    for (const name of NAMES) {
      left -= mine[name] ?? 0;
      if (left < 0) return { scenario: FAULTS[name], name };
    }
    return null;
  }

  return {
    plan(method, scenario, times) {
      for (let left = times; left > 0; left -= 1) planned.push({ method, scenario });
    },
    rate(given, methods = [ALL]) {
      for (const method of methods) rates.set(method, given);
    },
    next(method) {
      const at = planned.findIndex((plan) => plan.method === method);
      if (at === -1) return byChance(method);
      const [plan] = planned.splice(at, 1);
      return plan === undefined ? null : { scenario: plan.scenario, name: 'planned' };
    },
  };
}
