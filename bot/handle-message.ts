import { plainDay } from '../src/calendar/plain-day.ts';
import type { Clock } from '../src/clock.ts';
import { resolve } from '../src/conversation/resolve.ts';
import type { InboxItem } from '../src/inbox/inbox-item.ts';
import { message, type Message } from '../src/messages/message.ts';
import type { Observer, Refusal } from '../src/observer.ts';
import { type Office, openOffice } from '../src/office.ts';
import { postReply, strangerReply, viaOf } from '../src/outbox/post-message.ts';
import { type ChannelName, leadingRole, type Officer, type Role } from '../src/people/person.ts';
import { AlreadyHandled, type InboxClaim, type Memory, StaleTask } from '../src/ports.ts';
import { internalError, onlyWords, secretRefused } from '../src/texts/hints.ts';
import { understand } from '../src/understanding/understand.ts';
import type { Answer, Turn } from './commands/command.ts';
import { remember } from './remember.ts';
import { answer } from './answer.ts';
import { answerCode, answerGroup, answerStranger } from './strangers.ts';

export interface HandlingDeps {
  memory: Memory;
  clock: Clock;
  linksFor(code: string): string[];
  observer?: Observer | undefined;
}

/** An account that a message has just linked: its channel can show the menu of the role. */
export interface Linked {
  channel: ChannelName;
  account: string;
  role: Role;
}

const MOST_ATTEMPTS = 5;
const STALE_RETRIES = 3;

/**
 * Handles one stored message: what it changes, its answer (as outbox items) and the "handled" mark are one
 * transaction, so a crash anywhere repeats the handling and never the effect. Rejects when it could not be handled;
 * it then stays in the inbox, and after five tries its sender is told. Returns the account that it linked; null too
 * when somebody else was quicker.
 */
export async function handleMessage(deps: HandlingDeps, claim: InboxClaim): Promise<Linked | null> {
  const { memory, clock } = deps;
  const { item } = claim;
  try {
    // it was never released: each of its tries ended the process that made it
    if (item.attempts > MOST_ATTEMPTS) throw new Error('a message whose handling never ended');
    const { linked, refused } = await withStaleRetries(() => memory.transaction(() => handle(deps, item)));
    if (refused !== undefined) deps.observer?.refused(item.channel, refused);
    if (linked === undefined) return null;
    return { channel: item.channel, account: item.account, role: leadingRole(linked.roles) };
  } catch (error) {
    if (error instanceof AlreadyHandled) return null;
    const forGood = await memory.inbox.release(claim, MOST_ATTEMPTS);
    if (forGood) await replyTo(memory, item, clock.now(), internalError());
    throw error;
  }
}

/** Two taps at once: the second one starts over and finds it done. */
async function withStaleRetries<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StaleTask) || attempt === STALE_RETRIES) throw error;
    }
  }
}

/** Whom a code linked, or why nobody was served. */
interface Handled {
  linked?: Officer;
  refused?: Refusal;
}

async function handle(deps: HandlingDeps, item: InboxItem): Promise<Handled> {
  const { memory, clock } = deps;
  const now = clock.now();
  if (item.chat === 'group') return refuse('group', answerGroup(memory, item, now));
  const known = await memory.directory.findAccount(item.channel, item.account);
  const code = codeIn(item) ?? (known === null ? guessIn(item) : null);
  if (code !== null) {
    const linked = await answerCode(memory, item, code, now);
    return linked === null ? { refused: 'code' } : { linked };
  }
  const unit = known === null ? null : await memory.units.find(known.unit);
  if (known === null || unit === null) return refuse('stranger', answerStranger(memory, item, now));
  const office = await openOffice(memory, unit, now);
  const person = await office.stores.officers.find(known.account.officer);
  if (person === null || !person.active) return refuse('stranger', answerStranger(memory, item, now));

  // Who writes can be written to again.
  if (known.account.state === 'blocked') await office.stores.accounts.saveState(item.channel, item.account, 'ok', null);
  await office.stores.files.keep(item.files.map(({ id }) => id));
  const words = await converse(deps, office, person, item);
  if (words !== null) await replyTo(memory, item, now, words.message, { office, person, forget: words.forget });
  await memory.inbox.markHandled(item.id, { unit: unit.id, officer: person.id }, false);
  return {};
}

const refuse = (refused: Refusal, answered: Promise<void>): Promise<Handled> => answered.then(() => ({ refused }));

/** No day matters to a code. */
const ANY_DAY = plainDay('2000-01-01');

function codeIn({ text }: InboxItem): string | null {
  if (text === null || text.length > 100) return null;
  const intent = understand(text, { on: ANY_DAY, role: 'officer' });
  return intent.intent === 'link' ? intent.code : null;
}

/** What somebody unknown types in the shape of a code counts as one, also with letters that no code has. */
const GUESS = /^[0-9a-z]{4}[- ]?[0-9a-z]{4}$/iu;
const guessIn = ({ text }: InboxItem): string | null => (text !== null && GUESS.test(text) ? text : null);

/** What is answered; null: nothing (a further part of an album that was answered already). */
async function converse(
  deps: HandlingDeps,
  office: Office,
  person: Officer,
  item: InboxItem,
): Promise<{ message: Message; forget: boolean } | null> {
  const plain = (words: Message) => ({ message: withProblems(words, item), forget: false });
  if (item.secret) return plain(secretRefused());
  const nothingSaid = (item.text === null || item.text === '') && item.choice === null && item.files.length === 0;
  if (nothingSaid) return item.fileProblems.length > 0 ? plain(message('')) : plain(onlyWords());

  const conversation = await office.stores.conversations.read(person.id);
  const said = { text: item.text === '' ? null : item.text, choice: item.choice, files: item.files };
  const resolved = await resolve(office, person, conversation, said);
  const turn: Turn = {
    office,
    person,
    role: leadingRole(person.roles),
    text: resolved.kind === 'act' ? resolved.text : '',
    files: resolved.kind === 'act' ? resolved.files : said.files,
    cameWith: said.files,
    conversation,
    confirmed: resolved.kind === 'act' && resolved.confirmed,
    linksFor: deps.linksFor,
    channel: item.channel,
  };
  const given: Answer = await answer(turn, resolved);
  await office.stores.conversations.save(
    remember(office, conversation, resolved, given, { files: item.files, album: item.album }),
  );

  const laterPart = item.album !== null && item.album === conversation.album && given.closed === undefined;
  if (laterPart && item.fileProblems.length === 0) return null;
  return { message: withProblems(given.message, item), forget: given.forget === true };
}

function withProblems(words: Message, { fileProblems }: InboxItem): Message {
  return fileProblems.length === 0
    ? words
    : { ...words, text: [...fileProblems, words.text].filter((line) => line !== '').join('\n') };
}

async function replyTo(
  memory: Memory,
  item: InboxItem,
  now: Date,
  words: Message,
  to?: { office: Office; person: Officer; forget: boolean },
): Promise<void> {
  const key = `reply/${item.id}`;
  if (to === undefined) await memory.queue.add(strangerReply(key, viaOf(item), words, now));
  else await postReply(to.office, key, to.person.id, viaOf(item), words, to.forget);
}
