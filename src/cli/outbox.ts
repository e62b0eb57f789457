import type { Command } from 'commander';
import { isoInZone, type Zone } from '../calendar/zone.ts';
import { OUTBOX_STATES, type OutboxItem, type OutboxState } from '../outbox/outbox-item.ts';
import { tryAccountsAgain } from '../outbox/send-again.ts';
import { chooseUnit } from './shell/choose.ts';
import { group, leaf } from './shell/commands.ts';
import type { Shell } from './shell/shell.ts';
import { type Session, withMemory } from './shell/with-memory.ts';
import { WrongUse } from './shell/wrong-use.ts';

interface ListOptions {
  json?: boolean;
  unit?: string;
  state?: string;
  limit?: string;
}

/** More than a busy day of a large unit; the program holds them all at once. */
const MOST_LISTED = 10_000;

export const subcommand = (shell: Shell): Command =>
  group(shell, 'outbox', 'Tin gửi đi: trạng thái và lý do của từng tin.', [
    leaf(shell, 'list', 'Liệt kê tin gửi đi, cũ trước; không hiện nội dung.')
      .option('--state <trạng-thái>', OUTBOX_STATES.join(', '))
      .option('--unit <đơn-vị>', 'mã hoặc tên đúng của đơn vị; bỏ trống: mọi đơn vị và cả người lạ')
      .option('--limit <số>', `nhiều nhất bao nhiêu tin, lấy tin mới nhất; bỏ trống: ${MOST_LISTED}`)
      .action((options: ListOptions) => {
        const state = readState(options.state);
        const limit = readLimit(options.limit);
        return withMemory(shell, options, (session) => listItems(session, options.unit, state, limit));
      }),
    leaf(shell, 'show', 'Xem một tin.')
      .argument('<mã-tin>', 'mã ở cột đầu của outbox list')
      .action((id: string, options: { json?: boolean }) =>
        withMemory(shell, options, (session) => showItem(session, id)),
      ),
    leaf(shell, 'retry', 'Cho một tin hỏng (failed) hoặc lỡ (missed) chờ gửi lại ngay.')
      .argument('<mã-tin>', 'mã ở cột đầu của outbox list')
      .action((id: string, options: { json?: boolean }) =>
        withMemory(shell, options, (session) => retryItem(session, id)),
      ),
  ]);

const isState = (said: string): said is OutboxState => OUTBOX_STATES.some((state) => state === said);

/** Throws WrongUse. */
function readState(said: string | undefined): OutboxState | undefined {
  if (said === undefined || isState(said)) return said;
  throw new WrongUse(`--state phải là một trong: ${OUTBOX_STATES.join(', ')}.`);
}

/** Throws WrongUse. */
function readLimit(said: string | undefined): number {
  if (said === undefined) return MOST_LISTED;
  if (!/^[1-9]\d{0,5}$/u.test(said)) throw new WrongUse('--limit phải là số nguyên từ 1 đến 999999.');
  return Number(said);
}

async function listItems(
  session: Session,
  said: string | undefined,
  state: OutboxState | undefined,
  limit: number,
): Promise<number> {
  const { memory, print } = session;
  const unit = said === undefined ? {} : { unit: (await chooseUnit(memory, said)).id };
  // One more than is shown tells that there are more.
  const found = await memory.queue.list({ ...unit, ...(state === undefined ? {} : { state }), limit: limit + 1 });
  const shown = found.slice(-limit);
  for (const item of shown) printItem(session, item);
  if (shown.length === 0) print.remark('Không có tin nào.');
  if (found.length > limit)
    print.problem(`Còn tin cũ hơn: chỉ hiện ${limit} tin mới nhất, thêm --limit để xem nhiều hơn.`);
  return 0;
}

async function showItem(session: Session, id: string): Promise<number> {
  printItem(session, await findItem(session, id));
  return 0;
}

/** Exit code 1 when the item is in no state to be tried again. */
async function retryItem(session: Session, id: string): Promise<number> {
  const before = await findItem(session, id);
  if (!(await retryByOperator(session, before))) {
    const isEnded = before.state === 'failed' || before.state === 'missed';
    const why = isEnded
      ? 'Tin này không còn nội dung nên không gửi lại được.'
      : `Tin này đang ở trạng thái ${before.state}: chỉ gửi lại được tin failed hoặc missed.`;
    session.print.problem(why);
    return 1;
  }
  printItem(session, await findItem(session, id));
  return 0;
}

/** Its receiver's accounts are tried again too, where none of them works. */
function retryByOperator({ memory, clock }: Session, { id, unit, recipient }: OutboxItem): Promise<boolean> {
  return memory.transaction(async () => {
    if (unit !== null && recipient.kind === 'officer')
      await tryAccountsAgain({ stores: memory.forUnit(unit) }, recipient.officer);
    return memory.queue.retry(id, clock.now());
  });
}

async function findItem({ memory }: Session, id: string): Promise<OutboxItem> {
  const item = /^[0-9a-f]{24}$/u.test(id) ? await memory.queue.find(id) : null;
  if (item === null) throw new WrongUse(`Không có tin gửi đi mã "${id.slice(0, 40)}".`);
  return item;
}

function printItem({ print, config }: Session, item: OutboxItem): void {
  const record = recordOf(item, config.zone);
  const { id, state, kind, officer, dueAt, reason } = record;
  const why = reason === null ? '' : `  ${reason}`;
  print.line(record, `${id}  ${state}  ${kind}  ${officer ?? 'người lạ'}  ${dueAt}${why}`);
}

const recordOf = (
  { id, key, state, kind, unit, recipient, channel, attempts, inDoubt, reason, dueAt, sentAt }: OutboxItem,
  zone: Zone,
) => ({
  id,
  key,
  state,
  kind,
  unit,
  officer: recipient.kind === 'officer' ? recipient.officer : null,
  channel: channel ?? (recipient.kind === 'account' ? recipient.channel : null),
  attempts,
  inDoubt,
  reason,
  dueAt: isoInZone(dueAt, zone),
  sentAt: sentAt === null ? null : isoInZone(sentAt, zone),
});
