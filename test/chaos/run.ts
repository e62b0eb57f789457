import { runChaos } from './chaos.ts';
import { GUARDS } from './guards.ts';
import { readOptions, USAGE } from './options.ts';

/** `npm run chaos`: the last line on stdout is one JSON object; what happens meanwhile is told on stderr. */
const say = (value: object): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
// each process of the product asks to be told of the end
process.setMaxListeners(100);

const options = readOptions(process.argv.slice(2));
if (options === null) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else if (options === 'list') {
  for (const { name, removes, expect } of GUARDS) say({ guard: name, removes, expect });
} else {
  const report = await runChaos(options, tell);
  say(report);
  process.exitCode = report.ok ? 0 : 1;
}
