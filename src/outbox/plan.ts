import type { Focus } from '../conversation/conversation.ts';
import type { Message } from '../messages/message.ts';
import type { Office } from '../office.ts';
import type { OfficerId } from '../people/person.ts';
import type { Route } from './choose-accounts.ts';

/** What is said to whom, and where it is tried. */
export interface Plan {
  kind: 'plan';
  office: Office | null;
  said: Said;
  routes: Route[];
  /** By the process's steady clock. */
  consideredAt: number;
}

/** What was said to whom, and what an answer without a number now means. */
export interface Said {
  message: Message;
  focus: Focus | null;
  officer: OfficerId | null;
}
