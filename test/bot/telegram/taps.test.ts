import { expect, test } from '@jest/globals';
import { choice, message } from '../../../src/messages/message.ts';
import { HANH, outgoing } from './open-channel.ts';
import { arrived, type Running, start } from './open-running.ts';

async function tapFirstButton(here: Running, value: string, label = 'Vướng'): Promise<void> {
  await here.send(String(HANH), outgoing(message('Việc 12?', [choice(label, value)])));
  const sent = here.fake.sent.at(-1);
  const data = sent?.buttons[0]?.[0]?.callback_data ?? '';
  here.fake.pushCallback({ chat: HANH, data, messageId: sent?.messageId ?? 0 });
  await here.fake.until('the tap is answered', () => here.fake.answeredTaps.length > 0);
}

test('a button says what one would type', async () => {
  const here = await start();
  await tapFirstButton(here, 'vướng 12 chờ số liệu công an');
  expect(here.reception.received[0]).toMatchObject({ choice: 'vướng 12 chờ số liệu công an', text: null });
  expect(here.fake.answeredTaps).toEqual([{ id: expect.any(String), text: null }]);
});

test.each([
  ['longer than 64 bytes', 'gia hạn 12 đến ngày 20/12/2026 vì chờ số liệu của công an huyện'],
  ['that begins with #', '#12'],
  ['that is empty', ''],
])('a value %s is said by its label', async (_what, value) => {
  const here = await start();
  await tapFirstButton(here, value, 'Gia hạn đến 20/12');
  expect(here.reception.received[0]).toMatchObject({ choice: null, text: 'Gia hạn đến 20/12' });
});

test('a button whose label is not known any more is answered kindly and brings nothing', async () => {
  const here = await start();
  here.fake.pushCallback({ chat: HANH, data: '#3' });
  await here.fake.until('the tap is answered', () => here.fake.answeredTaps.length > 0);
  expect(here.fake.answeredTaps[0]?.text).toContain('Nút này đã cũ');
  expect(here.reception.received).toEqual([]);
});

test('a tap that is too old to be answered counts all the same', async () => {
  const here = await start();
  here.fake.pushCallback({ chat: HANH, data: 'xong 12', expired: true });
  here.fake.pushMessage({ chat: HANH, text: 'việc' });
  await arrived(here, 2);
  expect(here.reception.received.map((said) => said.choice ?? said.text)).toEqual(['xong 12', 'việc']);
});
