import type { Row, SkipReason } from '../../document.ts';
import type { DutyPart } from '../../draft.ts';
import { timeHeading } from '../../parts/time-heading.ts';
import type { PostFinder } from '../../posts/find-posts.ts';
import { leadingPosts, readHolders } from '../../posts/read-holders.ts';
import { splitMarker } from '../../text/markers.ts';
import { oneLine } from '../../text/words.ts';
import type { LabelKind } from '../labels.ts';
import { rawDuty } from '../raw-duty.ts';
import { isHeadAgain, readHead } from './columns.ts';
import { withHolders } from './row-holders.ts';
import { goesOnFromAbove, isDropped, isSectionRow, isSignature, isTotal } from './row-kind.ts';
import { setTime } from './row-time.ts';
import { cellsOf, type TableRead, type TableState, valueAt } from './table-state.ts';

/** Shapes C and H: the duties of one table; null when it is no table of tasks. */
export function readTable(rows: readonly Row[], finder: PostFinder, part: DutyPart): TableRead | null {
  const at = rows.findIndex((_, index) => index < 12 && readHead(rows, index) !== null);
  const columns = at === -1 ? null : readHead(rows, at);
  if (columns === null) return null;
  const done: TableRead = { duties: [], skipped: [] };
  const state: TableState = { columns, finder, part, owner: [], time: null, last: null, above: new Map(), done };
  rows.slice(0, at).forEach((row) => done.skipped.push({ row, why: 'header' }));
  rows.slice(at, at + columns.headRows).forEach((row) => done.skipped.push({ row, why: 'table-head' }));
  for (const row of rows.slice(at + columns.headRows)) readRow(row, state);
  return done;
}

function readRow(row: Row, state: TableState): void {
  const { columns, done } = state;
  const own = row.cells.filter(({ text, fromAbove, fromLeft }) => text.trim() !== '' && !fromAbove && !fromLeft);
  const words = oneLine(own.map(({ text }) => text).join(' '));
  const skip = (why: SkipReason) => void done.skipped.push({ row, why });
  if (own.length === 0) return skip('note');
  if (isHeadAgain(row, columns) || own.every(({ text }) => /^\(?\d{1,2}\)?$/u.test(text.trim())))
    return skip('table-head');
  if (isTotal(words)) return skip('total-row');
  if (isSignature(row, words)) return skip('signature');
  const cell = (kind: LabelKind) => cellsOf(row, state, kind);
  const what = cell('what')[0];
  if (isSectionRow(row, own, state)) return openSection(row, words, state);
  const text = what === undefined || what.fromAbove ? '' : oneLine(what.text);
  const number = cell('number')[0];
  if (text === '') return joinRow(row, state, skip);
  if (goesOnFromAbove(row, own, number, state)) return joinRow(row, state, skip);
  if (isDropped(row, words, cell('status'))) return skip('cancelled');
  addDuty(row, text, state);
}

function openSection(row: Row, words: string, state: TableState): void {
  const { rest } = splitMarker(words);
  const posts = leadingPosts(rest, state.finder, true);
  state.owner =
    posts !== null && /^\s*(?:xã|phường)?[\s:.]*(?:\(.*\))?\s*$/iu.test(rest.slice(posts.end)) ? posts.holders : [];
  state.time = timeHeading(rest);
  state.last = null;
  if (/tổ chức thực hiện/iu.test(rest)) state.part = 'execution';
  state.done.skipped.push({ row, why: 'heading' });
}

function joinRow(row: Row, state: TableState, skip: (why: SkipReason) => void): void {
  const { last } = state;
  if (last === null) return skip('note');
  const what = cellsOf(row, state, 'what')[0];
  if (what !== undefined && !what.fromAbove && what.text.trim() !== '')
    last.text = oneLine(`${last.text} ${what.text}`);
  last.quote = `${last.quote} ${oneLine(row.cells.map(({ text, fromAbove }) => (fromAbove ? '' : text)).join(' '))}`;
  const add = (kinds: LabelKind[]) =>
    kinds
      .flatMap((kind) => cellsOf(row, state, kind))
      .filter(({ fromAbove, text }) => !fromAbove && text.trim() !== '');
  const named = (kinds: LabelKind[]) => add(kinds).flatMap(({ text }) => readHolders(text, state.finder));
  last.holders = [...last.holders, ...named(['lead', 'doer'])];
  last.coordinators = [...last.coordinators, ...named(['partner'])];
  const time = add(['time']).map(({ text }) => text);
  if (time.length > 0) last.time = { words: oneLine([last.time?.words ?? '', ...time].join(' ')), source: 'column' };
  const product = add(['product']).map(({ text }) => text);
  if (product.length > 0) last.product = oneLine([last.product ?? '', ...product].join(' '));
  skip('detail');
}

function addDuty(row: Row, text: string, state: TableState): void {
  const values = row.cells.map((cell, at) => ({
    ...valueAt(row, at, state),
    cell,
    kind: state.columns.kinds[at] ?? null,
    title: state.columns.titles[at] ?? '',
  }));
  const of = (kind: LabelKind) => values.filter((value) => value.kind === kind && value.text !== '');
  const words =
    splitMarker(text).marker !== null && !/^[-+]/u.test(text)
      ? splitMarker(text).rest
      : text.replace(/^[-+•*]\s*/u, '');
  const duty = rawDuty({
    line: row.line,
    sheet: row.sheet,
    page: row.page,
    part: state.part,
    text: words.replace(/\s*:\s*$/u, ''),
    quote: oneLine(
      row.cells
        .map((cell) => (cell.fromAbove ? '' : cell.text))
        .filter((cell) => cell !== '')
        .join(' | '),
    ),
  });
  setTime(duty, of('time'), of('start'), values, state);
  duty.product =
    oneLine(
      of('product')
        .map((value) => value.text)
        .join('; '),
    ) || null;
  if (of('status').some((value) => /^(?:đã\s|hoàn thành|xong)/iu.test(value.text) && !/chưa|đang/iu.test(value.text)))
    duty.ask.push('already-done');
  const duties = withHolders(duty, of('lead').map(plain), of('doer').map(plain), of('partner').map(plain), state);
  if (duties.length === 0) return void state.done.skipped.push({ row, why: 'other-body' });
  state.done.duties.push(...duties);
  state.last = duties.at(-1) ?? null;
}

const plain = ({ text }: { text: string }): string => text;
