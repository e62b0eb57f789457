import { dayInZone } from '../../../src/calendar/zone.ts';
import { readReach } from '../../../src/people/reach.ts';
import { readRoster } from '../../../src/people/roster.ts';
import { CHANNEL_NAMES, reachList, unsentReasons } from '../../../src/texts/people.ts';
import { sayShortDay } from '../../../src/texts/wording.ts';
import { CLERK, command, LEADERS, say } from '../command.ts';
import { isMessage, onePerson } from '../whom.ts';

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
      // What marks a person as listed already is no message.
      ({ state, key }) => state !== 'sent' && state !== 'claimed' && !key.startsWith('unreachable/'),
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
