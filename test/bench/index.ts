import { benchDelivery } from './delivery.ts';
import { benchDue } from './due.ts';
import { benchStart } from './start.ts';
import { benchYear } from './year.ts';

/** `npm run bench -- NAME`: the last line on stdout is one JSON object. Progress goes to stderr. */
const BENCHES: Readonly<Record<string, () => Promise<object>>> = {
  delivery: benchDelivery,
  start: benchStart,
  due: benchDue,
  year: benchYear,
};

const name = process.argv.slice(2).find((argument) => argument !== '--') ?? '';
const bench = BENCHES[name];
if (bench === undefined) {
  process.stderr.write(`npm run bench -- ${Object.keys(BENCHES).join(' | ')}\n`);
  process.exitCode = 2;
} else {
  process.stdout.write(`${JSON.stringify({ bench: name, ...(await bench()) })}\n`);
}
