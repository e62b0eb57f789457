import { performance } from 'node:perf_hooks';
import type { Incoming, IncomingFile, Reception } from '../src/channels.ts';
import { checkFile } from '../src/evidence/check-file.ts';
import { cleanFileName, cleanText, TEXT_LIMIT } from '../src/inbox/clean-text.ts';
import type { NewInboxItem, StoredFile } from '../src/inbox/inbox-item.ts';
import type { Clock } from '../src/clock.ts';
import { withDeadline } from '../src/deadline.ts';
import type { Logger } from '../src/log.ts';
import type { Observer } from '../src/observer.ts';
import type { Files, Memory } from '../src/ports.ts';
import { fileEmpty, fileRefused, fileTooLarge, fileUnavailable } from '../src/texts/files.ts';
import { tooLong } from '../src/texts/hints.ts';
import { isMarkedSecret } from '../src/understanding/secret.ts';

export interface ReceptionDeps {
  memory: Memory;
  clock: Clock;
  logger: Logger;
  /** Handles a stored message; rejects when it could not (it will be tried again). */
  handle(inboxId: string): Promise<void>;
  /** Sends what is due; settles when a pass that began after the call is over. */
  sendDue(): Promise<void>;
  observer?: Observer | undefined;
}

/** Longer than any handling: one that never ends must not hold up what its sender says next. */
const HANDLE_MS = 60_000;

/**
 * The door through which every channel's messages come: stored under the channel's own id before they are
 * acknowledged (so a redelivery is seen), then handled one after the other per account.
 */
export function createReception(deps: ReceptionDeps): Reception & {
  /** Settles when everything that was received so far is handled. */
  drained(): Promise<void>;
} {
  const lines = new Map<string, Promise<void>>();

  /** One account's messages in the order in which they came. */
  function inLine(account: string, work: () => Promise<void>): Promise<void> {
    const before = lines.get(account) ?? Promise.resolve();
    const mine = before.then(work);
    lines.set(account, mine);
    return mine.finally(() => {
      if (lines.get(account) === mine) lines.delete(account);
    });
  }

  async function handleAndSend(id: string, { channel }: Incoming, receivedAt: number): Promise<void> {
    try {
      await withDeadline(deps.handle(id), HANDLE_MS);
      deps.observer?.handled(channel, performance.now() - receivedAt);
      await deps.sendDue();
    } catch (error) {
      // It stands in the inbox: the next sweep takes it up again.
      deps.observer?.notHandled(channel);
      deps.logger.error({ inbox: id, err: error }, 'a message could not be handled');
    }
  }

  return {
    async receive(incoming) {
      const { channel, account } = incoming;
      const receivedAt = performance.now();
      const { id, duplicate } = await deps.memory.inbox.add(await toInboxItem(deps, incoming));
      deps.observer?.received(channel, duplicate);
      if (duplicate) return { duplicate, handled: Promise.resolve() };
      const handle = () => handleAndSend(id, incoming, receivedAt);
      return { duplicate, handled: inLine(`${channel} ${account}`, handle) };
    },
    async drained() {
      await Promise.all(lines.values());
    },
  };
}

async function toInboxItem({ memory, clock }: ReceptionDeps, incoming: Incoming): Promise<NewInboxItem> {
  const said = incoming.text === null ? null : cleanText(incoming.text.slice(0, MOST_READ));
  const isTooLong = said !== null && Array.from(said).length > TEXT_LIMIT;
  const typed = isTooLong ? null : said;
  const secret = [said, ...incoming.files.map(({ name }) => nameInWords(name))].some(
    (words) => words !== null && isMarkedSecret(words),
  );
  // A stranger's files are not kept.
  const owner =
    incoming.files.length === 0 ? null : await memory.directory.findAccount(incoming.channel, incoming.account);
  const kept =
    owner === null || secret
      ? { files: [], problems: [] }
      : await storeFiles(memory.forUnit(owner.unit).files, incoming.files);
  return {
    channel: incoming.channel,
    account: incoming.account,
    messageId: incoming.messageId,
    chat: incoming.chat,
    text: secret ? null : typed,
    choice: incoming.choice === null ? null : cleanText(incoming.choice.slice(0, 1000)),
    files: kept.files,
    fileProblems: isTooLong && !secret ? [tooLong().text, ...kept.problems] : kept.problems,
    album: incoming.album,
    unsupported: incoming.unsupported,
    secret,
    receivedAt: clock.now(),
  };
}

/** In UTF-16 units: enough to see that a text is too long. */
const MOST_READ = 2 * TEXT_LIMIT + 2;

/** A scan is often called `KH_TOI_MAT.pdf`. */
const nameInWords = (name: string): string => cleanFileName(name).replace(/[_.]+/gu, ' ');

async function storeFiles(
  files: Files,
  incoming: IncomingFile[],
): Promise<{ files: StoredFile[]; problems: string[] }> {
  const stored: StoredFile[] = [];
  const problems: string[] = [];
  for (const { name: said, bytes, problem } of incoming) {
    const name = cleanFileName(said);
    if (bytes === null) {
      problems.push(problem === 'too-large' ? fileTooLarge(name) : fileUnavailable(name));
      continue;
    }
    const check = await checkFile(name, bytes);
    if (check.kind === 'accepted') stored.push(await files.write({ name, mime: check.mime, bytes }));
    else problems.push({ 'too-large': fileTooLarge, empty: fileEmpty, refused: fileRefused }[check.kind](name));
  }
  return { files: stored, problems };
}
