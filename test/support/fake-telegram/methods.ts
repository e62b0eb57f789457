import type { Fields } from './read-request.ts';
import { ApiError } from './scenario.ts';
import { type FakeButton, openChat, type Sent, type World } from './world.ts';

/** What a method answers; throws ApiError as the Bot API refuses. `gone` ends when the caller hangs up. */
export type BotMethod = (world: World, fields: Fields, gone: AbortSignal) => unknown;

const MEGABYTE = 1024 * 1024;
const bad = (what: string): ApiError => new ApiError(400, `Bad Request: ${what}`);

const stringIn = (values: Record<string, unknown>, key: string): string => {
  const value = values[key] ?? '';
  if (typeof value !== 'string') throw bad(`${key} must be a string`);
  if (/\p{Cs}/u.test(value)) throw bad('strings must be encoded in UTF-8');
  return value.trim();
};

const numberIn = (values: Record<string, unknown>, key: string, otherwise: number): number => {
  const value = Number(values[key] ?? otherwise);
  return Number.isFinite(value) ? value : otherwise;
};

const between = (least: number, value: number, most: number): number => Math.min(Math.max(value, least), most);

function buttonsIn(values: Record<string, unknown>): FakeButton[][] {
  const markup = values['reply_markup'];
  if (markup === undefined) return [];
  if (typeof markup !== 'object' || markup === null) throw bad('object expected as reply markup');
  const rows = (markup as { inline_keyboard?: FakeButton[][] }).inline_keyboard ?? [];
  for (const { text, callback_data: data } of rows.flat()) {
    if (text.trim() === '') throw bad('text buttons are unallowed in the inline keyboard');
    const bytes = Buffer.byteLength(data);
    if (bytes < 1 || bytes > 64) throw bad('BUTTON_DATA_INVALID');
  }
  return rows;
}

function put(world: World, said: Omit<Sent, 'messageId' | 'buttons' | 'at'>): object {
  const buttons = buttonsIn(said.values);
  const message: Sent = { ...said, messageId: world.nextId(), buttons, at: performance.now() };
  world.sent.push(message);
  const chat = { id: Number(said.chatId), type: said.chatId.startsWith('-') ? 'group' : 'private' };
  return { message_id: message.messageId, date: 1_772_000_000, chat, text: said.text };
}

const sendFile =
  (method: string, field: string, limit: number): BotMethod =>
  (world, { values, files }) => {
    const chatId = openChat(world, values['chat_id']);
    const file = files[field];
    if (file === undefined) throw bad(`there is no ${field} in the request`);
    if (file.bytes.length === 0) throw bad('file must be non-empty');
    if (file.bytes.length > limit) throw new ApiError(413, 'Request Entity Too Large');
    const text = stringIn(values, 'caption');
    if (text.length > 1024) throw bad('message caption is too long');
    return put(world, { method, chatId, text, file, values });
  };

/** When it was set last by a call, per Telegram. */
const setAt = new WeakMap<World, number>();

const setWebhook: BotMethod = (world, { values }) => {
  const url = stringIn(values, 'url');
  const secret = stringIn(values, 'secret_token');
  if (!/^[A-Za-z0-9_-]{0,256}$/u.test(secret)) throw bad('secret token contains illegal characters');
  if (url !== '' && !/^https:|^http:\/\/127\./u.test(url)) {
    throw bad('bad webhook: An HTTPS URL must be provided for webhook');
  }
  if (url.startsWith('https:') && !['', '443', '80', '88', '8443'].includes(new URL(url).port)) {
    throw bad('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
  }
  const now = performance.now();
  if (now - (setAt.get(world) ?? -Infinity) < world.manners.setWebhookEveryMs) {
    throw new ApiError(429, 'Too Many Requests: retry after 1', { retry_after: 1 });
  }
  setAt.set(world, now);
  if (values['drop_pending_updates'] === true) world.updates.dropAll();
  const maxConnections = between(1, numberIn(values, 'max_connections', 40), 100);
  world.webhook.set({ url, secret, maxConnections });
  return true;
};

export const METHODS: Record<string, BotMethod> = {
  getMe: ({ token, username }) => ({
    id: Number(token.split(':')[0]),
    is_bot: true,
    first_name: 'Nhắc Việc',
    username,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  }),
  getUpdates(world, { values }, gone) {
    if (world.webhook.info().url !== '') {
      throw new ApiError(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    return world.updates.poll({
      offset: numberIn(values, 'offset', 0),
      limit: between(1, numberIn(values, 'limit', 100), 100),
      timeoutMs: between(0, numberIn(values, 'timeout', 0), 50) * 1000,
      gone,
    });
  },
  setWebhook,
  deleteWebhook(world, { values }) {
    world.webhook.set({ url: '', secret: '', maxConnections: 40 });
    if (values['drop_pending_updates'] === true) world.updates.dropAll();
    return true;
  },
  getWebhookInfo({ webhook, updates }) {
    const { url, maxConnections } = webhook.info();
    const failed = webhook.lastError();
    return {
      url,
      has_custom_certificate: false,
      pending_update_count: updates.pending(),
      max_connections: maxConnections,
      ...(failed !== null && {
        last_error_date: Math.floor(failed.at.getTime() / 1000),
        last_error_message: failed.message,
      }),
    };
  },
  sendMessage(world, { values }) {
    const chatId = openChat(world, values['chat_id']);
    const text = stringIn(values, 'text');
    if (text === '') throw bad('message text is empty');
    if (text.length > 4096) throw bad('message is too long');
    return put(world, { method: 'sendMessage', chatId, text, file: null, values });
  },
  sendDocument: sendFile('sendDocument', 'document', 50 * MEGABYTE),
  sendPhoto: sendFile('sendPhoto', 'photo', 10 * MEGABYTE),
  answerCallbackQuery(world, { values }) {
    const id = stringIn(values, 'callback_query_id');
    const until = world.freshTaps.get(id);
    world.freshTaps.delete(id);
    if (until === undefined || until < performance.now()) {
      throw bad('query is too old and response timeout expired or query ID is invalid');
    }
    world.answeredTaps.push({ id, text: stringIn(values, 'text') || null });
    return true;
  },
  setMyCommands(world, { values }) {
    const commands = values['commands'] as { command: string; description: string }[];
    const valid = commands.every(
      ({ command, description }) =>
        /^[a-z0-9_]{1,32}$/u.test(command) && description !== '' && description.length <= 256,
    );
    if (!valid || commands.length > 100) throw bad('BOT_COMMAND_INVALID');
    const scope = values['scope'] as { chat_id: string | number } | undefined;
    world.menus.set(scope === undefined ? 'default' : String(scope.chat_id), commands);
    return true;
  },
  getFile({ files }, { values }) {
    const id = stringIn(values, 'file_id');
    const file = files.get(id);
    if (file === undefined) throw bad('invalid file_id');
    if (file.announcedSize > 20 * MEGABYTE) throw bad('file is too big');
    return { file_id: id, file_unique_id: id, file_size: file.announcedSize, file_path: file.path };
  },
};
