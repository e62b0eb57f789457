import { addDays, type PlainDay } from '../calendar/plain-day.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { Office } from '../office.ts';
import type { Officer } from '../people/person.ts';
import { recordAct } from './change-task.ts';
import { type DateOutcome, moveDue } from './dates.ts';
import { findOwnTask } from './doer.ts';
import { isOpen, type Task } from './task.ts';

/** What was asked, as the history keeps it: day first, then the reason. */
const NOTE = /^(\d{4}-\d{2}-\d{2})(?: (.*))?$/su;

/** An extension that nobody has decided yet. */
export interface ExtensionRequest {
  task: Task;
  by: string | null;
  at: Date;
  day: PlainDay;
  reason: string | null;
}

export type AskExtensionOutcome =
  | { kind: 'asked'; request: ExtensionRequest }
  | { kind: 'needs-day'; task: Task }
  | { kind: 'needs-reason'; task: Task; day: PlainDay }
  | { kind: 'not-later'; task: Task; day: PlainDay }
  | { kind: 'ended-already'; task: Task }
  | { kind: 'not-yours' };

/** Gia hạn: a request in writing with its reason. A length counts from the due day, or from today when that is past. */
export async function askExtension(
  office: Office,
  officer: Officer,
  number: number,
  asked: { day?: PlainDay; by?: number; unit?: 'day' | 'working-day'; reason?: string },
): Promise<AskExtensionOutcome> {
  const task = await findOwnTask(office, officer, number);
  if (task === null) return { kind: 'not-yours' };
  if (!isOpen(task)) return { kind: 'ended-already', task };
  const day = asked.day ?? dayAfter(office, task, asked.by, asked.unit);
  if (day === null) return { kind: 'needs-day', task };
  if (day <= office.today || (task.dueOn !== null && day <= task.dueOn)) return { kind: 'not-later', task, day };
  if (asked.reason === undefined) return { kind: 'needs-reason', task, day };
  const note = `${day} ${asked.reason}`;
  await recordAct(office, number, { by: officer.id, what: 'extension-asked', note, needsOffice: false });
  return { kind: 'asked', request: { task, by: officer.id, at: office.now, day, reason: asked.reason } };
}

function dayAfter(
  office: Office,
  task: Task,
  by: number | undefined,
  unit: 'day' | 'working-day' | undefined,
): PlainDay | null {
  if (by === undefined || by < 1 || by > 366) return null;
  const from = task.dueOn !== null && task.dueOn > office.today ? task.dueOn : office.today;
  return unit === 'working-day' ? addWorkingDays(office.calendar, from, by) : addDays(from, by);
}

/** The open requests of the unit, oldest first. */
export async function openExtensions(office: Office): Promise<ExtensionRequest[]> {
  const tasks = await office.stores.tasks.list({ statuses: ['open', 'blocked'] });
  const found: ExtensionRequest[] = [];
  for (const { task, by, at, note } of await office.stores.history.undecidedExtensions()) {
    const owner = tasks.find(({ number }) => number === task);
    const [, day, reason] = NOTE.exec(note ?? '') ?? [];
    if (owner !== undefined && day !== undefined)
      found.push({ task: owner, by, at, day: day as PlainDay, reason: reason ?? null });
  }
  return found;
}

export type DecideOutcome =
  | { kind: 'approved'; request: ExtensionRequest; task: Task; from: PlainDay | null }
  | { kind: 'refused'; request: ExtensionRequest }
  | { kind: 'own-request'; request: ExtensionRequest }
  | { kind: 'not-decider'; request: ExtensionRequest }
  | { kind: 'cannot-move'; outcome: DateOutcome }
  | { kind: 'no-request' }
  | { kind: 'which'; requests: ExtensionRequest[] };

/**
 * Duyệt, từ chối: the chairman or a deputy decides; nobody decides on an own request. Where there is no other leader
 * than the one who asked, the clerk records the superior's consent.
 */
export async function decideExtension(
  office: Office,
  decider: Officer,
  number: number | null,
  decision: { approve: boolean; day?: PlainDay; reason?: string },
): Promise<DecideOutcome> {
  const open = (await openExtensions(office)).filter(({ task }) => number === null || task.number === number);
  const [request] = open;
  if (request === undefined) return { kind: 'no-request' };
  if (open.length > 1) return { kind: 'which', requests: open };
  if (request.by === decider.id) return { kind: 'own-request', request };
  if (!decider.roles.includes('chairman') && (await hasLeaderFor(office, request)))
    return { kind: 'not-decider', request };
  if (!decision.approve) {
    const note = decision.reason ?? null;
    await recordAct(office, request.task.number, { by: decider.id, what: 'extension-refused', note });
    return { kind: 'refused', request };
  }
  const day = decision.day ?? request.day;
  const outcome = await moveDue(office, decider, request.task.number, day, request.reason, 'extension-approved');
  return outcome.kind === 'set'
    ? { kind: 'approved', request, task: outcome.task, from: outcome.from }
    : { kind: 'cannot-move', outcome };
}

async function hasLeaderFor({ stores }: Office, { by }: ExtensionRequest): Promise<boolean> {
  return (await stores.officers.list()).some(({ id, roles }) => id !== by && roles.includes('chairman'));
}
