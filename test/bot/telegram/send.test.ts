import { describe, expect, test } from '@jest/globals';
import { choice, message } from '../../../src/messages/message.ts';
import { HANH, link, openBoth, outgoing } from './open-channel.ts';

const TO = String(HANH);

describe('words', () => {
  test.each([
    'Lý_Văn_*Minh* [Tư pháp](x) <b>`12`</b> & \\_',
    '12 · Báo cáo CCHC quý III · hạn thứ Ba 15/09 (còn 3 ngày làm việc) · 0,5 điểm',
  ])('arrive as they are: %s', async (text) => {
    const { fake, channel } = await openBoth();
    const outcome = await channel.send(TO, outgoing(message(text)));
    expect(fake.sent.map((sent) => sent.text)).toEqual([text]);
    expect(fake.sent[0]?.values).not.toHaveProperty('parse_mode');
    expect(outcome).toEqual({ kind: 'sent', messageId: String(fake.sent[0]?.messageId) });
  });

  test('half a surrogate pair does not make the message fail', async () => {
    const { fake, channel } = await openBoth();
    expect(await channel.send(TO, outgoing(message('xong\ud83d', [choice('Được\udc00', 'được')])))).toMatchObject({
      kind: 'sent',
    });
    expect(fake.sent[0]).toMatchObject({
      text: 'xong\ufffd',
      buttons: [[{ text: 'Được\ufffd', callback_data: 'được' }]],
    });
  });

  test('a long text leaves in parts, split at line ends, with the buttons on the last', async () => {
    const { fake, channel } = await openBoth();
    const lines = Array.from({ length: 200 }, (_, index) => `${index + 1} · Báo cáo công tác tư pháp quý I năm 2026`);
    const outcome = await channel.send(TO, outgoing(message(lines.join('\n'), [choice('Xem tiếp')])));
    const parts = fake.sent.map(({ text }) => text);
    expect(parts.map((part) => part.split('\n')[0])).toEqual(['1/3', '2/3', '3/3']);
    expect(parts.flatMap((part) => part.split('\n').slice(1))).toEqual(lines);
    expect(fake.sent.map(({ buttons }) => buttons.flat().length)).toEqual([0, 0, 1]);
    expect(outcome).toEqual({ kind: 'sent', messageId: String(fake.sent[2]?.messageId) });
  });

  test('nothing to say is never sent', async () => {
    const { fake, channel } = await openBoth();
    expect(await channel.send(TO, outgoing(message(' \n', [choice('Xong')])))).toMatchObject({ kind: 'permanent' });
    expect(fake.log).toEqual([]);
  });
});

describe('choices', () => {
  test('are buttons that carry what one would type', async () => {
    const { fake, channel } = await openBoth();
    await channel.send(TO, outgoing(message('Việc 12?', [choice('Xong', 'xong 12'), choice('Vướng', 'vướng 12')])));
    expect(fake.sent[0]?.buttons).toEqual([
      [
        { text: 'Xong', callback_data: 'xong 12' },
        { text: 'Vướng', callback_data: 'vướng 12' },
      ],
    ]);
  });

  test('with long labels stand below each other', async () => {
    const { fake, channel } = await openBoth();
    await channel.send(TO, outgoing(message('?', [choice('Vẫn thực hiện tốt'), choice('Để sau')])));
    expect(fake.sent[0]?.buttons.map((row) => row.length)).toEqual([1, 1]);
  });

  test('more than eight are numbered lines', async () => {
    const { fake, channel } = await openBoth();
    const choices = Array.from({ length: 9 }, (_, index) => choice(`Việc ${index + 1}`));
    await channel.send(TO, outgoing(message('Việc nào?', choices)));
    expect(fake.sent[0]?.buttons).toEqual([]);
    expect(fake.sent[0]?.text.split('\n')).toEqual([
      'Việc nào?',
      ...choices.map(({ label }, i) => `${i + 1}. ${label}`),
    ]);
  });
});

describe('files', () => {
  test('a single file carries the text and the buttons: one call', async () => {
    const { fake, channel } = await openBoth();
    const bytes = Buffer.from([0x50, 0x4b, 0x0d, 0x0a, 0x2d, 0x2d]);
    const file = link('f1', 'Công văn "số 5"\r\n.docx', 'application/msword');
    await channel.send(TO, outgoing(message('TB 3', [choice('Đã nhận')], [file]), { f1: bytes }));
    expect(fake.sent).toMatchObject([
      { method: 'sendDocument', text: 'TB 3', file: { name: 'Công văn _số 5___.docx', bytes } },
    ]);
    expect(fake.sent[0]?.buttons.flat()).toHaveLength(1);
  });

  test('a text too long for a caption goes first, the files after it, the buttons last', async () => {
    const { fake, channel } = await openBoth();
    const files = [link('f1', 'một.pdf', 'application/pdf'), link('f2', 'bảng.png', 'image/png')];
    const bytes = { f1: Buffer.from('one'), f2: Buffer.from('two') };
    await channel.send(TO, outgoing(message('x'.repeat(1025), [choice('Đã nhận')], files), bytes));
    expect(fake.sent.map(({ method }) => method)).toEqual(['sendMessage', 'sendDocument', 'sendPhoto']);
    expect(fake.sent.map(({ buttons }) => buttons.length)).toEqual([0, 0, 1]);
  });

  test('a picture that Telegram refuses as a photo goes as a document', async () => {
    const { fake, channel } = await openBoth();
    fake.fail('sendPhoto', { kind: 'answer', code: 400, description: 'Bad Request: PHOTO_INVALID_DIMENSIONS' });
    const picture = message('Biểu đồ', [], [link('f1', 'bảng.png', 'image/png')]);
    expect(await channel.send(TO, outgoing(picture, { f1: Buffer.from('wide') }))).toMatchObject({ kind: 'sent' });
    expect(fake.sent.map(({ method, text }) => [method, text])).toEqual([['sendDocument', 'Biểu đồ']]);
  });

  test('when a file is gone nothing is sent at all, when it cannot be read now it is tried again', async () => {
    const { fake, channel } = await openBoth();
    const said = message('x'.repeat(2000), [], [link('f1', 'a.pdf', 'application/pdf')]);
    expect(await channel.send(TO, outgoing(said))).toMatchObject({ kind: 'permanent' });
    const broken = { ...outgoing(said), open: () => Promise.reject(new Error('no database')) };
    expect(await channel.send(TO, broken)).toMatchObject({ kind: 'retry', inDoubt: false });
    expect(fake.log).toEqual([]);
  });
});
