import type { Heard } from './heard.ts';
import type { Intent } from './intent.ts';
import { findExcept } from './words/tasks.ts';

/** Forms whose words run to the end of the text: what follows a comma belongs to them. */
const WHOLE = new Set<Intent['intent']>([
  'broadcast',
  'assign',
  'add-officer',
  'add-duty',
  'add-target',
  'swap',
  'away',
  'record',
  'import-plan',
  'link',
  'prefer',
  'resend',
  'help',
  'list',
  'overdue',
  'summary',
  'score',
  'waive',
  'return',
  'move',
  'refuse',
  'hand-over',
  'reach',
  'wrong-person',
  'stop',
  'due',
  'no-reply',
  'extensions',
  'unacknowledged',
  'link-code',
  'my-record',
  'choose',
  'day',
  'reference',
  'none',
  'undelivered',
  'send-again',
]);

const CUT =
  /[,;.\n](?=\s)|\n|(?<=[a-z_] )(?=(?:viec|nhiem vu)(?: so)? \d)|\s(?:con|va|rieng|nhung)\s(?=(?:viec |so |nhiem vu )*\d)/gu;
const VERB =
  /(?<![a-z])(?:xong|nop|gui|hoan|lam|dang|chua|vuong|ket|cho|doi|xin|gia han|lui|phat sinh|ban hanh|nhac|moc|duyet|tu choi|don doc|thieu|mien|tra lai|nhan|loi|sap|chuyen|roi|dat|\d ?%)(?![a-z])/u;

/** Each clause is read on its own: a bound on the work for one text. */
const MOST_TASKS = 20;

/**
 * The clauses of "việc 12 xong, việc 40 còn vướng" as they were written, each with a task and a word of state of its
 * own; undefined when the text is one piece. A question or a condition about the whole text is one piece.
 */
export function clausesOf(heard: Heard, whole: Intent): string[] | undefined {
  if (
    heard.numbers.length < 2 ||
    heard.numbers.length > MOST_TASKS ||
    heard.long ||
    WHOLE.has(whole.intent) ||
    findExcept(heard.flat) !== null
  )
    return undefined;
  if (/^(?:neu|khi|bao gio|gia|sau khi|truoc khi|khi nao)(?![a-z])/u.test(heard.flat) || heard.asked) return undefined;
  // "xong 12 và 15 nhưng còn thiếu phụ lục": the reserve may mean both.
  if (/(?:[,+]| va| voi) ?(?:viec |so )?\d+ (?:nhung|ma)(?! (?:viec |so )?\d)(?![a-z])/u.test(heard.masked))
    return undefined;
  const cuts = Array.from(heard.masked.matchAll(CUT), ({ index }) => index);
  const clauses: { start: number; end: number }[] = [];
  let start = 0;
  for (const end of [...cuts, heard.flat.length]) {
    const piece = { start, end };
    const last = clauses.at(-1);
    // A piece without a task or a verb of its own belongs to its neighbour: "việc 12 với" · "còn thiếu chữ ký".
    if (last !== undefined && (!complete(heard, last) || !hasTask(heard, piece) || !hasVerb(heard, piece)))
      last.end = end;
    else clauses.push(piece);
    start = end;
  }
  if (clauses.length < 2 || !clauses.every((clause) => complete(heard, clause))) return undefined;
  return clauses.map(({ start, end }) =>
    heard.words(start, end).replace(/^(?:còn|con|và|va|riêng|rieng|nhưng|nhung)\s+(?=\S)/iu, ''),
  );
}

const hasTask = (heard: Heard, { start, end }: { start: number; end: number }) =>
  heard.numbers.some((number) => number.end > start && number.end <= end);
const hasVerb = (heard: Heard, { start, end }: { start: number; end: number }) =>
  VERB.test(heard.flat.slice(start, end));
const complete = (heard: Heard, clause: { start: number; end: number }) =>
  hasTask(heard, clause) && hasVerb(heard, clause);
