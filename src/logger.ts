import { pino } from 'pino';
import type { Logger } from './log.ts';

/** Names under which a text, a name or a secret could slip into a log line. */
const NEVER = [
  'text',
  'message',
  'name',
  'phone',
  'token',
  'code',
  'secret',
  'password',
  'uri',
  'url',
  'payload',
  'body',
  'content',
];
/** A bot token, wherever it stands: libraries put it into URLs and error messages. */
const TOKEN = /\d{3,30}:[\w-]{10,}/gu;
const CREDENTIALS = /(\w+:\/\/)[^\s/@]+@/gu;

/** What may be told of an error: its class, code and place; its words can hold what somebody wrote. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  const frames = placeOf(error)
    .split('\n')
    .filter((line) => /^\s+at /u.test(line))
    .slice(0, 6);
  return {
    type: error.name,
    // not `code`: fields of that name are blanked
    ...(typeof code === 'string' || typeof code === 'number' ? { errorCode: code } : {}),
    at: frames.map((frame) => frame.trim().replace(TOKEN, '***').replace(CREDENTIALS, '$1***@')),
  };
}

/** The stack without the message: a text of several lines can look like a frame. */
function placeOf({ message, stack = '' }: Error): string {
  const start = message === '' ? 0 : stack.indexOf(message);
  return start === -1 ? '' : stack.slice(start + message.length);
}

/** JSON lines on standard error: object first, then a fixed sentence (stdout belongs to the program's own words). */
export function createLogger(level: string, destination: NodeJS.WritableStream = process.stderr): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: NEVER.flatMap((name) => [name, `*.${name}`]), censor: '***' },
      serializers: {
        err: describeError,
        error: (value: unknown) => (value instanceof Error ? describeError(value) : value),
      },
    },
    destination,
  );
}
