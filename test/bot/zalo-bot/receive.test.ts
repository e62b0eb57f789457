import { describe, expect, test } from '@jest/globals';
import { waitFor } from '../../support/process.ts';
import { AS_DOCUMENTED } from '../../support/fake-zalo/oddities.ts';
import { arrived, HANH, start } from './open-channel.ts';

const polls = (log: { method: string }[]): number => log.filter(({ method }) => method === 'getUpdates').length;

describe.each([
  ['as seen', {}],
  ['as documented', AS_DOCUMENTED],
] as const)('what people send is fetched, Zalo %s', (_which, oddities) => {
  test('words arrive once, as they were typed, with an id of their own per bot', async () => {
    const here = await start(oddities);
    const id = here.fake.says(HANH, 'xong 12 số 05/BC-UBND');
    here.fake.says(HANH, 'k7mn4qrt');
    await arrived(here, 2);
    expect(here.reception.received[0]).toEqual({
      channel: 'zalo-bot',
      account: HANH,
      messageId: `4711:${id}`,
      chat: 'private',
      text: 'xong 12 số 05/BC-UBND',
      choice: null,
      files: [],
      album: null,
      unsupported: false,
    });
    const asked = polls(here.fake.log);
    await here.fake.until('it goes on asking', () => polls(here.fake.log) > asked + 1);
    expect(here.reception.received.map(({ text }) => text)).toEqual(['xong 12 số 05/BC-UBND', 'k7mn4qrt']);
    expect(here.channel.problem()).toBeNull();
    expect(here.fake.log.find(({ method }) => method === 'getUpdates')?.values).toEqual({ timeout: '1' });
  });

  test('a photo comes with its bytes and its caption, fetched once', async () => {
    const here = await start(oddities);
    const bytes = Buffer.from('a photo');
    here.fake.sendsPhoto(HANH, { bytes, caption: 'xong 12' });
    here.fake.says(HANH, 'việc');
    await arrived(here, 2);
    expect(here.reception.received[0]).toMatchObject({
      text: 'xong 12',
      files: [{ name: 'ảnh.jpg', bytes, problem: null }],
      unsupported: false,
    });
    const asked = polls(here.fake.log);
    await here.fake.until('it goes on asking', () => polls(here.fake.log) > asked + 1);
    expect(here.fake.fetched).toHaveLength(1);
  });
});

test('nothing in time is no trouble, and two polls that bring something lie apart', async () => {
  const here = await start({}, { timing: { restMs: 100 } });
  for (const text of ['một', 'hai', 'ba']) here.fake.says(HANH, text);
  await arrived(here, 3);
  const at = here.fake.log.filter(({ method, code }) => method === 'getUpdates' && code === 200).map((call) => call.at);
  expect(at.slice(1).every((moment, index) => moment - (at[index] ?? 0) >= 99)).toBe(true);
  await here.fake.until('an empty poll', () => here.fake.log.some(({ code }) => code === 408));
  expect(here.channel.problem()).toBeNull();
  expect(here.logged.filter((line) => /warn|error/u.test(line))).toEqual([]);
});

test('what cannot be stored is kept until it can, and nothing is asked for meanwhile', async () => {
  const here = await start();
  here.reception.away = true;
  here.fake.says(HANH, 'xong 12');
  const isHeld = () => here.channel.problem()?.includes('đang giữ lại') === true;
  await waitFor(isHeld, 5_000, () => 'nothing is said of it');
  const asked = polls(here.fake.log);
  here.fake.says(HANH, 'việc');
  here.reception.away = false;
  await arrived(here, 2);
  expect(here.reception.received.map(({ text }) => text)).toEqual(['xong 12', 'việc']);
  expect(asked).toBe(1);
});
