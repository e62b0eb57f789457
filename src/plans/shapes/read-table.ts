import type { Cell, Row, SkipReason } from '../document.ts';
import type { DutyPart } from '../draft.ts';
import type { PostFinder } from '../posts/find-posts.ts';
import { type Holder, leadingPosts, readHolders } from '../posts/read-holders.ts';
import { foldInPlace } from '../text/fold-in-place.ts';
import { splitMarker } from '../text/markers.ts';
import { timeHeading } from '../parts/time-heading.ts';
import { oneLine } from '../text/words.ts';
import type { LabelKind } from './labels.ts';
import { type RawDuty, rawDuty } from './raw-duty.ts';
import { findSubject, partnersIn, readEndBrackets, readRoles, splitAtBrackets } from './roles.ts';
import { type Columns, isHeadAgain, isPeriodTitle, readHead } from './table-columns.ts';

export interface TableRead {
  duties: RawDuty[];
  skipped: { row: Row; why: SkipReason }[];
}

interface TableState {
  columns: Columns;
  finder: PostFinder;
  part: DutyPart;
  /** A section row that names a post or a time holds for the rows below it. */
  owner: Holder[];
  time: string | null;
  last: RawDuty | null;
  /** What the columns said in the row above: "nt" repeats it. */
  above: Map<number, string>;
  done: TableRead;
}

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

const SAME = /^[-–"“”'’/.\s]*(?:nt|như trên|"|”|“|''|\/\/)?[-–"“”'’/.\s]*$/iu;
const isSame = (text: string): boolean => text.trim() !== '' && SAME.test(text) && /nt|như trên|["“”'/]/iu.test(text);

function readRow(row: Row, state: TableState): void {
  const { columns, done } = state;
  const own = row.cells.filter(({ text, fromAbove, fromLeft }) => text.trim() !== '' && !fromAbove && !fromLeft);
  const words = oneLine(own.map(({ text }) => text).join(' '));
  const skip = (why: SkipReason) => void done.skipped.push({ row, why });
  if (own.length === 0) return skip('note');
  if (isHeadAgain(row, columns) || own.every(({ text }) => /^\(?\d{1,2}\)?$/u.test(text.trim())))
    return skip('table-head');
  if (/^(?:\S{1,3}\s+)?(?:tong\s*cong|cong(?:\s*:|\s*\d)|tong\s*so)(?:\s|:|$)/u.test(foldInPlace(words)))
    return skip('total-row');
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

const isSignature = (row: Row, words: string): boolean =>
  /^(?:TM|KT|TL|TUQ)\.\s/u.test(words) ||
  /^(?:PHÓ )?CHỦ TỊCH$|^Nơi nhận/u.test(words) ||
  (row.cells.filter(({ text }) => text !== '').length === 1 && /^người lập|^ký tên/iu.test(words));

/** One cell over the whole width, or a number in Roman with a title: "I | HẠ TẦNG SỐ", "A. LĨNH VỰC …", "Tháng 3". */
function isSectionRow(row: Row, own: Cell[], state: TableState): boolean {
  const filled = row.cells.flatMap((cell, at) => (own.includes(cell) ? [at] : []));
  const kinds = filled.map((at) => state.columns.kinds[at]);
  const numberText = filled.length > 0 && kinds[0] === 'number' ? oneLine(own[0]?.text ?? '') : '';
  if (own.length === 1) {
    const spans = row.cells.filter(({ fromLeft }) => fromLeft).length >= 2;
    return (
      spans ||
      (kinds[0] !== 'what' &&
        kinds[0] !== undefined &&
        !/^[-"]/u.test(own[0]?.text ?? '') &&
        row.cells.length > 2 &&
        kinds[0] === 'number') ||
      isTimeHeading(own[0]?.text ?? '')
    );
  }
  if (own.length === 2 && numberText !== '' && kinds[1] === 'what') {
    const title = own[1]?.text ?? '';
    const wide = row.cells.filter(({ fromLeft }) => fromLeft).length >= 2;
    return (
      /^(?:[IVXLC]+|[A-ZĐ]|\d+(?:\.\d+)?)[.)]?$/u.test(numberText) &&
      (wide ||
        /^[IVXLC]+[.)]?$|^[A-ZĐ][.)]?$/u.test(numberText) ||
        (title === title.toUpperCase() && /\p{Lu}{2}/u.test(title)))
    );
  }
  return false;
}

const isTimeHeading = (text: string): boolean => timeHeading(text) !== null;

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

/** The second half of a row that a page parted: it has no number and begins where the words above stopped. */
function goesOnFromAbove(row: Row, own: Cell[], number: Cell | undefined, state: TableState): boolean {
  if (state.last === null || !state.columns.kinds.includes('number')) return false;
  if (number !== undefined && number.text.trim() !== '' && !number.fromAbove) return false;
  const has = (kind: LabelKind) => cellsOf(row, state, kind).some((cell) => cell.text.trim() !== '' && !cell.fromAbove);
  const text = oneLine(own.find((cell) => cell.text.trim() !== '')?.text ?? '');
  if (/^\p{Ll}/u.test(text) && !/^[a-zđ]\)/u.test(text)) return true;
  return !has('lead') && !has('doer') && !has('time') && !has('product') && !/^[-+]/u.test(text);
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
  last.holders.push(...add(['lead', 'doer']).flatMap(({ text }) => readHolders(text, state.finder)));
  last.coordinators.push(...add(['partner']).flatMap(({ text }) => readHolders(text, state.finder)));
  const time = add(['time']).map(({ text }) => text);
  if (time.length > 0) last.time = { words: oneLine([last.time?.words ?? '', ...time].join(' ')), source: 'column' };
  const product = add(['product']).map(({ text }) => text);
  if (product.length > 0) last.product = oneLine([last.product ?? '', ...product].join(' '));
  skip('detail');
}

const isDropped = (row: Row, words: string, status: Cell[]): boolean =>
  status.some(({ text }) => /^\s*(?:hoãn|hủy|huỷ|dừng|bỏ|không thực hiện|tạm dừng)/iu.test(text)) ||
  /\((?:HOÃN|HỦY|HUỶ|DỪNG|BỎ)\b/u.test(words);

function cellsOf(row: Row, { columns }: TableState, kind: LabelKind): Cell[] {
  return row.cells.filter((cell, at) => columns.kinds[at] === kind && !cell.fromLeft);
}

/** The column's words; "nt" and the lower part of a merged cell are those of the row above. */
function valueAt(row: Row, at: number, state: TableState): { text: string; fromAbove: boolean } {
  const cell = row.cells[at];
  if (cell === undefined) return { text: '', fromAbove: false };
  const same = isSame(cell.text);
  const text = same ? (state.above.get(at) ?? '') : cell.text.trim();
  state.above.set(at, text);
  return { text, fromAbove: (same || cell.fromAbove) && text !== '' };
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

function setTime(
  duty: RawDuty,
  times: { text: string; fromAbove: boolean; cell: Cell }[],
  starts: { cell: Cell }[],
  values: { text: string; title: string }[],
  state: TableState,
): void {
  const [time] = times;
  const crosses = values
    .filter(({ text, title }) => /^[xX✓v+]$/u.test(text) && isPeriodTitle(title))
    .map(({ title }) => title);
  duty.startDay = starts[0]?.cell.day ?? null;
  if (crosses.length > 0) duty.time = { words: crosses.join(', '), source: 'column' };
  else if (time !== undefined) {
    duty.time = {
      words: oneLine(times.map(({ text }) => text).join('; ')),
      source: time.fromAbove ? 'above' : isTimeHeading(time.text) && time.cell.fromAbove ? 'heading' : 'column',
    };
    duty.day = time.cell.day;
    const { number } = time.cell;
    duty.serial = number !== null && number >= 36_526 && number < 73_051 ? number : null;
    // a first column of months holds for all its rows: a date in the words is nearer
    if (state.columns.kinds.indexOf('time') < state.columns.kinds.indexOf('what'))
      duty.time = isTimeHeading(time.text) ? { ...duty.time, source: 'heading' } : null;
    duty.heading = duty.time?.source === 'heading' ? duty.time.words : null;
  } else if (state.time !== null) duty.time = { words: state.time, source: 'heading' };
  duty.heading ??= state.time;
}

/** A label decides over the wording; without any holder's column the words themselves may name who does it. */
function withHolders(
  duty: RawDuty,
  leads: string[],
  doers: string[],
  partners: string[],
  state: TableState,
): RawDuty[] {
  const { finder } = state;
  const leading = leads.length > 0 ? leads : doers;
  const roles = leading.length === 0 ? null : readRoles(leading.join('\n'), finder);
  // markdown knows no merged cells: who helps in a row without a lead helps the lead of the row above
  if (leading.length === 0 && partners.length > 0 && state.last !== null) {
    duty.holders = state.last.holders;
    duty.ask.push('holder-unclear');
  }
  if (roles !== null) {
    duty.holders = roles.leads.length > 0 ? roles.leads : [];
    duty.coordinators = roles.partners;
    if (roles.unclear && leading.join('\n').includes(';'))
      duty.ask.push(leads.length > 0 ? 'several-leads' : 'role-unclear');
    if (roles.time !== null && duty.time === null) duty.time = { words: roles.time, source: 'said' };
    if (leads.length > 0) duty.coordinators.push(...doers.flatMap((value) => readHolders(value, finder)));
  }
  duty.coordinators.push(...partners.flatMap((value) => readHolders(value, finder)));
  if (duty.holders.length === 0) return byWords(duty, state);
  outsideLead(duty);
  // led by the province and nobody of the commune named: not ours to follow
  return duty.outsideLead !== null && duty.holders.length === 0 ? [] : [duty];
}

function byWords(duty: RawDuty, state: TableState): RawDuty[] {
  const several = splitAtBrackets(duty.text, state.finder);
  const one = several === null ? readEndBrackets(duty.text, state.finder) : null;
  const bracketed = several ?? (one === null ? [] : [one]);
  if (bracketed.length > 0)
    return bracketed.map(({ text, roles }) => ({
      ...duty,
      text,
      holders: roles.leads,
      coordinators: [...duty.coordinators, ...roles.partners],
      ask: roles.unclear ? [...duty.ask, 'role-unclear' as const] : [...duty.ask],
    }));
  const subject = findSubject(duty.text, state.finder);
  duty.holders = subject?.holders ?? state.owner;
  duty.coordinators.push(
    ...(subject?.coordinators ?? (duty.holders.length > 0 ? partnersIn(duty.text, state.finder) : [])),
  );
  return [duty];
}

/** An outside body leads and the commune helps: the commune's own follow-up is the helping. */
function outsideLead(duty: RawDuty): void {
  const ours = duty.holders.filter(({ outside }) => !outside);
  const [outside] = duty.holders.filter((holder) => holder.outside);
  if (outside === undefined || ours.length > 0) return;
  duty.outsideLead = outside;
  duty.holders = duty.coordinators.filter((holder) => !holder.outside);
  duty.coordinators = [];
  duty.role = 'coordinate';
  duty.ask.push('outside-lead');
}
