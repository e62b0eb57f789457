import type { Role } from '../../src/people/person.ts';
import { helpText } from '../../src/texts/hints.ts';
import type { IntentName } from '../../src/understanding/intent.ts';
import { acknowledgement, broadcast, resend, unacknowledged } from './announcements.ts';
import { giveTask } from './assign.ts';
import { card } from './card.ts';
import { type AnyCommand, command, EVERYBODY, say } from './command.ts';
import { confirm } from './confirm.ts';
import { contest, move, ownDate, snoozeReminder } from './dates.ts';
import { dayTable } from './day-table.ts';
import { bareReference, done } from './done.ts';
import { importPlan, newDuty, newTarget } from './duties.ts';
import { enteredByMistake, nil, waive } from './ends.ts';
import { decide, extend, extensions } from './extension.ts';
import { list } from './list.ts';
import { due, notReported, overdue, summary } from './oversight.ts';
import { away, leaveBack, ownRecordCommand, prefer, reachability } from './own.ts';
import { handOver, linkCode, newOfficer, reassign, unlinkPhone } from './people.ts';
import { reading, record } from './record.ts';
import { remind } from './remind.ts';
import { bareAnswer, notMine, promise, smallTalk, stop, unclear } from './said.ts';
import { score } from './score.ts';
import { blocked, giveBack, receive, takeBack, unblocked, underWay } from './state.ts';

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
