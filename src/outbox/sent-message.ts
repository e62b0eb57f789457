import type { Message, MessageKind } from '../messages/message.ts';

/** A message as it stands on a phone of the demo room. Ids grow with time. */
export interface SentMessage {
  id: string;
  account: string;
  at: Date;
  kind: MessageKind;
  message: Message;
}
