import { expect, test } from '@jest/globals';
import type { Reception } from '../../../src/channels.ts';
import { HANH, openChannel, openFake, openReception } from './open-channel.ts';
import { arrived, start } from './open-running.ts';

test('what could not be stored is offered again, in order, and nothing after it was confirmed', async () => {
  const here = await start();
  here.reception.away = true;
  here.fake.pushMessage({ chat: HANH, text: 'một' });
  here.fake.pushMessage({ chat: HANH, text: 'hai' });
  const polls = () => here.fake.log.filter(({ method }) => method === 'getUpdates').length;
  await here.fake.until('several tries', () => polls() >= 5);
  expect(here.fake.updates.pending()).toBe(2);
  here.reception.away = false;
  await arrived(here, 2);
  expect(here.reception.received.map(({ text }) => text)).toEqual(['một', 'hai']);
  expect(here.logged.filter((line) => line.includes('"storage"'))).toHaveLength(1);
});

test('a channel that is stopped lets the message in hand finish and confirms it; the next one goes on from there', async () => {
  const fake = await openFake();
  const first = openChannel(fake.apiRoot);
  let stopped: Promise<void> = Promise.resolve();
  const stopping = new Promise<void>((resolve) => {
    void first.channel.start({
      receive() {
        stopped = first.channel.stop();
        resolve();
        return Promise.resolve({ duplicate: false, handled: Promise.resolve() });
      },
    });
  });
  fake.pushMessage({ chat: HANH, text: 'một' });
  await stopping;
  await stopped;
  expect(fake.updates.pending()).toBe(0);

  fake.pushMessage({ chat: HANH, text: 'hai' });
  const after = openReception();
  await openChannel(fake.apiRoot).channel.start(after);
  await fake.until('it arrives', () => after.received.length > 0);
  expect(after.received.map(({ text }) => text)).toEqual(['hai']);
});

test('a message that was stored but not confirmed comes again with the same id', async () => {
  const fake = await openFake();
  const ids: string[] = [];
  let noteStored = (): void => undefined;
  const stored = new Promise<void>((resolve) => {
    noteStored = resolve;
  });
  const reception: Reception = {
    async receive({ messageId }) {
      ids.push(messageId);
      if (ids.length === 1) await fake.goAway();
      noteStored();
      return { duplicate: false, handled: Promise.resolve() };
    },
  };
  const first = openChannel(fake.apiRoot);
  await first.channel.start(reception);
  const id = fake.pushMessage({ chat: HANH, text: 'một' });
  await stored;
  await first.channel.stop();

  await fake.comeBack();
  await openChannel(fake.apiRoot).channel.start(reception);
  await fake.until('it comes again', () => ids.length === 2);
  expect(ids).toEqual([`4711:${id}`, `4711:${id}`]);
});
