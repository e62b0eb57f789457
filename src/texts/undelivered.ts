import { dayInZone, timeInZone } from '../calendar/zone.ts';
import { choice, type Choice, type Message, type MessageKind, message } from '../messages/message.ts';
import type { Office } from '../office.ts';
import type { OutboxItem } from '../outbox/outbox-item.ts';
import type { SendAgainOutcome } from '../outbox/send-again.ts';
import { announcementOf, type Lost, receiverOf, type Undelivered } from '../outbox/undelivered.ts';
import type { OfficerId } from '../people/person.ts';
import { sayDay, sayShortDay } from './wording.ts';

type NameOf = (officer: OfficerId | null) => string;

const KINDS: Record<MessageKind, string> = {
  reply: 'trả lời',
  digest: 'bản nhắc việc',
  nudge: 'nhắc trong ngày',
  summary: 'tổng hợp tuần',
  office: 'danh sách văn phòng',
  announcement: 'thông báo',
  notice: 'tin báo',
};

/** `thông báo TB 3`, `bản nhắc việc`: what a message was, without a word of it. */
export function sayKind(item: OutboxItem): string {
  const announced = announcementOf(item);
  return announced === null ? KINDS[item.kind] : `${KINDS[item.kind]} TB ${announced}`;
}

/** `bản nhắc việc 10/03`. */
export const sayItem = (item: OutboxItem, { unit, today }: Office): string =>
  `${sayKind(item)} ${sayShortDay(dayInZone(item.createdAt, unit.zone), today)}`;

/** Buttons for so many people; more are reached by typing. */
const MOST_CHOICES = 6;

/** `tin chưa gửi được`. No line begins with a number: only tasks do. */
export function undeliveredList({ lost, inDoubt }: Undelivered, office: Office, nameOf: NameOf): Message {
  const count = lost.reduce((sum, { items }) => sum + items.length, 0);
  if (count + inDoubt.length === 0) return message('Không có tin nào chưa gửi được.');
  const lines = [
    ...(count === 0 ? [] : [`${count} tin chưa gửi được, của ${lost.length} người, mới nhất trước:`]),
    ...lost.flatMap(({ officer, items }) => [nameOf(officer), ...items.map((item) => `- ${sayLost(item, office)}`)]),
    ...doubtLines(inDoubt, office, nameOf),
    ...(count === 0 ? [] : ['Gửi lại: gõ gửi lại tin kèm số · tất cả: gửi lại tin lỗi']),
  ];
  return message(lines.join('\n'), lost.slice(0, MOST_CHOICES).map(toChoice(nameOf)));
}

const sayLost = (item: OutboxItem, office: Office): string =>
  `Tin ${item.number ?? ''} · ${sayItem(item, office)} · ${item.reason ?? 'không rõ lý do'}`;

export function doubtLines(inDoubt: readonly OutboxItem[], office: Office, nameOf: NameOf): string[] {
  if (inDoubt.length === 0) return [];
  return [
    `Có thể đã nhận hai lần (${inDoubt.length}):`,
    ...inDoubt.map((item) => `- ${nameOf(receiverOf(item))}: ${sayItem(item, office)}`),
  ];
}

const toChoice =
  (nameOf: NameOf) =>
  ({ officer, items }: Lost): Choice =>
    choice(`Gửi lại cho ${nameOf(officer)}`, sendAgainWords(items));

/** What one would type to have these sent again. */
export const sendAgainWords = (items: readonly OutboxItem[]): string =>
  `gửi lại tin ${items.map(({ number }) => number).join(', ')}`;

export function sendAgainPreview(lost: readonly Lost[], nameOf: NameOf): Message {
  const count = lost.reduce((sum, { items }) => sum + items.length, 0);
  const people = lost.map(({ officer, items }) => `${nameOf(officer)} (${items.length})`).join(', ');
  return message(`Gửi lại ${count} tin cho ${lost.length} người: ${people}.\nTrả lời: gửi để gửi lại, hoặc hủy.`, [
    choice(`Gửi lại ${count} tin`, 'gửi'),
    choice('Hủy'),
  ]);
}

/** What became of each, one line a message. */
export function sentAgain(outcomes: readonly SendAgainOutcome[], office: Office): Message {
  const linesOf = outcomes.map((outcome) => `- Tin ${outcome.item.number ?? ''} · ${sayOutcome(outcome, office)}`);
  const waiting = outcomes.filter(({ kind }) => kind === 'waiting').length;
  const head = waiting === 0 ? 'Chưa gửi lại tin nào:' : `Gửi lại ${waiting} tin:`;
  return message([head, ...linesOf].join('\n'));
}

function sayOutcome(outcome: SendAgainOutcome, office: Office): string {
  const what = sayItem(outcome.item, office);
  switch (outcome.kind) {
    case 'waiting': {
      const when = outcome.at > office.now ? `gửi lúc ${sayMoment(outcome.at, office)}` : 'đang gửi';
      return `${what} · ${outcome.officer.name} · ${when}`;
    }
    case 'nothing-left':
      return `${what} · ${outcome.officer.name} · không còn việc nào cần nhắc nên đã bỏ`;
    case 'not-linked':
      return `${what} · ${outcome.officer.name} chưa liên kết, lấy mã: gõ mã ${outcome.officer.name}`;
    case 'not-lost':
      return `${what} · ${STATES[outcome.item.state]}`;
    case 'gone':
      return `${what} · người nhận không còn công tác`;
  }
}

/** The words for an item that a moment later is no longer lost stand for "on its way". */
const STATES: Record<OutboxItem['state'], string> = {
  waiting: 'đang chờ gửi',
  claimed: 'đang gửi',
  sent: 'đã gửi rồi',
  cancelled: 'đã bỏ',
  failed: 'không còn nội dung để gửi',
  missed: 'không còn nội dung để gửi',
};

const sayMoment = (at: Date, { unit, today }: Office): string =>
  `${timeInZone(at, unit.zone)} ${sayDay(dayInZone(at, unit.zone), today)}`;

export const noSuchMessage = (numbers: readonly number[]): string =>
  `Không có tin số ${numbers.join(', ')}. Xem các tin: gõ tin lỗi`;

export const nothingLost = (name: string | null): Message =>
  message(name === null ? 'Không có tin nào chưa gửi được.' : `Không có tin nào chưa gửi được cho ${name}.`);
