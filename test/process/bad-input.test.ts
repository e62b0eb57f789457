import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { openTestDatabase } from '../support/database.ts';
import { ask, type Answered, type Program, startProgram } from '../support/process.ts';

/** A process takes a second to start, on a busy machine ten. */
jest.setTimeout(60_000);

let closeDatabase: () => Promise<void>;
let mongodbUri: string;
beforeEach(async () => {
  ({ uri: mongodbUri, close: closeDatabase } = await openTestDatabase());
});
// after the program's own end, which was registered by the import
afterEach(() => closeDatabase());

const textOf = ({ body }: Answered): string =>
  (body as { replies: { text: string }[] }).replies.map(({ text }) => text).join('\n');
const say = (program: Program, text: string, from = 'hanh'): Promise<Answered> =>
  program.post('/demo/api/messages', { from, text });

function sendFile(program: Program, name: string, bytes: Buffer, text: string): Promise<Answered> {
  const form = new FormData();
  form.set('from', 'hanh');
  form.set('text', text);
  form.set('file', new Blob([new Uint8Array(bytes)]), name);
  return ask(`${program.url}/demo/api/messages`, { method: 'POST', body: form });
}

const raw = (program: Program, body: string): Promise<Answered> =>
  ask(`${program.url}/demo/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

test('what nobody should send is answered clearly, and the program goes on', async () => {
  const program = await startProgram({ env: { MONGODB_URI: mongodbUri } });
  await program.untilReady();
  const openBefore = JSON.stringify((await program.get('/demo/api/tasks')).body);

  // sizes
  expect(await sendFile(program, 'lon.pdf', Buffer.alloc(40 * 1024 * 1024, 1), 'xong')).toMatchObject({ status: 413 });
  expect(await say(program, 'ă'.repeat(10_001))).toMatchObject({
    status: 413,
    body: { error: expect.stringContaining('10.000') },
  });
  expect(await raw(program, `{"from":"hanh","text":"${'x'.repeat(2 * 1024 * 1024)}"}`)).toMatchObject({ status: 413 });

  // what is no message
  for (const body of [
    '{"from":"hanh","text":',
    'null',
    '12',
    '[]',
    '{}',
    '"việc"',
    '{"from":12,"text":"việc"}',
    '{"text":"việc"}',
  ])
    expect(await raw(program, body)).toEqual({ status: 400, body: { error: expect.any(String) } });

  // a program that pretends to be a document
  const exe = Buffer.concat([Buffer.from('MZ\u0090\u0000', 'latin1'), Buffer.alloc(600)]);
  const refused = await sendFile(program, 'bao-cao.pdf', exe, 'xong 12');
  expect(refused.status).toBe(200);
  expect(textOf(refused)).toContain('bao-cao.pdf');
  expect(textOf(refused)).toMatch(/không|chỉ/iu);

  // texts that are hard to read
  for (const text of [
    '\uD800xong',
    '\u200B\u202E',
    'xong 99999999999999999999',
    'gia hạn 12 đến 31/2 vì x',
    'hoãn nhắc 12 đến 5/13',
  ])
    expect(await say(program, text)).toMatchObject({
      status: 200,
      body: { replies: [{ text: expect.stringMatching(/\p{L}{2}/u) }] },
    });
  expect(textOf(await say(program, 'TỐI MẬT: quân số đơn vị X'))).not.toContain('quân số');

  expect(JSON.stringify((await program.get('/demo/api/tasks')).body)).toBe(openBefore);
  expect((await program.get('/health/ready')).status).toBe(200);
  expect(program.stderr()).not.toMatch(/quân số|bao-cao|99999/u);
});

test('whoever guesses codes is shut out, the code itself stays good', async () => {
  const program = await startProgram({ env: { MONGODB_URI: mongodbUri } });
  await program.untilReady();
  const told = textOf(await say(program, 'mã Nông Thị Hạnh', 'ngoc'));
  const code = /^[2-9A-Z]{4}-[2-9A-Z]{4}$/mu.exec(told)?.[0] ?? '';
  expect(code).not.toBe('');

  const answers: string[] = [];
  for (let guess = 0; guess < 20; guess += 1) {
    const { body } = await say(program, `K7MN-${2222 + guess}`, 'kẻ lạ');
    answers.push(...(body as { replies: { text: string }[] }).replies.map(({ text }) => text));
  }
  answers.push(textOf(await say(program, code, 'kẻ lạ')));
  expect(answers.filter((text) => text !== '').length).toBeLessThanOrEqual(6);
  expect(answers.join('\n')).not.toContain('Hạnh');

  expect(textOf(await say(program, code.toLowerCase().replace('-', ''), 'máy của Hạnh'))).toContain('Nông Thị Hạnh');
  expect(program.stderr()).not.toContain(code);
});

test('without the demo room nobody finds its doors', async () => {
  const program = await startProgram({ env: { MONGODB_URI: mongodbUri, DEMO: 'off' } });
  await program.untilReady();
  for (const path of ['/demo/api/people', '/demo/api/clock', '/demo/api/tasks', '/demo/api/events', '/demo/', '/demo'])
    expect(await program.get(path)).toMatchObject({ status: 404 });
  expect(await program.post('/demo/api/reset', {})).toMatchObject({ status: 404 });
  expect(program.stderr()).toContain('Chưa có kênh nào');
});
