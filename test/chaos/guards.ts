/** One of the product's protections, and how a run goes without it: pieces of the compiled source are replaced. */
export interface Guard {
  name: string;
  /** What is no longer done. */
  removes: string;
  /** What the oracle is expected to say. */
  expect: string;
  cuts: { file: string; text: string; instead: string }[];
}

export const GUARDS: readonly Guard[] = [
  {
    name: 'token-before-call',
    removes: 'the look, just before every call, whether the claim still holds',
    expect: 'doubledWithoutDoubt: a process that was stopped for longer than its lease sends what others have sent',
    cuts: [
      {
        file: 'src/outbox/claim-in-hand.js',
        text: 'await queue.begin(item.id, token, leaseMs)',
        instead: 'await queue.begin(item.id, token, leaseMs).then(() => true)',
      },
      {
        file: 'src/outbox/claim-in-hand.js',
        text: 'performance.now() - begunAt < leaseMs / 3',
        instead: 'true',
      },
    ],
  },
  {
    name: 'token-at-completion',
    removes: 'the claim’s token in what marks, puts back or ends an item',
    expect: 'lost: what another process has sent is put back and booked as failed, or sent a third time',
    cuts: [
      {
        file: 'models/messages/outbox-queue.js',
        text: "{ _id: parseId(id), state: 'claimed', token }",
        instead: "{ _id: parseId(id), state: 'claimed' }",
      },
    ],
  },
  {
    name: 'unique-key',
    removes: 'the unique index of the outbox key',
    expect: 'doubledWithoutDoubt: what is posted twice at once leaves twice',
    cuts: [
      {
        file: 'models/messages/outbox-record.js',
        text: '{ keys: { key: 1 }, unique: true }',
        instead: '{ keys: { key: 1 } }',
      },
    ],
  },
  {
    name: 'unique-update',
    removes: 'the unique index of the inbox (channel, message id)',
    expect: 'updatesTwice: an update that two processes get at once is stored and answered twice',
    cuts: [
      {
        file: 'models/messages/inbox.js',
        text: '{ keys: { channel: 1, messageId: 1 }, unique: true }',
        instead: '{ keys: { channel: 1, messageId: 1 } }',
      },
    ],
  },
  {
    name: 'conditions-at-claim',
    removes: 'the look at the tasks when a reminder is claimed',
    expect: 'remindedAfterDone: what was finished or moved while its reminder waited is named',
    cuts: [
      {
        file: 'src/reminders/compose.js',
        text: 'const own = await ownOpenTasks(office, reader);',
        instead: 'const own = await office.stores.tasks.list({ holder: reader.id });',
      },
      {
        file: 'src/reminders/compose.js',
        text: '!isStillDue(task, stage, office.now, rules)',
        instead: 'false',
      },
    ],
  },
  {
    name: 'in-doubt-limit',
    removes: 'the limit of two tries for what may have arrived',
    expect: 'doubledWithoutDoubt: a message whose answers are all lost is sent a third time',
    cuts: [{ file: 'src/outbox/judge.js', text: 'const TRIES_IN_DOUBT = 2;', instead: 'const TRIES_IN_DOUBT = 9;' }],
  },
  {
    name: 'bot-pacing',
    removes: 'the bot’s row of slots',
    expect: 'maxPerSecond above 30',
    cuts: [
      {
        file: 'src/outbox/take-turn.js',
        text: 'await pace.reserve(bot, botRule)',
        instead: '{ granted: true, waitMs: 0 }',
      },
    ],
  },
  {
    name: 'chat-pacing',
    removes: 'the row of slots of each chat',
    expect: 'a complaint: more than one a second to one chat',
    cuts: [
      {
        file: 'src/outbox/take-turn.js',
        text: 'const chatWait = Math.max(',
        instead: 'const chatWait = 0 * Math.max(',
      },
      {
        file: 'src/outbox/take-turn.js',
        text: 'isChatTaken ? null : pace.reserve(chat, chatRule)',
        instead: 'null',
      },
    ],
  },
  {
    name: 'redaction',
    removes: 'the reading of a library’s error as a class, before anybody can log it',
    expect: 'secretsInLogs: telegraf’s errors hold the token and the text',
    cuts: [
      {
        file: 'bot/telegram/failure.js',
        text: 'export function readFailure(error) {',
        instead: 'export function readFailure(error) {\n    console.error(error);',
      },
    ],
  },
  {
    name: 'store-before-ack',
    removes: 'the wait for the inbox before the webhook answers 200',
    expect: 'lost: an update that was acknowledged is in nobody’s memory',
    cuts: [
      {
        file: 'bot/telegram/webhook.js',
        text: 'await api.bot.handleUpdate(update);',
        instead: 'void api.bot.handleUpdate(update).catch(() => undefined);',
      },
    ],
  },
];
