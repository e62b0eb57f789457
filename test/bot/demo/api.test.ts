import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type OpenServer, openServer } from '../web/open-server.ts';
import { ANNOUNCEMENT, createRoomDouble, PEOPLE, TASK } from './room-double.ts';

const room = createRoomDouble();
let open: OpenServer;
beforeAll(async () => {
  open = await openServer({ demo: () => room });
});
afterAll(() => open.server.close());

const get = (path: string) => fetch(`${open.base}/demo/api/${path}`);
const post = (path: string, body: string, type = 'application/json') =>
  fetch(`${open.base}/demo/api/${path}`, { method: 'POST', body, headers: { 'content-type': type } });
const postJson = (path: string, value: unknown) => post(path, JSON.stringify(value));
const sendForm = (parts: [string, string | File][]) => {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  return fetch(`${open.base}/demo/api/messages`, { method: 'POST', body: form });
};

describe('reading', () => {
  test.each([
    ['people', PEOPLE],
    ['tasks', [TASK]],
    ['announcements', [ANNOUNCEMENT]],
    ['clock', { now: '2026-03-02T07:00:00+07:00' }],
    ['inbox?person=nobody', []],
  ])('%s', async (path, expected) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual(expected);
  });

  test('an inbox is read on after the last message known', async () => {
    const first = room.write('reader', { text: 'một' });
    const second = room.write('reader', { text: 'hai', kind: 'digest' });
    expect(await (await get('inbox?person=reader')).json()).toEqual([first, second]);
    expect(await (await get('inbox?person=reader&after=')).json()).toEqual([first, second]);
    expect(await (await get(`inbox?person=reader&after=${first.id}`)).json()).toEqual([second]);
  });

  test.each(['inbox', 'inbox?person=', 'inbox?person=a&person=b', 'inbox?person=a&after=1&after=2'])(
    '%s is malformed',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({ error: expect.any(String) });
    },
  );
});

describe('writing', () => {
  test('a text is spoken as it stands, and the replies come back', async () => {
    const answer = await postJson('messages', { from: 'justice', text: ' xong 12\u200b ' });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      replies: [expect.objectContaining({ text: 'Đã nghe:  xong 12\u200b ', kind: 'reply' })],
    });
    expect(room.speeches.at(-1)).toEqual({ from: 'justice', text: ' xong 12\u200b ', choice: null, file: null });
  });

  test('a choice', async () => {
    await postJson('messages', { from: 'clerk', choice: 'gửi', text: null });
    expect(room.speeches.at(-1)).toEqual({ from: 'clerk', text: null, choice: 'gửi', file: null });
  });

  test('a form with text and file, in any order of its fields', async () => {
    const file = () => new File([Buffer.from([1, 2, 3])], 'Kế hoạch số 05.pdf', { type: 'application/pdf' });
    const orders: [string, string | File][][] = [
      [
        ['from', 'justice'],
        ['text', 'xong 12'],
        ['file', file()],
      ],
      [
        ['file', file()],
        ['text', 'xong 12'],
        ['from', 'justice'],
      ],
    ];
    for (const order of orders) {
      expect((await sendForm(order)).status).toBe(200);
      expect(room.speeches.pop()).toEqual({
        from: 'justice',
        text: 'xong 12',
        choice: null,
        file: { name: 'Kế hoạch số 05.pdf', bytes: Buffer.from([1, 2, 3]) },
      });
    }
  });

  test('a form with a file alone, and one with an empty file box', async () => {
    await sendForm([
      ['from', 'justice'],
      ['file', new File(['x'], 'anh.jpg')],
    ]);
    expect(room.speeches.pop()).toMatchObject({ text: null, file: { name: 'anh.jpg' } });
    await sendForm([
      ['from', 'justice'],
      ['text', 'việc'],
      ['file', new File([], '')],
    ]);
    expect(room.speeches.pop()).toMatchObject({ text: 'việc', file: null });
  });

  test.each([
    ['10.000 characters', 'ữ'.repeat(10_000)],
    ['10.000 emoji', '😀'.repeat(10_000)],
    ['a lone surrogate', 'xong \ud83d 12'],
    ['marks that turn the reading direction', '\u202Exong 12\u202C'],
    ['decomposed diacritics', 'thông báo'.normalize('NFD')],
    ['NUL', 'vi\u0000ệc'],
  ])('%s reaches the room', async (_name, text) => {
    expect((await postJson('messages', { from: 'justice', text })).status).toBe(200);
    expect(room.speeches.pop()?.text).toBe(text);
    expect(
      (
        await sendForm([
          ['from', 'justice'],
          ['text', text],
        ])
      ).status,
    ).toBe(200);
  });
});

describe('what is malformed is 400 with a sentence, and nothing is spoken', () => {
  const boundary = 'multipart/form-data; boundary=x';
  test.each([
    ['nothing said', '{"from":"justice"}', 'application/json'],
    ['only spaces', '{"from":"justice","text":"  "}', 'application/json'],
    ['nobody speaks', '{"text":"việc"}', 'application/json'],
    ['from is empty', '{"from":" ","text":"việc"}', 'application/json'],
    ['from is a number', '{"from":7,"text":"việc"}', 'application/json'],
    ['from is endless', JSON.stringify({ from: 'x'.repeat(5000), text: 'việc' }), 'application/json'],
    ['text is an object', '{"from":"justice","text":{"$gt":""}}', 'application/json'],
    ['an array', '[]', 'application/json'],
    ['null', 'null', 'application/json'],
    ['half of JSON', '{"from":"justice","te', 'application/json'],
    ['no body', '', 'application/json'],
    ['a prototype', '{"from":"justice","text":"việc","__proto__":{"admin":true}}', 'application/json'],
    ['plain text', 'việc', 'text/plain'],
    ['a type of content that nobody knows', '<a/>', 'application/xml'],
    ['a type of content that is none', 'việc', ';;;'],
    ['a form without boundary', 'x', 'multipart/form-data'],
    ['a form that breaks off', '--x\r\nContent-Disposition: form-data; name="from"\r\n\r\njustice', boundary],
    [
      'a form whose file breaks off',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
      boundary,
    ],
    ['a form of nothing', '--x--\r\n', boundary],
    [
      'a form with a field named after a prototype',
      '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--\r\n',
      boundary,
    ],
  ])('%s', async (_name, body, type) => {
    const before = room.speeches.length;
    const answer = await post('messages', body, type);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: expect.stringMatching(/\p{L}+ .+\.$/u) });
    expect(room.speeches).toHaveLength(before);
  });

  test.each([
    [
      'two files',
      [
        ['from', 'justice'],
        ['file', new File(['a'], 'a.pdf')],
        ['file', new File(['b'], 'b.pdf')],
      ],
    ],
    [
      'a file in another box',
      [
        ['from', 'justice'],
        ['photo', new File(['a'], 'a.jpg')],
      ],
    ],
    ['a file without a speaker', [['file', new File(['a'], 'a.jpg')]]],
  ] as [string, [string, string | File][]][])('%s', async (_name, parts) => {
    const before = room.speeches.length;
    expect((await sendForm(parts)).status).toBe(400);
    expect(room.speeches).toHaveLength(before);
  });

  test('an unknown path and a wrong method', async () => {
    expect((await get('nothing')).status).toBe(404);
    expect((await postJson('tasks', {})).status).toBe(404);
    expect((await fetch(`${open.base}/demo/api/clock`, { method: 'DELETE' })).status).toBe(404);
  });
});

describe('what is too long is 413', () => {
  test.each([
    ['a text of 10.001 characters', () => postJson('messages', { from: 'justice', text: 'ữ'.repeat(10_001) })],
    ['a text of 3 MB', () => postJson('messages', { from: 'justice', text: 'x'.repeat(3_000_000) })],
    [
      'a text of 10.001 characters in a form',
      () =>
        sendForm([
          ['from', 'justice'],
          ['text', 'ữ'.repeat(10_001)],
        ]),
    ],
    [
      'a text of 3 MB in a form',
      () =>
        sendForm([
          ['from', 'justice'],
          ['text', 'x'.repeat(3_000_000)],
        ]),
    ],
    [
      'a file of 20 MB and a byte',
      () =>
        sendForm([
          ['from', 'justice'],
          ['file', new File([Buffer.alloc(20 * 1024 * 1024 + 1)], 'to.pdf')],
        ]),
    ],
    [
      'a file of 40 MB',
      () =>
        sendForm([
          ['file', new File([Buffer.alloc(40_000_000)], 'to.pdf')],
          ['from', 'justice'],
        ]),
    ],
  ])('%s', async (_name, sendIt) => {
    const before = room.speeches.length;
    const answer = await sendIt();
    expect(answer.status).toBe(413);
    expect(await answer.json()).toEqual({ error: expect.stringMatching(/\p{L}+ .+\.$/u) });
    expect(room.speeches).toHaveLength(before);
  });

  test('a file of exactly 20 MB is taken', async () => {
    const answer = await sendForm([
      ['from', 'justice'],
      ['file', new File([Buffer.alloc(20 * 1024 * 1024)], 'to.pdf')],
    ]);
    expect(answer.status).toBe(200);
    expect(room.speeches.pop()?.file?.bytes).toHaveLength(20 * 1024 * 1024);
  });
});

describe('the clock', () => {
  test('moves to a moment with any offset, and as if the process had been off', async () => {
    const answer = await postJson('clock', { now: '2026-03-02T00:30:00Z' });
    expect(await answer.json()).toEqual({ now: '2026-03-02T07:30:00+07:00' });
    await postJson('clock', { now: '2026-03-03T07:30:00+07:00', down: true });
    expect(room.moves).toEqual([
      { to: '2026-03-02T07:30:00+07:00', down: false },
      { to: '2026-03-03T07:30:00+07:00', down: true },
    ]);
  });

  test.each([
    ['backward', { now: '2026-03-01T07:30:00+07:00' }],
    ['to no moment', { now: 'ngày mai' }],
    ['to a day', { now: '2026-03-09' }],
    ['to a time without offset', { now: '2026-03-09T07:30:00' }],
    ['to 31 April', { now: '2026-04-31T07:30:00+07:00' }],
    ['to a number', { now: 1_800_000_000_000 }],
    ['nowhere', {}],
    ['by a slip of the year', { now: '2126-03-09T07:30:00+07:00' }],
    ['with a word for down', { now: '2026-03-09T07:30:00+07:00', down: 'yes' }],
  ])('does not move %s', async (_name, body) => {
    const before = room.moves.length;
    const answer = await postJson('clock', body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: expect.any(String) });
    expect(room.moves).toHaveLength(before);
  });
});

test.each(['{}', '', 'anything'])('reset needs no body, and forgives one: %j', async (body) => {
  const before = room.resets;
  const answer = await post('reset', body, body === 'anything' ? 'text/plain' : 'application/json');
  expect(await answer.json()).toEqual({ now: '2026-03-02T07:00:00+07:00' });
  expect(room.resets).toBe(before + 1);
});

test('reset by a POST without any body', async () => {
  expect((await fetch(`${open.base}/demo/api/reset`, { method: 'POST' })).status).toBe(200);
});

describe('files', () => {
  test('a picture is shown in place, under its own name', async () => {
    room.files.set('f1', { name: 'Biên bản.png', mime: 'image/png', bytes: Buffer.from('png') });
    const { headers } = await fetch(`${open.base}/demo/files/f1`);
    expect(headers.get('content-type')).toBe('image/png');
    expect(headers.get('content-disposition')).toBe(
      `inline; filename="Bien ban.png"; filename*=UTF-8''Bi%C3%AAn%20b%E1%BA%A3n.png`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('anything else is saved, and its name can trick no one', async () => {
    room.files.set('f2', {
      name: '../\u202Efdp.exe"\r\nX: \ud83d.html',
      mime: 'text/html',
      bytes: Buffer.from('<script>'),
    });
    const { headers } = await fetch(`${open.base}/demo/files/f2`);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w. -]+"; filename\*=UTF-8''[\w.%-]+$/u,
    );
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });

  test.each(['none', '..%2f..%2fetc%2fpasswd', '%00'])('%s is no file', async (id) => {
    expect((await fetch(`${open.base}/demo/files/${id}`)).status).toBe(404);
  });
});
