import type { FileLink } from '../messages/message.ts';
import type { ChannelName, OfficerId, UnitId } from '../people/person.ts';

export interface StoredFile extends FileLink {
  sha256: string;
}

/** What is kept of a message before it is acknowledged. A text marked secret is kept as its id only. */
export interface NewInboxItem {
  channel: ChannelName;
  account: string;
  messageId: string;
  chat: 'private' | 'group';
  text: string | null;
  choice: string | null;
  files: StoredFile[];
  /** Vietnamese sentences about files that could not be taken. */
  fileProblems: string[];
  album: string | null;
  unsupported: boolean;
  /** The text was dropped: it was marked secret. */
  secret: boolean;
  receivedAt: Date;
}

export interface InboxItem extends NewInboxItem {
  id: string;
  state: 'new' | 'handled' | 'failed';
  attempts: number;
  /** Known once it was handled for somebody. */
  unit: UnitId | null;
  officer: OfficerId | null;
}
