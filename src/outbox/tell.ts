import { randomUUID } from 'node:crypto';
import type { Task } from '../duties/task.ts';
import type { Message } from '../messages/message.ts';
import type { Office } from '../office.ts';
import type { Officer, OfficerId, Role } from '../people/person.ts';
import { postNotice } from './post-message.ts';

/**
 * Tells a person what somebody else did. Written in the transaction of the act itself, so a random key is enough: the
 * act happens once. The one who acted gets no copy.
 */
export async function tell(office: Office, actor: OfficerId | null, to: OfficerId, message: Message): Promise<void> {
  if (to === actor) return;
  await postNotice(office, `notice/${office.unit.id}/${to}/${randomUUID()}`, to, message);
}

export async function tellHolder(office: Office, actor: Officer, task: Task, message: Message): Promise<void> {
  if (task.holder !== null) await tell(office, actor.id, task.holder, message);
}

/** Everybody with this role. */
export async function tellRole(
  office: Office,
  actor: Officer | null,
  role: Role,
  message: Message,
): Promise<Officer[]> {
  const told = (await office.stores.officers.list()).filter((one) => one.roles.includes(role) && one.id !== actor?.id);
  for (const { id } of told) await tell(office, actor?.id ?? null, id, message);
  return told;
}
