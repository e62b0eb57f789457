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

function buttonsIn(values: Record<string, unknown>): FakeButton[][] {
  const markup = values['reply_markup'] as { inline_keyboard: FakeButton[][] } | undefined;
  const rows = markup?.inline_keyboard ?? [];
  for (const { text, callback_data: data } of rows.flat()) {
    if (text.trim() === '') throw bad('text buttons are unallowed in the inline keyboard');
    const bytes = Buffer.byteLength(data);
    if (bytes < 1 || bytes > 64) throw bad('BUTTON_DATA_INVALID');
  }
  return rows;
}

function put(world: World, said: Omit<Sent, 'messageId' | 'buttons'>): object {
  const message: Sent = { ...said, messageId: world.nextId(), buttons: buttonsIn(said.values) };
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
      limit: Math.min(numberIn(values, 'limit', 100), 100),
      timeoutMs: Math.min(numberIn(values, 'timeout', 0), 50) * 1000,
      gone,
    });
  },
  setWebhook(world, { values }) {
    const url = stringIn(values, 'url');
    const secret = stringIn(values, 'secret_token');
    if (!/^[\w-]{0,256}$/u.test(secret)) throw bad('secret token contains illegal characters');
    if (url !== '' && !/^https:|^http:\/\/127\./u.test(url)) {
      throw bad('bad webhook: An HTTPS URL must be provided for webhook');
    }
    world.webhook.set({ url, secret, maxConnections: numberIn(values, 'max_connections', 40) });
    return true;
  },
  deleteWebhook(world) {
    world.webhook.set({ url: '', secret: '', maxConnections: 40 });
    return true;
  },
  getWebhookInfo: ({ webhook, updates }) => ({
    url: webhook.info().url,
    has_custom_certificate: false,
    pending_update_count: updates.pending(),
    max_connections: webhook.info().maxConnections,
  }),
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
    if (!world.freshTaps.delete(id)) {
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
