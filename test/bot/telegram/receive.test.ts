import { describe, expect, test } from '@jest/globals';
import { HANH } from './open-channel.ts';
import { arrived, start } from './open-running.ts';

describe('what people send', () => {
  test('words arrive as they were typed, with an id of their own per bot', async () => {
    const here = await start();
    const id = here.fake.pushMessage({ chat: HANH, text: 'xong 12 số 05/BC-UBND' });
    await arrived(here, 1);
    expect(here.reception.received).toEqual([
      {
        channel: 'telegram',
        account: '2001',
        messageId: `4711:${id}`,
        chat: 'private',
        text: 'xong 12 số 05/BC-UBND',
        choice: null,
        files: [],
        album: null,
        unsupported: false,
      },
    ]);
  });

  test('a whole batch arrives in order, the link code of a deep link as it is', async () => {
    const here = await start();
    const texts = ['/start AB12-CD34', 'việc', 'xong 3'];
    for (const text of texts) here.fake.pushMessage({ chat: HANH, text });
    await arrived(here, 3);
    expect(here.reception.received.map(({ text }) => text)).toEqual(texts);
  });

  test('a document comes with its bytes, its name and its caption', async () => {
    const here = await start();
    const bytes = Buffer.from('báo cáo');
    here.fake.pushDocument({ chat: HANH, name: 'Báo cáo "quý I".docx', bytes, caption: 'xong 12' });
    await arrived(here, 1);
    const [incoming] = here.reception.received;
    expect(incoming?.text).toBe('xong 12');
    expect(incoming?.files).toEqual([{ name: 'Báo cáo "quý I".docx', bytes, problem: null }]);
  });

  test('of a photo the largest size is taken', async () => {
    const here = await start();
    const bytes = Buffer.from('the large one');
    here.fake.pushPhoto({ chat: HANH, bytes });
    await arrived(here, 1);
    expect(here.reception.received[0]).toMatchObject({
      text: null,
      files: [{ name: 'ảnh.jpg', bytes, problem: null }],
    });
  });

  test('parts of an album share their album', async () => {
    const here = await start();
    here.fake.pushPhoto({ chat: HANH, bytes: Buffer.from('1'), album: 'a77', caption: 'xong 12' });
    here.fake.pushPhoto({ chat: HANH, bytes: Buffer.from('2'), album: 'a77' });
    await arrived(here, 2);
    expect(here.reception.received.map(({ album, text }) => ({ album, text }))).toEqual([
      { album: 'a77', text: 'xong 12' },
      { album: 'a77', text: null },
    ]);
  });

  const megabytes = (count: number) => count * 1024 * 1024;
  test.each([
    [
      'announced too large: not even asked for',
      { announcedSize: megabytes(21), bytes: Buffer.from('x') },
      'too-large',
      0,
    ],
    [
      'larger than announced: given up in the middle',
      { announcedSize: 9, bytes: Buffer.alloc(megabytes(20) + 1) },
      'too-large',
      1,
    ],
    ['of unknown size, and larger', { announcedSize: null, bytes: Buffer.alloc(megabytes(20) + 1) }, 'too-large', 1],
    ['of the largest size', { bytes: Buffer.alloc(megabytes(20)) }, null, 1],
  ])('a file %s', async (_what, file, problem, downloads) => {
    const here = await start();
    here.fake.pushDocument({ chat: HANH, name: 'a.pdf', ...file });
    await arrived(here, 1);
    expect(here.reception.received[0]?.files[0]).toMatchObject({ name: 'a.pdf', problem });
    expect(here.fake.log.filter(({ method }) => method === 'download')).toHaveLength(downloads);
  });

  test('a file that fails once is had at the second try, one that fails again is unavailable', async () => {
    const here = await start();
    here.fake.fail('download', { kind: 'drop', applied: false });
    here.fake.pushDocument({ chat: HANH, name: 'một.pdf', bytes: Buffer.from('1') });
    await arrived(here, 1);
    here.fake.fail('getFile', { kind: 'gateway', applied: false }, 2);
    here.fake.pushDocument({ chat: HANH, name: 'hai.pdf', bytes: Buffer.from('2') });
    await arrived(here, 2);
    expect(here.reception.received.map(({ files }) => files[0]?.problem)).toEqual([null, 'unavailable']);
  });

  test.each([
    ['a voice message', { message: { voice: { file_id: 'v' } } }],
    ['a sticker', { message: { sticker: { file_id: 's' } } }],
    ['a picture that moves, though it carries a document', { message: { animation: {}, document: { file_id: 'd' } } }],
    ['an edited message', { edited_message: { text: 'xong 13' } }],
  ])('%s is said to be unsupported and brings nothing', async (_what, update) => {
    const here = await start();
    const chat = { id: HANH, type: 'private' };
    here.fake.pushUpdate(Object.fromEntries(Object.entries(update).map(([key, said]) => [key, { chat, ...said }])));
    await arrived(here, 1);
    expect(here.reception.received[0]).toMatchObject({ unsupported: true, text: null, files: [] });
  });

  test('notices, moving locations, channels and nonsense are left out, what follows arrives', async () => {
    const here = await start();
    const chat = { id: HANH, type: 'private' };
    here.fake.pushUpdate({ message: { chat, pinned_message: {} } });
    here.fake.pushUpdate({ edited_message: { chat, location: {} } });
    here.fake.pushUpdate({ message: { chat: { id: 5, type: 'channel' }, text: 'x' } });
    here.fake.pushUpdate({ message: { chat: 'nonsense', text: { toString: 12 } } });
    here.fake.pushUpdate({ message: { text: 'secret words without a chat' } });
    here.fake.pushUpdate({ callback_query: { id: 'tap-x', data: 12 } });
    here.fake.pushUpdate({ callback_query: null });
    here.fake.pushUpdate({ message: null });
    here.fake.pushUpdate({ something_new: {} });
    here.fake.pushMessage({ chat: HANH, text: 'việc' });
    await arrived(here, 1);
    expect(here.reception.received.map(({ text }) => text)).toEqual(['việc']);
    expect(here.logged.filter((line) => line.includes('left out'))).toHaveLength(5);
    expect(here.logged.join('\n')).not.toContain('secret words');
  });
});

describe('groups', () => {
  const GROUP = -100500;
  test('words come as from a group, files are not fetched', async () => {
    const here = await start();
    here.fake.pushMessage({ chat: GROUP, text: '/viec@nhacviecthubot tuần này', group: true });
    await arrived(here, 1);
    expect(here.reception.received[0]).toMatchObject({ chat: 'group', account: '-100500', text: '/viec tuần này' });
  });

  test('stickers, edits and commands for other bots are none of our business', async () => {
    const here = await start();
    const chat = { id: GROUP, type: 'group' };
    here.fake.pushUpdate({ message: { chat, sticker: {} } });
    here.fake.pushUpdate({ edited_message: { chat, text: 'việc' } });
    here.fake.pushMessage({ chat: GROUP, text: '/viec@OtherBot', group: true });
    here.fake.pushMessage({ chat: GROUP, text: 'việc', group: true });
    await arrived(here, 1);
    expect(here.reception.received.map(({ text }) => text)).toEqual(['việc']);
  });
});
