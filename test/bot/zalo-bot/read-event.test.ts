import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { eventsIn, readEvent } from '../../../bot/zalo-bot/read-event.ts';

const message = (more: object = {}) => ({
  message_id: 'm1',
  date: 1_750_316_131_602,
  from: { id: 'u1', display_name: 'Ted', is_bot: false },
  chat: { id: 'u1', chat_type: 'PRIVATE' },
  ...more,
});
const event = (kind: string, more: object = {}) => ({ event_name: `message.${kind}.received`, message: message(more) });
const group = { chat: { id: 'g1', chat_type: 'GROUP' } };
const said = { messageId: 'm1', account: 'u1', chat: 'private', text: null, photoUrl: null, unsupported: false };

describe('what a person said', () => {
  test.each<[string, unknown, object | null]>([
    ['words', event('text', { text: 'việc' }), { ...said, text: 'việc' }],
    [
      'words from a body without a kind of chat',
      event('text', { text: 'x', chat: { id: 'u1' } }),
      { ...said, text: 'x' },
    ],
    ['an id that is a number', event('text', { text: 'x', message_id: 17 }), { ...said, text: 'x', messageId: '17' }],
    [
      'an id that looks like one',
      event('text', { text: 'x', message_id: '0017' }),
      { ...said, text: 'x', messageId: '0017' },
    ],
    ['an event of words without words', event('text'), null],
    ['a picture', event('image', { photo_url: 'https://a' }), { ...said, photoUrl: 'https://a' }],
    [
      'a picture as documented',
      event('image', { photo: 'https://a', caption: 'xong' }),
      { ...said, text: 'xong', photoUrl: 'https://a' },
    ],
    [
      'pictures in a list',
      event('image', { photo: [{ url: 'https://s' }, { url: 'https://l' }] }),
      { ...said, photoUrl: 'https://l' },
    ],
    [
      'a picture with an empty caption',
      event('image', { photo: 'https://a', caption: ' ' }),
      { ...said, photoUrl: 'https://a' },
    ],
    ['a picture that lies nowhere', event('image', { photo: 12 }), { ...said, photoUrl: '' }],
    ['a sticker', event('sticker', { sticker: 'x' }), { ...said, unsupported: true }],
    ['a voice', event('voice', { voice_url: 'x' }), { ...said, unsupported: true }],
    ['a document', event('unsupported'), { ...said, unsupported: true }],
    ['something new', event('poll'), null],
    ['another event', { event_name: 'user.follow' }, null],
    ['the bot’s own words', event('text', { text: 'x', from: { id: 'b1', is_bot: true } }), null],
    ['the bot’s own words, not marked', event('text', { text: 'x', from: { id: 'bot' } }), null],
    [
      'words in a group',
      event('text', { text: '@Bot việc', ...group }),
      { ...said, account: 'g1', chat: 'group', text: '@Bot việc' },
    ],
    [
      'words in a chat of an unknown kind',
      event('text', { text: 'x', chat: { id: 'u1', chat_type: 'NEW' } }),
      { ...said, chat: 'group', text: 'x' },
    ],
    ['a picture in a group', event('image', { photo: 'https://a', ...group }), null],
    ['a sticker in a group', event('sticker', group), null],
  ])('%s', (_what, raw, expected) => {
    expect(readEvent(raw, 'bot')).toEqual(expected);
  });

  test.each<[string, unknown]>([
    ['no event', 12],
    ['no message', { event_name: 'message.text.received' }],
    ['an id that was rounded', event('text', { text: 'x', message_id: 2 ** 60 })],
    ['an account that was rounded', event('text', { text: 'x', from: { id: 2 ** 60 } })],
    ['an empty account', event('text', { text: 'x', chat: { id: '' } })],
    ['nobody', event('text', { text: 'x', from: null })],
  ])('%s is refused', (_what, raw) => {
    expect(() => readEvent(raw, 'bot')).toThrow();
  });

  test('whatever comes, it is read, left out or refused as malformed, and nothing else', () => {
    fc.assert(
      fc.property(fc.object({ key: fc.constantFrom('event_name', 'message', 'from', 'chat', 'id', 'text') }), (raw) => {
        for (const one of eventsIn(raw) ?? []) {
          try {
            const read = readEvent(one, null);
            expect(read === null || read.account !== '').toBe(true);
          } catch (error) {
            expect(error).toHaveProperty('name', expect.stringMatching(/ZodError/u));
          }
        }
      }),
    );
  });
});

test.each<[string, unknown, unknown]>([
  ['flat', { event_name: 'x' }, [{ event_name: 'x' }]],
  ['in an envelope', { ok: true, result: { event_name: 'x' } }, [{ event_name: 'x' }]],
  ['a list', [{ event_name: 'x' }, { event_name: 'y' }], [{ event_name: 'x' }, { event_name: 'y' }]],
  ['a list in an envelope', { result: [{ event_name: 'x' }] }, [{ event_name: 'x' }]],
  ['an empty envelope', { ok: true, result: null }, []],
  ['an empty list', [], []],
  ['no event', { hello: 1 }, null],
  ['nothing', null, null],
  ['text', 'x', null],
])('events %s', (_what, body, events) => {
  expect(eventsIn(body)).toEqual(events);
});
