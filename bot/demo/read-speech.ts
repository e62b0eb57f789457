import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { DemoSpeech } from './demo-room.ts';

/** In characters as people count them (an emoji is one). */
const TEXT_LIMIT = 10_000;
const FILE_LIMIT_BYTES = 20 * 1024 * 1024;
/** Four bytes a character, and room to see that it is too long. */
const FIELD_LIMIT_BYTES = TEXT_LIMIT * 4 + 16;

/** Limits of one multipart message: a single file, a handful of fields. */
export const MULTIPART_LIMITS = {
  fileSize: FILE_LIMIT_BYTES,
  files: 1,
  fields: 8,
  fieldSize: FIELD_LIMIT_BYTES,
  parts: 12,
};

export type ReadSpeech =
  | { kind: 'speech'; speech: DemoSpeech }
  | { kind: 'refused'; status: 400 | 413; sentence: string };

const refused = (status: 400 | 413, sentence: string): ReadSpeech => ({ kind: 'refused', status, sentence });
const TEXT_TOO_LONG = refused(413, 'Tin dài quá 10.000 ký tự, mời chia thành nhiều tin.');
const FILE_TOO_LARGE = refused(413, 'Tệp lớn hơn 20 MB, mời gửi tệp nhỏ hơn.');
const ONE_FILE = refused(400, 'Mỗi tin gửi kèm một tệp, trong ô "file".');
const UNREADABLE = refused(400, 'Tin gửi lên không đọc được.');
const NOTHING_SAID = refused(400, 'Tin phải có "text", "choice" hoặc "file".');
const NOBODY_SPEAKS = refused(400, 'Tin phải có "from" là mã của người gửi.');

const words = z.string().nullish();
const speechSchema = z.object({ text: words, choice: words, from: z.string().trim().min(1).max(200) });

const isTooLong = (text: string) => text.length > TEXT_LIMIT && Array.from(text).length > TEXT_LIMIT;
const orNull = (text: string | null | undefined) =>
  text === undefined || text === null || text.trim() === '' ? null : text;

function checkSpeech(fields: unknown, file: DemoSpeech['file']): ReadSpeech {
  const parsed = speechSchema.safeParse(fields);
  if (!parsed.success) return parsed.error.issues.some(({ path }) => path[0] === 'from') ? NOBODY_SPEAKS : UNREADABLE;
  const text = orNull(parsed.data.text);
  const choice = orNull(parsed.data.choice);
  if (isTooLong(text ?? '') || isTooLong(choice ?? '')) return TEXT_TOO_LONG;
  if (text === null && choice === null && file === null) return NOTHING_SAID;
  return { kind: 'speech', speech: { from: parsed.data.from, text, choice, file } };
}

/** What a broken form is answered with; the parser's own words are not for people. */
function whyUnreadable(error: unknown): ReadSpeech {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  if (code === 'FST_REQ_FILE_TOO_LARGE') return FILE_TOO_LARGE;
  return code === 'FST_FILES_LIMIT' ? ONE_FILE : UNREADABLE;
}

/** The fields may stand in any order, the file before `from` too. */
async function readForm(request: FastifyRequest): Promise<ReadSpeech> {
  const fields: Record<string, unknown> = {};
  let file: DemoSpeech['file'] = null;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.valueTruncated) return TEXT_TOO_LONG;
      fields[part.fieldname] = part.value;
      continue;
    }
    const bytes = await part.toBuffer();
    // A form whose file box was left empty sends a part without a name.
    if (bytes.length === 0 && (part.filename ?? '') === '') continue;
    if (part.fieldname !== 'file') return ONE_FILE;
    file = { name: part.filename, bytes };
  }
  return checkSpeech(fields, file);
}

/** What somebody in the demo room writes, from JSON or from a form; or why it cannot be taken. */
export async function readSpeech(request: FastifyRequest): Promise<ReadSpeech> {
  if (!request.isMultipart()) return checkSpeech(request.body ?? {}, null);
  try {
    return await readForm(request);
  } catch (error) {
    request.raw.resume(); // the rest must come in, or the sender never reads the answer
    return whyUnreadable(error);
  }
}
