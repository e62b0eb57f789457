import type { Outgoing, SendOutcome } from '../../src/channels.ts';
import type { FileLink } from '../../src/messages/message.ts';
import { NOT_BEGUN, sendInParts } from '../sending/in-parts.ts';
import type { TelegramApi } from './api.ts';
import { readFailure } from './failure.ts';
import type { Keyboard } from './keyboard.ts';
import { outcomeOf } from './outcome.ts';
import { type Part, render } from './render.ts';

export interface SendTiming {
  /** One call without a file. */
  callMs: number;
  /** One upload. */
  fileMs: number;
  /** Between tries of a part that was provably not delivered. */
  againMs: number;
}

/** A photo larger than this, or of another type, goes as a document (Bot API: sendPhoto ≤ 10 MB). */
const PHOTO_LIMIT_BYTES = 10 * 1024 * 1024;
const PHOTO_TYPES = ['image/jpeg', 'image/png'];

/** Sends a message in as many calls as it needs, and says what became of it. Never rejects. */
export async function sendMessage(
  api: TelegramApi,
  account: string,
  outgoing: Outgoing,
  timing: SendTiming,
): Promise<SendOutcome> {
  const { parts, keyboard } = render(outgoing.message);
  if (parts.length === 0) return { kind: 'permanent', reason: 'tin không có nội dung' };
  // before the first part leaves: half a message because of a missing file would be worse
  const files = await openAll(outgoing);
  if (!(files instanceof Map)) return files;

  const sends = parts.map((part, index) => () => {
    const isLast = index === parts.length - 1;
    return sendPart(api, { account, part, files, keyboard: isLast ? keyboard : null }, outgoing, timing);
  });
  return sendInParts(sends, outgoing, timing.againMs);
}

type Opened = Map<string, Buffer>;

async function openAll(outgoing: Outgoing): Promise<Opened | SendOutcome> {
  const files: Opened = new Map();
  try {
    for (const { id } of outgoing.message.files) {
      const bytes = await outgoing.open(id);
      if (bytes === null) return { kind: 'permanent', reason: 'tệp đính kèm không còn' };
      files.set(id, bytes);
    }
    return files;
  } catch {
    return { kind: 'retry', reason: 'chưa đọc được tệp đính kèm', inDoubt: false, afterMs: null };
  }
}

interface Sending {
  account: string;
  part: Part;
  files: Opened;
  keyboard: Keyboard | null;
}

async function sendPart(
  api: TelegramApi,
  { account, part, files, keyboard }: Sending,
  { nextTurn, signal }: Pick<Outgoing, 'nextTurn' | 'signal'>,
  { callMs, fileMs }: SendTiming,
): Promise<SendOutcome> {
  const rest = { chat_id: account, ...(keyboard === null ? {} : { reply_markup: keyboard }) };
  try {
    if (part.kind === 'text') {
      // a preview would make Telegram open the signed links that stand in the text
      const payload = { ...rest, text: part.text, link_preview_options: { is_disabled: true } };
      return sent(await api.call('sendMessage', payload, { deadlineMs: callMs, signal }));
    }
    const upload = { source: files.get(part.file.id) ?? Buffer.alloc(0), filename: headerSafe(part.file.name) };
    const withCaption = { ...rest, ...(part.caption === null ? {} : { caption: part.caption }) };
    const limits = { deadlineMs: fileMs, signal };
    if (isPhoto(part.file)) {
      try {
        return sent(await api.call('sendPhoto', { ...withCaption, photo: upload }, limits));
      } catch (error) {
        // very long or wide pictures are refused as photos
        const failure = readFailure(error);
        if (failure.kind !== 'refused' || !/photo|image/iu.test(failure.description)) throw error;
        if (!(await nextTurn())) return NOT_BEGUN;
      }
    }
    return sent(await api.call('sendDocument', { ...withCaption, document: upload }, limits));
  } catch (error) {
    return outcomeOf(readFailure(error));
  }
}

const sent = ({ message_id: id }: { message_id: number }): SendOutcome => ({ kind: 'sent', messageId: String(id) });

const isPhoto = ({ mime, size }: FileLink): boolean => PHOTO_TYPES.includes(mime) && size <= PHOTO_LIMIT_BYTES;

/** telegraf writes the name into a header as it is. */
const headerSafe = (name: string): string => name.replace(/["\\\p{Cc}]/gu, '_');
