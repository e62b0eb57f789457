import { expect, test } from '@jest/globals';
import { isAlive, mongodPid } from '../models/mongod/real-folder.ts';
import { type Program, runProgram, startProgram, waitFor } from '../support/process.ts';

/** What a chairman sees of his office: it must be there again. */
async function marked(program: Program): Promise<number> {
  const { body } = await program.get('/demo/api/tasks');
  return (body as { status: string }[]).filter(({ status }) => status === 'done').length;
}

async function openTaskOf(program: Program, person: string): Promise<number> {
  const { body } = await program.get('/demo/api/tasks');
  const tasks = body as { number: number; kind: string; status: string; holder: { id: string } | null }[];
  const found = tasks.find(
    ({ kind, status, holder }) => kind === 'standing' && status === 'open' && holder?.id === person,
  );
  if (found === undefined) throw new Error('the sample commune has such a task');
  return found.number;
}

async function closeOneTask(program: Program): Promise<void> {
  const number = await openTaskOf(program, 'hanh');
  const answered = await program.post('/demo/api/messages', { from: 'hanh', text: `xong ${number}` });
  expect(answered.status).toBe(200);
}

test('the data are there again after SIGTERM, and no mongod is left behind', async () => {
  const first = await startProgram();
  await first.untilReady();
  await closeOneTask(first);
  const done = await marked(first);
  expect(done).toBe(1);
  const pid = await mongodPid(`${first.folder}/.data`);
  const before = performance.now();
  first.signal('SIGTERM');
  expect(await first.ended).toMatchObject({ code: 0 });
  expect(performance.now() - before).toBeLessThan(10_000);
  expect(isAlive(pid)).toBe(false);

  const second = await startProgram({ folder: first.folder });
  await second.untilReady();
  expect(await marked(second)).toBe(done);
  second.signal('SIGINT');
  expect(await second.ended).toMatchObject({ code: 0 });
});

test('SIGTERM while everything is being opened ends it well, and mongod with it', async () => {
  const program = await startProgram();
  program.signal('SIGTERM');
  const ended = await program.ended;
  expect(ended.code).toBe(0);
  const pid = await mongodPid(`${program.folder}/.data`).catch(() => 0);
  if (pid > 0)
    await waitFor(
      () => !isAlive(pid),
      15_000,
      () => 'mongod lives on',
    );
});

test('the data are there again after kill -9 of the program, which blocks no next start', async () => {
  const first = await startProgram();
  await first.untilReady();
  await closeOneTask(first);
  first.signal('SIGKILL');
  await first.ended;
  const second = await startProgram({ folder: first.folder });
  await second.untilReady();
  expect(await marked(second)).toBe(1);
});

test('kill -9 of mongod ends the program with a clear line, and the data are there again', async () => {
  const first = await startProgram();
  await first.untilReady();
  await closeOneTask(first);
  process.kill(await mongodPid(`${first.folder}/.data`), 'SIGKILL');
  const ended = await first.ended;
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain('MongoDB nhúng đã dừng ngoài ý muốn, chương trình dừng theo.\n');
  const second = await startProgram({ folder: first.folder });
  await second.untilReady();
  expect(await marked(second)).toBe(1);
});

test('a second start on the same folder says so kindly, and the first one goes on', async () => {
  const first = await startProgram();
  await first.untilReady();
  const second = await runProgram({ folder: first.folder });
  expect(second.code).toBe(1);
  expect(second.stderr).toMatch(/Thư mục dữ liệu \S+ đang được một Nhắc Việc khác sử dụng\. .*\n$/u);
  expect((await first.get('/health/ready')).status).toBe(200);
});

test('a folder that cannot be written is told in one line', async () => {
  const ended = await runProgram({ env: { DATA_DIR: '/dev/null/nhac-viec' } });
  expect(ended.code).toBe(1);
  expect(ended.stderr).toMatch(/^Không ghi được vào thư mục dữ liệu .*DATA_DIR\.\n$/u);
});
