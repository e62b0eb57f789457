import { askExtension, decideExtension, type DecideOutcome, openExtensions } from '../../../src/duties/extension.ts';
import { tell, tellRole } from '../../../src/outbox/tell.ts';
import { readRoster } from '../../../src/people/roster.ts';
import {
  extensionApproved,
  extensionForLeaders,
  extensionAsked,
  extensionList,
  extensionNotLater,
  extensionOwn,
  extensionReason,
  extensionRefused,
  noExtension,
} from '../../../src/texts/extensions.ts';
import { extensionApprovedNotice, extensionAskedNotice, extensionRefusedNotice } from '../../../src/texts/notices.ts';
import { dayNeeded, impossibleDay } from '../../../src/texts/outcomes.ts';
import { endedAlready, notYourTask } from '../../../src/texts/tasks.ts';
import type { IntentOf } from '../../../src/understanding/intent.ts';
import { askWhich } from '../ask.ts';
import { type Answer, command, EVERYBODY, LEADERS, say, type Turn } from '../command.ts';

/** `gia hạn 12 đến 20/12 vì chờ số liệu`: a request in writing to the chairman. */
export const extend = command({
  intents: ['extend'],
  help: [{ roles: EVERYBODY, say: 'gia hạn 12 đến 20/12 vì …', does: 'xin gia hạn, lãnh đạo duyệt' }],
  run(turn, intent) {
    return askWhich(turn, intent, intent.task, (number) => askOne(turn, { ...intent, task: number }, number));
  },
});

async function askOne(turn: Turn, intent: IntentOf<'extend'>, number: number): Promise<Answer> {
  const { office, person } = turn;
  const outcome = await askExtension(office, person, number, intent);
  switch (outcome.kind) {
    case 'asked': {
      const notice = extensionAskedNotice(outcome.request, person.name, office);
      const told = await tellRole(office, person, 'chairman', notice);
      if (told.length === 0) await tellRole(office, person, 'clerk', notice);
      return say(extensionAsked(outcome.request, office.today, told.length > 0));
    }
    case 'needs-day':
      return {
        message: dayNeeded(outcome.task),
        pending: { intent, missing: 'day', files: [] },
      };
    case 'needs-reason':
      return { message: extensionReason(outcome.task), pending: { intent, missing: 'reason', files: [] } };
    case 'not-later':
      return { message: extensionNotLater(outcome.task, office.today), pending: { intent, missing: 'day', files: [] } };
    case 'ended-already':
      return say(endedAlready(outcome.task, office.today));
    case 'not-yours':
      return say(notYourTask(number));
  }
}

/** `duyệt 12`, `từ chối 12 lý do …`. */
export const decide = command({
  intents: ['approve', 'refuse'],
  roles: LEADERS,
  help: [{ roles: ['chairman'], say: 'duyệt 12 / từ chối 12 lý do …', does: 'trả lời xin gia hạn' }],
  async run(turn, intent) {
    const number = typeof intent.task === 'number' ? intent.task : null;
    const outcome = await decideExtension(turn.office, turn.person, number, {
      approve: intent.intent === 'approve',
      ...(intent.intent === 'approve' && intent.day !== undefined ? { day: intent.day } : {}),
      ...(intent.reason === undefined ? {} : { reason: intent.reason }),
    });
    return showDecision(turn, outcome, intent.reason ?? null);
  },
});

async function showDecision({ office, person }: Turn, outcome: DecideOutcome, reason: string | null): Promise<Answer> {
  switch (outcome.kind) {
    case 'approved':
      if (outcome.request.by !== null)
        await tell(office, person.id, outcome.request.by, extensionApprovedNotice(outcome.task, office.today));
      return say(extensionApproved(outcome.task, outcome.from, office.today));
    case 'refused':
      if (outcome.request.by !== null)
        await tell(office, person.id, outcome.request.by, extensionRefusedNotice(outcome.request.task, reason));
      return say(extensionRefused(outcome.request.task));
    case 'own-request':
      return say(extensionOwn(outcome.request.task));
    case 'not-decider':
      return say(extensionForLeaders(outcome.request.task));
    case 'cannot-move':
      return say(impossibleDay());
    case 'no-request':
      return say(noExtension());
    case 'which':
      return listOf(outcome.requests, office);
  }
}

/** `có ai xin gia hạn không`. */
export const extensions = command({
  intents: ['extensions'],
  roles: LEADERS,
  help: [],
  async run({ office }) {
    return listOf(await openExtensions(office), office);
  },
});

async function listOf(requests: Awaited<ReturnType<typeof openExtensions>>, office: Turn['office']): Promise<Answer> {
  const roster = await readRoster(office);
  return say(extensionList(requests, office, roster.nameOf));
}
