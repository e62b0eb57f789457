import { firstOfMonth, lastOfMonth } from '../../../src/calendar/plain-day.ts';
import { readReach } from '../../../src/people/reach.ts';
import { readRoster } from '../../../src/people/roster.ts';
import { overdueTasks } from '../../../src/reports/overdue.ts';
import { summarise } from '../../../src/reports/summary.ts';
import { ownRecord } from '../../../src/texts/own-record.ts';
import { CHANNEL_NAMES, channelNotLinked, channelPreferred } from '../../../src/texts/people.ts';
import { command, EVERYBODY, say } from '../command.ts';
import { isMessage, onePerson } from '../whom.ts';

/** `của tôi`: one's own record. */
export const ownRecordCommand = command({
  intents: ['my-record'],
  help: [{ roles: EVERYBODY, say: 'của tôi', does: 'kết quả của mình' }],
  async run({ office, person }) {
    const roster = await readRoster(office);
    const reach = await readReach(office);
    const month = await summarise(
      office,
      { from: firstOfMonth(office.today), to: lastOfMonth(office.today) },
      { holder: person.id },
    );
    const overdue = await overdueTasks(office, { holder: person.id });
    const posts = roster.postsOf(person.id).map(({ name }) => name);
    const channels = reach.accountsOf(person.id).map(({ channel }) => CHANNEL_NAMES[channel]);
    return say(ownRecord(person, posts, channels, month, overdue, office));
  },
});

/** `ưu tiên zalo`; by the clerk `ưu tiên NAME: zalo`. */
export const prefer = command({
  intents: ['prefer'],
  help: [{ roles: EVERYBODY, say: 'ưu tiên zalo', does: 'chọn kênh nhận tin trước' }],
  async run({ office, person, role }, intent) {
    const target =
      intent.person === undefined || role !== 'clerk' ? person : onePerson(await readRoster(office), intent.person);
    if (isMessage(target)) return say(target);
    const accounts = await office.stores.accounts.of(target.id);
    const wanted = accounts.filter(({ channel }) => channel.startsWith(intent.channel));
    if (wanted.length === 0) return say(channelNotLinked(intent.channel === 'zalo' ? 'Zalo' : 'Telegram'));
    const order = [...wanted, ...accounts.filter((account) => !wanted.includes(account))];
    await office.stores.accounts.saveOrder(
      target.id,
      order.map(({ channel }) => channel),
    );
    return say(channelPreferred(intent.channel === 'zalo' ? 'Zalo' : 'Telegram'));
  },
});
