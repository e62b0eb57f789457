import type { Office } from '../office.ts';
import type { Officer } from '../people/person.ts';
import { substitutedBy } from '../people/roster.ts';
import type { Task } from './task.ts';

/** The task, if this person holds it or stands in today for the one who does. Others learn nothing, not even its title. */
export async function findOwnTask(office: Office, officer: Officer, number: number): Promise<Task | null> {
  const task = await office.stores.tasks.find(number);
  if (task === null || task.holder === null) return null;
  if (task.holder === officer.id) return task;
  return (await substitutedBy(office, officer.id)).includes(task.holder) ? task : null;
}

/** The chairman and the clerk see and decide on every task of the unit; an officer on their own. */
export async function findVisibleTask(office: Office, officer: Officer, number: number): Promise<Task | null> {
  const overseer = officer.roles.includes('clerk') || officer.roles.includes('chairman');
  return overseer ? office.stores.tasks.find(number) : findOwnTask(office, officer, number);
}
