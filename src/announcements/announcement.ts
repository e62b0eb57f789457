import type { PlainDay } from '../calendar/plain-day.ts';
import type { FileLink } from '../messages/message.ts';
import type { OfficerId, PostId } from '../people/person.ts';

/** To whom it goes. Kept, so that who joins later is not forgotten. */
export interface Audience {
  everyone: boolean;
  posts: PostId[];
  officers: OfficerId[];
}

export interface Receiver {
  officer: OfficerId;
  /** The day whose digest came too early for it: the next digest reminds, and once more two working days later. */
  addressedOn: PlainDay;
  acknowledgedAt: Date | null;
  /** How often a digest has reminded of it; two at the most. */
  reminders: number;
}

/** An announcement (thông báo); `number` is its own, said as "TB 3". */
export interface Announcement {
  number: number;
  text: string;
  files: FileLink[];
  by: OfficerId;
  at: Date;
  audience: Audience;
  receivers: Receiver[];
}
