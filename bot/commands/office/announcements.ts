import { acknowledge, announce, remindSilent, silentOf } from '../../../src/announcements/announce.ts';
import { readAudience, receiversOf } from '../../../src/announcements/audience.ts';
import { readReach } from '../../../src/people/reach.ts';
import { readRoster } from '../../../src/people/roster.ts';
import {
  acknowledged,
  acknowledgedAlready,
  announcementEmpty,
  announcementNobody,
  announcementPreview,
  announcementSent,
  announcementUnknown,
  noAnnouncementOpen,
  noSuchAnnouncement,
  silentList,
  silentReminded,
} from '../../../src/texts/announcements.ts';
import { type Answer, CLERK, command, EVERYBODY, LEADERS, say, type Turn } from '../command.ts';

/** `thông báo tư pháp, công an: …` + file: preview with names and number, then one confirming answer. */
export const broadcast = command({
  intents: ['broadcast'],
  roles: LEADERS,
  help: [{ roles: CLERK, say: 'thông báo tất cả: …', does: 'gửi thông báo (hoặc tên, chức danh), kèm tệp được' }],
  async run({ office, person, files, confirmed }, intent) {
    const text = intent.text?.trim() ?? '';
    if (text === '' || intent.targets.length === 0) return say(announcementEmpty());
    const roster = await readRoster(office);
    const { audience, unknown, unclear } = readAudience(intent.targets, roster);
    if (unknown.length > 0 || unclear.length > 0) return say(announcementUnknown(unknown, unclear));
    const receivers = receiversOf(audience, roster, person.id);
    if (receivers.length === 0) return say(announcementNobody());
    if (confirmed) {
      const announcement = await announce(office, person, { text, files, audience });
      return { message: announcementSent(announcement.number, announcement.receivers.length), filesUsed: true };
    }
    const reach = await readReach(office);
    const unreachable = receivers.filter(({ id }) => !reach.isReachable(id)).map(({ name }) => name);
    return {
      message: announcementPreview(
        text,
        receivers.map(({ name }) => name),
        unreachable,
        files.length,
      ),
      pending: { intent, missing: 'confirm', files },
      filesUsed: true,
    };
  },
});

/** `đã nhận`, `xác nhận 5`. */
export const acknowledgement = command({
  intents: ['acknowledge'],
  help: [{ roles: EVERYBODY, say: 'xác nhận 5', does: 'đã nhận thông báo TB 5' }],
  async run(turn, intent) {
    const outcome = await acknowledge(turn.office, turn.person, intent.announcement ?? null, askedAnnouncement(turn));
    switch (outcome.kind) {
      case 'acknowledged':
        return say(acknowledged(outcome.announcement.number, outcome.others));
      case 'acknowledged-already':
        return say(acknowledgedAlready(outcome.announcement.number));
      case 'not-addressed':
        return say(noSuchAnnouncement(intent.announcement ?? null));
      case 'nothing-open':
        return say(noAnnouncementOpen());
    }
  },
});

/** Without a number: the last one that was put to this person. */
function askedAnnouncement({ office, conversation }: Turn): number | null {
  const { focus } = conversation;
  return focus === null || focus.until < office.now ? null : focus.announcement;
}

/** `ai chưa xác nhận 5`: the newest when no number is said. */
export const unacknowledged = command({
  intents: ['unacknowledged'],
  roles: LEADERS,
  help: [{ roles: CLERK, say: 'ai chưa xác nhận 5', does: 'ai chưa xác nhận thông báo' }],
  run: (turn, intent) =>
    withAnnouncement(turn, intent.announcement, async (announcement) => {
      const roster = await readRoster(turn.office);
      const reach = await readReach(turn.office);
      const silent = silentOf(announcement).map(({ officer }) => ({
        name: roster.nameOf(officer),
        reachable: reach.isReachable(officer),
      }));
      return say(silentList(announcement.number, announcement.receivers.length, silent));
    }),
});

/** `nhắc lại thông báo 5`: only to the silent. */
export const resend = command({
  intents: ['resend'],
  roles: LEADERS,
  help: [{ roles: CLERK, say: 'nhắc lại thông báo 5', does: 'gửi lại, chỉ cho người chưa xác nhận' }],
  run: (turn, intent) =>
    withAnnouncement(turn, intent.announcement, async (announcement) => {
      const roster = await readRoster(turn.office);
      const silent = await remindSilent(turn.office, announcement);
      return say(
        silentReminded(
          announcement.number,
          silent.map(({ officer }) => roster.nameOf(officer)),
        ),
      );
    }),
});

async function withAnnouncement(
  { office }: Turn,
  number: number | undefined,
  act: (announcement: Awaited<ReturnType<typeof announce>>) => Promise<Answer>,
): Promise<Answer> {
  const { announcements } = office.stores;
  const [newest] = number === undefined ? await announcements.list() : [];
  const announcement = number === undefined ? newest : await announcements.find(number);
  return announcement === null || announcement === undefined
    ? say(noSuchAnnouncement(number ?? null))
    : act(announcement);
}
