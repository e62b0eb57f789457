import { describe, expect, test } from '@jest/globals';
import { choice, type FileLink, message } from '../../../src/messages/message.ts';
import { arrived, HANH, openChannel, openFake, outgoing, start } from './open-channel.ts';

const MEGABYTE = 1024 * 1024;

describe('pictures that people send', () => {
  test.each<[string, { bytes?: Buffer; url?: string }, string]>([
    ['of five megabytes', { bytes: Buffer.alloc(5 * MEGABYTE) }, 'taken'],
    ['of thirty', { bytes: Buffer.alloc(30 * MEGABYTE) }, 'too-large'],
    ['from a host that is not Zalo’s', { url: 'https://example.org/a.jpg' }, 'unavailable'],
    ['from a host that ends like Zalo’s', { url: 'https://evilzdn.vn/a.jpg' }, 'unavailable'],
    ['from a host of Zalo without https', { url: 'http://photo.zdn.vn/a.jpg' }, 'unavailable'],
    ['from a host of Zalo at another port', { url: 'https://photo.zdn.vn:8443/a.jpg' }, 'unavailable'],
    ['with a name and a password', { url: 'https://a:b@photo.zdn.vn/a.jpg' }, 'unavailable'],
    ['from the office’s own network', { url: 'http://192.168.1.1/a.jpg' }, 'unavailable'],
    ['from a file', { url: 'file:///etc/passwd' }, 'unavailable'],
    ['from nowhere', { url: 'no address' }, 'unavailable'],
  ])('%s', async (_what, photo, expected) => {
    const here = await start();
    here.fake.sendsPhoto(HANH, { ...photo, caption: 'xong 12' });
    await arrived(here, 1);
    const [incoming] = here.reception.received;
    const [file] = incoming?.files ?? [];
    expect(incoming?.text).toBe('xong 12');
    expect(file?.problem ?? 'taken').toBe(expected);
    expect(file?.bytes?.length ?? 0).toBe(photo.bytes !== undefined && expected === 'taken' ? photo.bytes.length : 0);
    if (expected === 'too-large') expect(file?.limitMb).toBe(5);
  });

  test.each<[string, string | null, string | null]>([
    ['to another address of the same host', '/media/there', null],
    ['to a host that is not Zalo’s', 'https://example.org/a.jpg', 'unavailable'],
    ['round and round', '/media/here', 'unavailable'],
    ['to nowhere', null, 'unavailable'],
  ])('a redirect %s', async (_what, location, problem) => {
    const here = await start();
    here.fake.media.set('here', { status: 302, ...(location === null ? {} : { location }) });
    here.fake.media.set('there', { bytes: Buffer.from('a photo') });
    here.fake.sendsPhoto(HANH, { url: `${here.fake.apiRoot}/media/here` });
    await arrived(here, 1);
    expect(here.reception.received[0]?.files[0]?.problem).toBe(problem);
  });

  test('a link that has expired, and one that is slow to come back', async () => {
    const here = await start();
    here.fake.media.set('gone', { status: 404 });
    here.fake.sendsPhoto(HANH, { url: `${here.fake.apiRoot}/media/gone` });
    here.fake.media.set('ill', { status: 500 });
    here.fake.sendsPhoto(HANH, { url: `${here.fake.apiRoot}/media/ill` });
    await arrived(here, 2);
    expect(here.reception.received.map(({ files }) => files[0]?.problem)).toEqual(['unavailable', 'unavailable']);
    expect(here.fake.fetched).toEqual(['gone', 'ill', 'ill']);
  });
});

describe('files that are sent', () => {
  const png: FileLink = { id: 'png', name: 'đồng hồ.png', mime: 'image/png', size: 4 };
  const docx: FileLink = { id: 'docx', name: 'Báo cáo quý I.docx', mime: 'application/msword', size: 4 };
  const choices = [choice('Xong', 'xong 12')];

  async function send(files: FileLink[], text = '12 · Chứng thực', publicUrl: string | null = 'here', type = '') {
    const fake = await openFake();
    fake.media.set('png', { bytes: Buffer.from('\u0089PNG'), type });
    const root = publicUrl === null ? null : `${fake.apiRoot}/`;
    const { channel } = openChannel(fake.apiRoot, { publicUrl: root });
    const paths = { png: '/media/png', docx: '/media/docx' };
    const outcome = await channel.send(HANH, outgoing(message(text, choices, files), paths));
    return { fake, outcome, at: `${fake.apiRoot}/media` };
  }

  test('a document is a link in the text, before the choices', async () => {
    const { fake, outcome, at } = await send([docx]);
    expect(outcome.kind).toBe('sent');
    expect(fake.sent.map(({ text }) => text)).toEqual([`12 · Chứng thực\nTệp Báo cáo quý I.docx: ${at}/docx\n1. Xong`]);
  });

  test('a picture by itself carries the words and the choices', async () => {
    const { fake } = await send([png], '12 · Chứng thực', 'here', 'image/png');
    expect(fake.sent.map(({ method, text }) => [method, text])).toEqual([['sendPhoto', '12 · Chứng thực\n1. Xong']]);
    expect(fake.sent[0]?.photo?.length).toBeGreaterThan(0);
  });

  test('a picture that Zalo cannot fetch goes as a link instead', async () => {
    const { fake, outcome, at } = await send([png]);
    expect(outcome.kind).toBe('sent');
    expect(fake.sent.map(({ method, text }) => [method, text])).toEqual([
      ['sendMessage', `12 · Chứng thực\nTệp đồng hồ.png: ${at}/png\n1. Xong`],
    ]);
    expect(fake.log.map(({ method }) => method)).toEqual(['sendPhoto', 'sendMessage']);
    expect(fake.log[0]?.values).toMatchObject({ photo: `${at}/png`, caption: '12 · Chứng thực\n1. Xong' });
  });

  test('without a public address it is said in words', async () => {
    const { fake } = await send([png, docx], '12 · Chứng thực', null);
    expect(fake.sent.map(({ text }) => text)).toEqual([
      '12 · Chứng thực\n' +
        'Tệp đồng hồ.png: kênh này chưa gửi được tệp, đồng chí xem tại văn phòng.\n' +
        'Tệp Báo cáo quý I.docx: kênh này chưa gửi được tệp, đồng chí xem tại văn phòng.\n' +
        '1. Xong',
    ]);
  });

  test('with a long text pictures go first, so that the choices stay the last lines', async () => {
    const { fake } = await send([png, docx], 'việc\n'.repeat(900));
    expect(fake.log.map(({ method }) => method)).toEqual(['sendPhoto', ...fake.sent.map(({ method }) => method)]);
    expect(fake.sent.at(-1)?.text.split('\n').slice(-2)).toEqual([expect.stringContaining('Tệp Báo cáo'), '1. Xong']);
  });
});
