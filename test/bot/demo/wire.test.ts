import { newTask } from '../../../src/duties/assign.ts';
import { expect, test } from '@jest/globals';
import { plainDay } from '../../../src/calendar/plain-day.ts';
import { VIETNAM } from '../../../src/calendar/zone.ts';
import type { Task } from '../../../src/duties/task.ts';
import { toDemoAnnouncement, toDemoMessage, toDemoTask } from '../../../bot/demo/wire.ts';

const MOMENT = new Date('2026-03-05T02:30:00Z');
const FILE = { id: 'f/1', name: 'Kế hoạch.pdf', mime: 'application/pdf', size: 3 };

test('a message carries its choices, and files by their url alone', () => {
  const message = { text: 'Chào\n', choices: [{ label: 'Gửi', value: 'gửi' }], files: [FILE] };
  expect(toDemoMessage({ id: '7', account: 'justice', at: MOMENT, kind: 'notice', message }, VIETNAM)).toEqual({
    id: '7',
    at: '2026-03-05T09:30:00+07:00',
    text: 'Chào\n',
    kind: 'notice',
    choices: [{ label: 'Gửi', value: 'gửi' }],
    files: [{ name: 'Kế hoạch.pdf', url: '/demo/files/f%2F1' }],
  });
});

const TASK: Task = {
  ...newTask(
    { now: MOMENT, today: plainDay('2026-03-01') },
    {
      duty: 'd1',
      title: 'Kế hoạch',
      kind: 'deliverable',
      post: 'p1',
      holder: 'justice',
      dueOn: plainDay('2026-03-04'),
    },
  ),
  number: 12,
  version: 1,
  originalDueOn: plainDay('2026-03-03'),
};

test('an open task has no closing fields, and nothing that the contract does not name', () => {
  expect(toDemoTask(TASK, null, null, VIETNAM)).toEqual({
    number: 12,
    duty: 'd1',
    title: 'Kế hoạch',
    kind: 'deliverable',
    holder: null,
    status: 'open',
    dueOn: '2026-03-04',
    originalDueOn: '2026-03-03',
    evidence: [],
  });
});

test('a done task tells when, for which day, how late, and by what', () => {
  const done: Task = {
    ...TASK,
    status: 'done',
    points: 0.5,
    doneAt: MOMENT,
    closedOn: plainDay('2026-03-05'),
    evidence: [
      { kind: 'reference', reference: '05/KH-UBND', issuedOn: plainDay('2026-03-05') },
      { kind: 'file', sha256: 'x', ...FILE },
      { kind: 'reading', value: 28, of: 100, on: plainDay('2026-03-05'), by: 'justice' },
    ],
  };
  const holder = { id: 'justice', name: 'Lý Thị Mai', post: 'Tư pháp - Hộ tịch' };
  expect(toDemoTask(done, holder, 1, VIETNAM)).toMatchObject({
    holder,
    doneAt: '2026-03-05T09:30:00+07:00',
    closedOn: '2026-03-05',
    late: 1,
    points: 0.5,
    evidence: [
      { kind: 'reference', reference: '05/KH-UBND', issuedOn: '2026-03-05' },
      { kind: 'file', name: 'Kế hoạch.pdf', size: 3, url: '/demo/files/f%2F1' },
      { kind: 'reading', value: 28, of: 100, on: '2026-03-05' },
    ],
  });
});

test('an announcement tells who has acknowledged and when', () => {
  const receiver = { addressedOn: plainDay('2026-03-05'), reminders: 0 };
  const announcement = {
    number: 3,
    text: 'Họp',
    files: [],
    by: 'clerk',
    at: MOMENT,
    audience: { everyone: true, posts: [], officers: [] },
    receivers: [
      { officer: 'a', acknowledgedAt: MOMENT, ...receiver },
      { officer: 'b', acknowledgedAt: null, ...receiver },
    ],
  };
  expect(toDemoAnnouncement(announcement, (id) => id.toUpperCase(), VIETNAM)).toEqual({
    number: 3,
    text: 'Họp',
    at: '2026-03-05T09:30:00+07:00',
    receivers: [
      { id: 'a', name: 'A', acknowledgedAt: '2026-03-05T09:30:00+07:00' },
      { id: 'b', name: 'B' },
    ],
  });
});
