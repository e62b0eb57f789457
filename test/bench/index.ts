import { benchDelivery } from './delivery.ts';
import { benchDue } from './due.ts';
import { benchMemory } from './memory.ts';
import { benchPlan } from './plan.ts';
import { benchStart } from './start.ts';
import { benchUpdates } from './updates/updates.ts';
import { benchYear } from './year.ts';

/** `npm run bench -- NAME`: the last line on stdout is one JSON object. Progress goes to stderr. */
const BENCHES: Readonly<Record<string, () => Promise<object>>> = {
  delivery: benchDelivery,
  due: benchDue,
  memory: benchMemory,
  plan: benchPlan,
  start: benchStart,
  updates: benchUpdates,
  year: benchYear,
};

const name = process.argv.slice(2).find((argument) => argument !== '--') ?? '';
const names = Object.keys(BENCHES).join(' ');
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (name === 'list') {
  process.stdout.write(`${names}\n`);
} else if (bench === undefined) {
  process.stderr.write(`There is no such bench. npm run bench -- NAME, one of: ${names}\n`);
  process.exitCode = 2;
} else {
  process.stdout.write(`${JSON.stringify({ bench: name, ...(await bench()) })}\n`);
}
