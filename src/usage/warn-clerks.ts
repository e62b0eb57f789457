import type { Channel } from '../channels.ts';
import type { Clock } from '../clock.ts';
import type { Observer } from '../observer.ts';
import { openOffice } from '../office.ts';
import { postNotice } from '../outbox/post-message.ts';
import type { Memory } from '../ports.ts';
import { usageWarning } from '../texts/usage.ts';
import { monthOf, warnedPercent } from './month.ts';

export interface WarnDeps {
  memory: Memory;
  channels: readonly Channel[];
  clock: Clock;
  observer?: Observer | undefined;
}

/**
 * Looks what each bot has used of its month; at 80 % and 95 % the clerks of the units that use it are told, once: the
 * key of the notice says so, in every process and after a restart. To be called each minute.
 */
export function createUsageWatch({ memory, channels, clock, observer }: WarnDeps): () => Promise<void> {
  const told = new Set<string>();

  async function warn(channel: Channel, what: 'messages' | 'users', used: number, limit: number): Promise<void> {
    const percent = warnedPercent(used, limit);
    const now = clock.now();
    const mark = `usage/${channel.capabilities.pace?.bot ?? channel.name}/${monthOf(now)}/${what}/${percent ?? 0}`;
    if (percent === null || told.has(mark)) return;
    for (const unit of await memory.units.list()) {
      const office = await openOffice(memory, unit, now);
      if (!(await office.stores.accounts.list()).some((account) => account.channel === channel.name)) continue;
      const clerks = (await office.stores.officers.list()).filter(({ roles }) => roles.includes('clerk'));
      for (const { id } of clerks)
        await postNotice(
          office,
          `${mark}/${unit.id}/${id}`,
          id,
          usageWarning(channel.name, what, { used, limit, percent }),
        );
    }
    told.add(mark);
  }

  return async () => {
    for (const channel of channels) {
      const { month, pace } = channel.capabilities;
      if (month === undefined || pace === null) continue;
      const used = await memory.usage.read(pace.bot, monthOf(clock.now()));
      observer?.used(channel.name, used, month);
      await warn(channel, 'messages', used.messages, month.messages);
      await warn(channel, 'users', used.users, month.users);
    }
  };
}
