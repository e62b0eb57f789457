import { newId, Refusal, type World } from './world.ts';

type Values = Record<string, unknown>;
/** What a method answers; undefined: `ok` without a result. Throws Refusal. */
export type ZaloMethod = (world: World, values: Values, gone: AbortSignal) => unknown;

const TEXT_LIMIT = 2000;

function stringIn(values: Values, key: string): string {
  const value = values[key] ?? '';
  if (typeof value !== 'string') throw new Refusal(400, `Bad request: ${key} must be a string`);
  return value;
}

function textIn(world: World, values: Values, key: string): string {
  const text = stringIn(values, key).normalize('NFC');
  const length = world.oddities.counts === 'utf16' ? text.length : Array.from(text).length;
  if (length > TEXT_LIMIT) throw new Refusal(400, `Bad request: ${key} is too long`);
  return text;
}

function chatIn({ chats }: World, values: Values): string {
  const id = stringIn(values, 'chat_id');
  const state = chats.get(id);
  if (state === undefined) throw new Refusal(400, 'Bad request: chat not found');
  // no code of its own is known for this one
  if (state === 'blocked') throw new Refusal(400, 'Bad request: user blocked the bot');
  return id;
}

async function fetchPhoto(url: string): Promise<Buffer> {
  const bad = new Refusal(400, 'Bad request: photo cannot be fetched');
  if (!url.startsWith('http://127.')) throw bad;
  const answer = await fetch(url).catch(() => null);
  if (answer?.ok !== true || answer.headers.get('content-type')?.startsWith('image/') !== true) throw bad;
  return Buffer.from(await answer.arrayBuffer());
}

const put = (world: World, said: Omit<World['sent'][number], 'messageId' | 'at'>): object => {
  const messageId = newId();
  world.sent.push({ ...said, messageId, at: performance.now() });
  return { message_id: messageId, date: Date.now() };
};

/** Names are case-sensitive. `reply_markup` and what else is unknown is taken and ignored. */
export const METHODS: Record<string, ZaloMethod> = {
  getMe: ({ token }) => ({
    id: `bot-${token.split(':', 1)[0] ?? ''}`,
    account_name: 'bot.nhacviec',
    account_type: 'BASIC',
    can_join_groups: false,
  }),
  async getUpdates({ push, events, oddities }, values, gone) {
    if (push.target().url !== '') throw new Refusal(400, 'Bad request: webhook is active');
    const seconds = Number(stringIn(values, 'timeout') || '30');
    const event = await events.poll(seconds * 1000, gone);
    if (event === null) throw new Refusal(408, 'Request timeout');
    return oddities.updates === 'one' ? event : [event];
  },
  setWebhook({ push }, values) {
    const url = stringIn(values, 'url');
    const secret = stringIn(values, 'secret_token');
    if (!/^https:|^http:\/\/127\./u.test(url)) throw new Refusal(400, 'Bad request: url must be a public https');
    if (secret.length < 8 || secret.length > 256) throw new Refusal(400, 'Bad request: secret_token is invalid');
    push.set({ url, secret });
    return { url, updated_at: Date.now() };
  },
  deleteWebhook({ push }) {
    push.set({ url: '', secret: '' });
    return { url: '' };
  },
  getWebhookInfo({ push, oddities }) {
    const { url } = push.target();
    if (url === '' && oddities.unset === 'refused') throw new Refusal(404, 'Not found');
    return { url, updated_at: Date.now() };
  },
  sendMessage(world, values) {
    const chatId = chatIn(world, values);
    const text = textIn(world, values, 'text');
    if (text.trim() === '') throw new Refusal(400, 'Bad request: text is empty');
    return put(world, { method: 'sendMessage', chatId, text, photo: null, values });
  },
  async sendPhoto(world, values) {
    const chatId = chatIn(world, values);
    const text = textIn(world, values, 'caption');
    const photo = await fetchPhoto(stringIn(values, 'photo'));
    return put(world, { method: 'sendPhoto', chatId, text, photo, values });
  },
  sendChatAction(world, values) {
    chatIn(world, values);
    return undefined;
  },
};
