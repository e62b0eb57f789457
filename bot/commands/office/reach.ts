import { dayInZone } from '../../../src/calendar/zone.ts';
import { readUndelivered } from '../../../src/outbox/undelivered.ts';
import { readReach } from '../../../src/people/reach.ts';
import { readRoster } from '../../../src/people/roster.ts';
import { CHANNEL_NAMES, reachList, unsentReasons } from '../../../src/texts/people.ts';
import { sayKind } from '../../../src/texts/undelivered.ts';
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
      const { lost } = await readUndelivered(office, null);
      const lostOf = new Map(lost.map((one) => [one.officer, one.items.length]));
      const linked = roster.officers.filter(({ id }) => reach.accountsOf(id).length > 0).length;
      return say(
        reachList(
          roster.officers.map(({ id, name }) => ({ name, words: words(id), lost: lostOf.get(id) ?? 0 })),
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
      what: sayKind(item),
      reason: item.reason ?? 'đang chờ gửi',
    }));
    const { lost } = await readUndelivered(office, [officer.id]);
    return say(unsentReasons(officer.name, words(officer.id), reasons, lost.length > 0));
  },
});
