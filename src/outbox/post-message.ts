import type { Message } from '../messages/message.ts';
import type { Office } from '../office.ts';
import type { ChannelName, OfficerId } from '../people/person.ts';
import { type NewOutboxItem, PRIORITY } from './outbox-item.ts';

/** Where an answer goes back to. */
export interface Via {
  channel: ChannelName;
  account: string;
}

export const viaOf = ({ channel, account }: Via): Via => ({ channel, account });

/** An answer to an officer, on the channel on which he wrote; before everything else. `forget`: it holds a link code. False when `key` exists. */
export function postReply(
  office: Office,
  key: string,
  officer: OfficerId,
  via: Via,
  message: Message,
  forget = false,
): Promise<boolean> {
  return office.post({
    key,
    kind: 'reply',
    recipient: { kind: 'officer', officer, via },
    content: { kind: 'message', message, ...(forget ? { forget } : {}) },
    priority: PRIORITY.reply,
    dueAt: office.now,
    expiresAt: null,
  });
}

/** What somebody's act tells another person, at any hour. False when `key` exists. */
export function postNotice(office: Office, key: string, officer: OfficerId, message: Message): Promise<boolean> {
  return office.post({ ...toOfficer(office, officer, message), key, kind: 'notice', priority: PRIORITY.notice });
}

/** An announcement on its way to one receiver. False when `key` exists. */
export function postAnnouncement(office: Office, key: string, officer: OfficerId, message: Message): Promise<boolean> {
  return office.post({ ...toOfficer(office, officer, message), key, kind: 'announcement', priority: PRIORITY.notice });
}

/** An answer to somebody who belongs to no unit: a stranger, a group. To be given to the queue. */
export function strangerReply(key: string, via: Via, message: Message, now: Date): NewOutboxItem {
  return {
    unit: null,
    key,
    kind: 'reply',
    recipient: { kind: 'account', ...via },
    content: { kind: 'message', message },
    priority: PRIORITY.reply,
    dueAt: now,
    expiresAt: null,
    createdAt: now,
  };
}

const toOfficer = ({ now }: Office, officer: OfficerId, message: Message) => ({
  recipient: { kind: 'officer', officer, via: null } as const,
  content: { kind: 'message', message } as const,
  dueAt: now,
  expiresAt: null,
});
