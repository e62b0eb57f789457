import { message } from '../../src/messages/message.ts';
import { firstOfMonth, lastOfMonth } from '../../src/calendar/plain-day.ts';
import { dayInZone } from '../../src/calendar/zone.ts';
import { tellRole, tell } from '../../src/outbox/tell.ts';
import {
  awayAlone,
  CHANNEL_NAMES,
  channelNotLinked,
  channelPreferred,
  leaveBackwards,
  leaveHow,
  leavePast,
  leaveTaken,
  leaveTakenBack,
  reachList,
  substituteNotice,
  substituteSelf,
  unsentReasons,
} from '../../src/texts/people.ts';
import { readReach } from '../../src/people/reach.ts';
import { readRoster, takeLeave } from '../../src/people/roster.ts';
import { ownRecord } from '../../src/texts/own-record.ts';
import { sayShortDay } from '../../src/texts/wording.ts';
import { impossibleDay } from '../../src/texts/outcomes.ts';
import { CLERK, command, EVERYBODY, LEADERS, say } from './command.ts';
import { isMessage, onePerson } from './whom.ts';
import { overdueTasks } from '../../src/reports/overdue.ts';
import { summarise } from '../../src/reports/summary.ts';

/** `nghỉ 3/12 đến 5/12, thay: Nông Thị Hạnh`. */
export const away = command({
  intents: ['away'],
  help: [{ roles: EVERYBODY, say: 'nghỉ 3/12 đến 5/12, thay: Nông Thị Hạnh', does: 'báo nghỉ, người làm thay' }],
  async run({ office, person }, intent) {
    if (intent.ask !== undefined) return say(impossibleDay());
    if (intent.from === undefined) return say(leaveHow());
    const substitute = intent.substitute === undefined ? null : onePerson(await readRoster(office), intent.substitute);
    if (substitute !== null && isMessage(substitute)) return say(substitute);
    const asked = { from: intent.from, until: intent.until ?? intent.from, substitute };
    const outcome = await takeLeave(office, person, asked);
    switch (outcome.kind) {
      case 'away':
        if (substitute !== null)
          await tell(office, person.id, substitute.id, substituteNotice(person.name, outcome.leave, office.today));
        else await tellRole(office, person, 'clerk', awayAlone(person.name, outcome.leave, office.today));
        return say(leaveTaken(outcome.leave, substitute?.name ?? null, office.today));
      case 'backwards':
        return say(leaveBackwards());
      case 'past':
        return say(leavePast());
      case 'self':
        return say(substituteSelf());
    }
  },
});

/** `hủy nghỉ 10/3`; without a day all that is not over. Who was to stand in is told. */
export const leaveBack = command({
  intents: ['cancel-leave'],
  help: [],
  async run({ office, person }, { day }) {
    const taken = await office.stores.officers.removeLeaves(person.id, day ?? null, office.today);
    const words = leaveTakenBack(taken, office.today);
    for (const { substitute } of taken)
      if (substitute !== null) await tell(office, person.id, substitute, message(`${person.name}: ${words.text}`));
    return say(words);
  },
});

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

const UNSENT_DAYS = 30;

/** `liên lạc`; `vì sao Hạnh không nhận được tin`. */
export const reachability = command({
  intents: ['reach'],
  roles: LEADERS,
  help: [{ roles: CLERK, say: 'liên lạc', does: 'ai đã liên kết; vì sao một người không nhận được tin' }],
  async run({ office }, intent) {
    const roster = await readRoster(office);
    const reach = await readReach(office);
    const words = (officer: string): string => {
      const accounts = reach.accountsOf(officer);
      if (accounts.length === 0) return 'chưa liên kết';
      return accounts
        .map(
          ({ channel, state, reason }) =>
            `${CHANNEL_NAMES[channel]}${state === 'ok' ? '' : ` (${reason ?? 'không gửi được'})`}`,
        )
        .join(', ');
    };
    if (intent.person === undefined) {
      const linked = roster.officers.filter(({ id }) => reach.accountsOf(id).length > 0).length;
      return say(
        reachList(
          roster.officers.map(({ id, name }) => ({ name, words: words(id) })),
          linked,
          roster.officers.length,
        ),
      );
    }
    const officer = onePerson(roster, intent.person);
    if (isMessage(officer)) return say(officer);
    const since = new Date(office.now.getTime() - UNSENT_DAYS * 86_400_000);
    const unsent = (await office.stores.outbox.list({ officer: officer.id, since })).filter(
      ({ state }) => state !== 'sent' && state !== 'claimed',
    );
    const reasons = unsent.slice(-5).map((item) => ({
      day: sayShortDay(dayInZone(item.dueAt, office.unit.zone), office.today),
      what: KIND_WORDS[item.kind],
      reason: item.reason ?? 'đang chờ gửi',
    }));
    return say(unsentReasons(officer.name, words(officer.id), reasons));
  },
});

const KIND_WORDS = {
  reply: 'trả lời',
  digest: 'bản nhắc việc',
  nudge: 'nhắc trong ngày',
  summary: 'tổng hợp tuần',
  office: 'danh sách văn phòng',
  announcement: 'thông báo',
  notice: 'tin báo',
} as const;
