import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { z } from 'zod';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

// npm passes a signal to its shell alone: a shell that stays would die and leave the program behind.
test.each(['start', 'dev', 'mongo', 'nhacviec'])('npm run %s: the shell becomes node', (name) => {
  expect(scripts[name]).toMatch(/^exec node /u);
});
