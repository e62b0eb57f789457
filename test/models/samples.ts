/** Values with nothing special about them: a test names only what matters to it. */
import { newTask } from '../../src/duties/assign.ts';
import type { Announcement } from '../../src/announcements/announcement.ts';
import { plainDay } from '../../src/calendar/plain-day.ts';
import type { Duty, HistoryEntry } from '../../src/duties/task.ts';
import type { NewInboxItem } from '../../src/inbox/inbox-item.ts';
import type { NewOutboxItem } from '../../src/outbox/outbox-item.ts';
import type { Account, Officer, Post } from '../../src/people/person.ts';
import type { NewTask } from '../../src/ports.ts';
import { DEFAULT_SETTINGS, type Unit } from '../../src/unit.ts';

export const NOW = new Date('2026-03-02T00:00:00Z');
export const TODAY = plainDay('2026-03-02');
export const minutesLater = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

export const aUnit = (fields: Partial<Unit> = {}): Unit => ({
  id: 'u1',
  name: 'Xã Mẫu',
  zone: 'Asia/Ho_Chi_Minh',
  settings: DEFAULT_SETTINGS,
  createdAt: NOW,
  ...fields,
});

export const aPost = (fields: Partial<Post> = {}): Post => ({
  id: 'TP',
  name: 'Tư pháp',
  aliases: [],
  rank: 1,
  ...fields,
});

export const anOfficer = (fields: Partial<Officer> = {}): Officer => ({
  id: 'hanh',
  name: 'Nông Thị Hạnh',
  roles: ['officer'],
  deputy: false,
  active: true,
  ...fields,
});

export const anAccount = (fields: Partial<Account> = {}): Account => ({
  channel: 'telegram',
  account: '1001',
  officer: 'hanh',
  order: 1,
  state: 'ok',
  reason: null,
  linkedAt: NOW,
  ...fields,
});

export const aDuty = (fields: Partial<Duty> = {}): Duty => ({
  id: 'd1',
  title: 'Báo cáo cải cách hành chính',
  kind: 'report',
  post: 'TP',
  officer: null,
  cadence: 'hàng quý',
  receiptRequired: false,
  nilNeedsReference: false,
  askWhetherBegun: false,
  criterion: null,
  points: 0.5,
  ...fields,
});

export const aTask = (fields: Partial<NewTask> = {}): NewTask =>
  newTask(
    { now: NOW, today: TODAY },
    {
      duty: 'd1',
      title: 'Báo cáo quý I',
      kind: 'report',
      post: 'TP',
      holder: 'hanh',
      year: 2026,
      period: 'quý I',
      dueOn: plainDay('2026-03-15'),
      ...fields,
    },
  );

export const anEntry = (fields: Partial<HistoryEntry> = {}): HistoryEntry => ({
  task: 1,
  at: NOW,
  by: 'hanh',
  what: 'said',
  note: 'mai em gửi',
  changes: [],
  needsOffice: true,
  ...fields,
});

export const anAnnouncement = (fields: Partial<Omit<Announcement, 'number'>> = {}): Omit<Announcement, 'number'> => ({
  text: 'Họp giao ban',
  files: [],
  by: 'clerk',
  at: NOW,
  audience: { everyone: true, posts: [], officers: [] },
  receivers: [{ officer: 'hanh', addressedOn: TODAY, acknowledgedAt: null, reminders: 0 }],
  ...fields,
});

export const anInboxItem = (fields: Partial<NewInboxItem> = {}): NewInboxItem => ({
  channel: 'telegram',
  account: '1001',
  messageId: 'm1',
  chat: 'private',
  text: 'xong 12',
  choice: null,
  files: [],
  fileProblems: [],
  album: null,
  unsupported: false,
  secret: false,
  receivedAt: NOW,
  ...fields,
});

export const anOutboxItem = (fields: Partial<NewOutboxItem> = {}): NewOutboxItem => ({
  unit: 'u1',
  key: 'k1',
  kind: 'reply',
  recipient: { kind: 'officer', officer: 'hanh', via: null },
  content: { kind: 'message', message: { text: 'Đã ghi.', choices: [], files: [] } },
  priority: 0,
  dueAt: NOW,
  expiresAt: null,
  createdAt: NOW,
  ...fields,
});
