import { expect, test } from '@jest/globals';
import { openDesk } from './open-desk.ts';

test('a thousand people take well under 30 s', async () => {
  const desk = await openDesk();
  const { officers } = await desk.addUnit('mau');
  const rows = Array.from({ length: 1000 }, (_, index) => `Lý Số ${index},Chức danh ${index % 50}`).join('\n');
  const file = await desk.write('people.csv', `name,post\n${rows}\n`);
  const started = performance.now();
  expect((await desk.run('officer', 'add', '--file', file, '--json')).records).toHaveLength(1000);
  expect(performance.now() - started).toBeLessThan(30_000);
  expect(await officers.list()).toHaveLength(1000);
  await desk.close();
});
