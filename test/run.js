/**
 * `node test/run.js fast|slow [what jest takes]`: runs the tests of that kind and says as the last line on stdout
 * `N passed, N failed`, with `, N skipped` when there are any. The exit code is jest's; a run without a test fails.
 * NHACVIEC_TEST_TOTALS may name a file that gets a line `passed failed skipped`.
 */
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [kind, ...extra] = process.argv.slice(2);

if (kind !== 'fast' && kind !== 'slow') {
  process.stderr.write('usage: node test/run.js fast|slow [jest arguments]\n');
  process.exitCode = 2;
} else if (kind === 'slow' && !hasSlowTests()) {
  report({ passed: 0, failed: 0, skipped: 0 });
} else {
  const folder = mkdtempSync(join(tmpdir(), 'nhac-viec-run-'));
  const file = join(folder, 'results.json');
  const code = await runJest(kind, file, extra);
  const totals = readTotals(file);
  rmSync(folder, { recursive: true });
  report(totals);
  const didNothing = totals.passed + totals.failed === 0;
  if (didNothing) process.stderr.write('no test was executed\n');
  process.exitCode = code || (didNothing || totals.failed > 0 ? 1 : 0);
}

function hasSlowTests() {
  return readdirSync(join(root, 'test'), { recursive: true }).some((name) => /\.slow\.test\.tsx?$/u.test(String(name)));
}

/** Resolves with jest's exit code, 1 when it was stopped by a signal. */
function runJest(kind, outputFile, extra) {
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const node = ['--experimental-vm-modules', '--no-warnings'];
  const child = spawn(process.execPath, [...node, jest, '--json', `--outputFile=${outputFile}`, ...extra], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NHACVIEC_TESTS: kind },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}

/** A test file that could not even be loaded counts as one failure. */
function readTotals(file) {
  try {
    const results = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

function report({ passed, failed, skipped }) {
  const totalsFile = process.env.NHACVIEC_TEST_TOTALS;
  if (totalsFile) appendFileSync(totalsFile, `${passed} ${failed} ${skipped}\n`);
  const tail = skipped > 0 ? `, ${skipped} skipped` : '';
  process.stdout.write(`${passed} passed, ${failed} failed${tail}\n`);
}
