import { isoInZone, VIETNAM } from '../../../src/calendar/zone.ts';
import {
  ClockMovesBackward,
  type DemoAnnouncement,
  type DemoEvent,
  type DemoFile,
  type DemoMessage,
  type DemoPerson,
  type DemoRoom,
  type DemoSpeech,
  type DemoTask,
} from '../../../bot/demo/demo-room.ts';

export const PEOPLE: DemoPerson[] = [
  { id: 'chair', name: 'Hoàng Văn Thắng', post: 'Chủ tịch', roles: ['chairman'] },
  { id: 'clerk', name: 'Nông Thị Hạnh', post: 'Văn phòng - Thống kê', roles: ['officer', 'clerk'] },
  { id: 'justice', name: 'Lý Thị Mai', post: 'Tư pháp - Hộ tịch', roles: ['officer'] },
];

export const TASK: DemoTask = {
  number: 12,
  duty: 'd-2.1.1',
  title: 'Ban hành kế hoạch theo dõi tình hình thi hành pháp luật năm 2026',
  kind: 'deliverable',
  holder: { id: 'justice', name: 'Lý Thị Mai', post: 'Tư pháp - Hộ tịch' },
  status: 'open',
  dueOn: '2026-02-27',
  originalDueOn: '2026-02-27',
  points: 1,
  evidence: [],
};

export const ANNOUNCEMENT: DemoAnnouncement = {
  number: 3,
  text: 'Họp giao ban 14:00 thứ Sáu tại hội trường tầng 2.',
  at: '2026-03-02T08:00:00+07:00',
  receivers: [
    { id: 'justice', name: 'Lý Thị Mai', acknowledgedAt: '2026-03-02T08:05:00+07:00' },
    { id: 'chair', name: 'Hoàng Văn Thắng' },
  ],
};

export interface RoomDouble extends DemoRoom {
  /** What the routes asked for, oldest first. */
  speeches: DemoSpeech[];
  moves: { to: string; down: boolean }[];
  resets: number;
  /** How many listen to the room's events. */
  listeners(): number;
  /** Puts a message on a phone, as a job would. */
  write(person: string, message: Partial<DemoMessage>): DemoMessage;
  emit(event: DemoEvent): void;
  files: Map<string, DemoFile>;
  /** Answers of the next calls to `speak`. */
  answer(speech: DemoSpeech): Partial<DemoMessage>;
}

/** A room without a product: it records what it is asked, and answers each message with one of its own. */
export function createRoomDouble(): RoomDouble {
  const listening = new Set<(event: DemoEvent) => void>();
  const inboxes = new Map<string, DemoMessage[]>();
  let now = new Date('2026-03-02T07:00:00+07:00');
  let count = 0;
  const room: RoomDouble = {
    speeches: [],
    moves: [],
    resets: 0,
    files: new Map(),
    listeners: () => listening.size,
    emit: (event) => listening.forEach((listener) => listener(event)),
    answer: ({ text, choice, file }) => ({ text: `Đã nghe: ${text ?? choice ?? file?.name ?? ''}` }),
    write(person, message) {
      count += 1;
      const whole: DemoMessage = {
        id: String(count).padStart(6, '0'),
        at: isoInZone(now, VIETNAM),
        text: '',
        kind: 'reply',
        choices: [],
        files: [],
        ...message,
      };
      inboxes.set(person, [...(inboxes.get(person) ?? []), whole]);
      room.emit({ kind: 'message', person });
      return whole;
    },
    people: () => Promise.resolve(PEOPLE),
    speak(speech) {
      room.speeches.push(speech);
      return Promise.resolve([room.write(speech.from, room.answer(speech))]);
    },
    inbox: (person, after) =>
      Promise.resolve((inboxes.get(person) ?? []).filter(({ id }) => after === null || id > after)),
    tasks: () => Promise.resolve([TASK]),
    announcements: () => Promise.resolve([ANNOUNCEMENT]),
    now: () => now,
    moveClock(to, down) {
      if (to < now) return Promise.reject(new ClockMovesBackward());
      room.moves.push({ to: isoInZone(to, VIETNAM), down });
      room.emit({ kind: 'progress', now: isoInZone(new Date((now.getTime() + to.getTime()) / 2), VIETNAM) });
      now = to;
      room.emit({ kind: 'clock', now: isoInZone(now, VIETNAM) });
      return Promise.resolve();
    },
    reset() {
      room.resets += 1;
      inboxes.clear();
      now = new Date('2026-03-02T07:00:00+07:00');
      room.emit({ kind: 'reset' });
      return Promise.resolve();
    },
    openFile: (id) => Promise.resolve(room.files.get(id) ?? null),
    onChange(listener) {
      listening.add(listener);
      return () => listening.delete(listener);
    },
  };
  return room;
}
