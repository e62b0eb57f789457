import type { Role } from '../../src/people/person.ts';
import { helpText } from '../../src/texts/hints.ts';
import type { IntentName } from '../../src/understanding/intent.ts';
import { acknowledgement, broadcast, resend, unacknowledged } from './office/announcements.ts';
import { giveTask } from './oversight/assign.ts';
import { card } from './tasks/card.ts';
import { type AnyCommand, command, EVERYBODY, say } from './command.ts';
import { confirm } from './tasks/confirm.ts';
import { contest, move, ownDate, snoozeReminder } from './tasks/dates.ts';
import { dayTable } from './office/day-table.ts';
import { bareReference, done } from './tasks/done.ts';
import { importPlan, newDuty, newTarget } from './office/duties.ts';
import { enteredByMistake, nil, waive } from './tasks/ends.ts';
import { decide, extend, extensions } from './tasks/extension.ts';
import { list } from './tasks/list.ts';
import { due, notReported, overdue, summary } from './oversight/reports.ts';
import { reachability } from './office/reach.ts';
import { away, leaveBack } from './self/leave.ts';
import { ownRecordCommand, prefer } from './self/own-record.ts';
import { resendMessages, undelivered } from './office/undelivered.ts';
import { handOver, linkCode, newOfficer, reassign, unlinkPhone } from './office/people.ts';
import { reading, record } from './tasks/record.ts';
import { remind } from './oversight/remind.ts';
import { bareAnswer, notMine, promise, smallTalk, stop, unclear } from './tasks/said.ts';
import { score } from './oversight/score.ts';
import { blocked, giveBack, receive, takeBack, unblocked, underWay } from './tasks/state.ts';

const help: AnyCommand = command({
  intents: ['help'],
  help: [{ roles: EVERYBODY, say: 'trợ giúp', does: 'bảng này' }],
  menu: { command: 'trogiup', description: 'Trợ giúp', roles: EVERYBODY },
  run: ({ role }) => Promise.resolve(say(helpText(role, helpFor(role)))),
});

/** The register: help, menus and wiring are derived from this list, in this order. */
export const commands: readonly AnyCommand[] = [
  list,
  card,
  done,
  confirm,
  nil,
  blocked,
  reading,
  extend,
  ownDate,
  snoozeReminder,
  contest,
  takeBack,
  away,
  leaveBack,
  acknowledgement,
  ownRecordCommand,
  prefer,
  overdue,
  due,
  summary,
  notReported,
  score,
  decide,
  giveTask,
  waive,
  remind,
  broadcast,
  unacknowledged,
  resend,
  newOfficer,
  linkCode,
  unlinkPhone,
  handOver,
  reassign,
  reachability,
  undelivered,
  resendMessages,
  newDuty,
  newTarget,
  record,
  receive,
  giveBack,
  move,
  enteredByMistake,
  dayTable,
  help,
  extensions,
  bareReference,
  unblocked,
  underWay,
  promise,
  notMine,
  stop,
  smallTalk,
  unclear,
  bareAnswer,
  importPlan,
];

const byIntent = new Map<IntentName, AnyCommand>(
  commands.flatMap((one) => one.intents.map((name): [IntentName, AnyCommand] => [name, one])),
);

export const findCommand = (name: IntentName): AnyCommand | undefined => byIntent.get(name);

export const helpFor = (role: Role): { say: string; does: string }[] =>
  commands.flatMap((one) => one.help.filter(({ roles }) => roles.includes(role)));

/** Telegram's menu for a role. */
export const menuFor = (role: Role): { command: string; description: string }[] =>
  commands.flatMap(({ menu }) => (menu !== undefined && menu.roles.includes(role) ? [menu] : []));
