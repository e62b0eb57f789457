import type { Announcement } from '../../src/announcements/announcement.ts';
import { isoInZone, type Zone } from '../../src/calendar/zone.ts';
import type { Evidence, Task } from '../../src/duties/task.ts';
import type { FileLink } from '../../src/messages/message.ts';
import type { SentMessage } from '../../src/outbox/sent-message.ts';
import type { DemoAnnouncement, DemoEvidence, DemoMessage, DemoTask } from './demo-room.ts';

/** Where the demo room serves a stored file. */
export const fileUrl = (id: string): string => `/demo/files/${encodeURIComponent(id)}`;

const namedFile = ({ id, name }: FileLink) => ({ name, url: fileUrl(id) });

/** A message on a phone → the contract's Message. */
export function toDemoMessage({ id, at, kind, message }: SentMessage, zone: Zone): DemoMessage {
  return {
    id,
    at: isoInZone(at, zone),
    text: message.text,
    kind,
    choices: message.choices.map(({ label, value }) => ({ label, value })),
    files: message.files.map(namedFile),
  };
}

function toDemoEvidence(evidence: Evidence): DemoEvidence {
  switch (evidence.kind) {
    case 'file':
      return { kind: 'file', size: evidence.size, ...namedFile(evidence) };
    case 'reading':
      return { kind: 'reading', value: evidence.value, of: evidence.of, on: evidence.on };
    default:
      return evidence;
  }
}

/** A task → the contract's task. `holder`: the person with the post's name; `late` in working days, null while open. */
export function toDemoTask(task: Task, holder: DemoTask['holder'], late: number | null, zone: Zone): DemoTask {
  const { number, duty, title, kind, status, dueOn, originalDueOn, doneAt, closedOn, points } = task;
  return {
    number,
    duty,
    title,
    kind,
    holder,
    status,
    dueOn,
    originalDueOn,
    ...(doneAt === null ? {} : { doneAt: isoInZone(doneAt, zone) }),
    ...(closedOn === null ? {} : { closedOn }),
    ...(late === null ? {} : { late }),
    ...(points === null ? {} : { points }),
    evidence: task.evidence.map(toDemoEvidence),
  };
}

/** An announcement → the contract's; `nameOf` knows every officer, those who left too. */
export function toDemoAnnouncement(
  { number, text, at, receivers }: Announcement,
  nameOf: (officer: string) => string,
  zone: Zone,
): DemoAnnouncement {
  return {
    number,
    text,
    at: isoInZone(at, zone),
    receivers: receivers.map(({ officer, acknowledgedAt }) => ({
      id: officer,
      name: nameOf(officer),
      ...(acknowledgedAt === null ? {} : { acknowledgedAt: isoInZone(acknowledgedAt, zone) }),
    })),
  };
}
