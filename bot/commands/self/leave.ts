import { message } from '../../../src/messages/message.ts';
import { tell, tellRole } from '../../../src/outbox/tell.ts';
import { readRoster, takeLeave } from '../../../src/people/roster.ts';
import { impossibleDay } from '../../../src/texts/outcomes.ts';
import {
  awayAlone,
  leaveBackwards,
  leaveHow,
  leavePast,
  leaveTaken,
  leaveTakenBack,
  substituteNotice,
  substituteSelf,
} from '../../../src/texts/people.ts';
import { command, EVERYBODY, say } from '../command.ts';
import { isMessage, onePerson } from '../whom.ts';

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
