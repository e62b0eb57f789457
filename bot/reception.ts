import { performance } from 'node:perf_hooks';
import type { Incoming, IncomingFile, Reception } from '../src/channels.ts';
import { checkFile } from '../src/evidence/check-file.ts';
import { cleanFileName, cleanText, TEXT_LIMIT } from '../src/inbox/clean-text.ts';
import type { NewInboxItem, StoredFile } from '../src/inbox/inbox-item.ts';
import type { Clock } from '../src/clock.ts';
import type { Files } from '../src/ports.ts';
import { fileEmpty, fileRefused, fileTooLarge, fileUnavailable } from '../src/texts/files.ts';
import { tooLong } from '../src/texts/hints.ts';
import { isMarkedSecret } from '../src/understanding/secret.ts';
import { createLines, type Lines, type LinesDeps } from './lines.ts';

export interface ReceptionDeps extends LinesDeps {
  clock: Clock;
}

/**
 * The door through which every channel's messages come: stored under the channel's own id before they are
 * acknowledged (so a redelivery is seen), then handled one after the other per account.
 */
export function createReception(deps: ReceptionDeps): Reception &
  Pick<Lines, 'sweep'> & {
    /** Settles when everything that was received so far is handled, or left to another process. */
    drained(): Promise<void>;
  } {
  const lines = createLines(deps);
  return {
    async receive(incoming) {
      const { channel, account } = incoming;
      const receivedAt = performance.now();
      const { id, duplicate } = await deps.memory.inbox.add(await toInboxItem(deps, incoming));
      deps.observer?.received(channel, duplicate);
      if (duplicate) return { duplicate, handled: Promise.resolve() };
      return { duplicate, handled: lines.handle({ channel, account }, id, receivedAt) };
    },
    sweep: (most) => lines.sweep(most),
    drained: () => lines.drained(),
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
  for (const { name: said, bytes, problem, limitMb } of incoming) {
    const name = cleanFileName(said);
    if (bytes === null) {
      problems.push(problem === 'too-large' ? fileTooLarge(name, limitMb) : fileUnavailable(name));
      continue;
    }
    const check = await checkFile(name, bytes);
    if (check.kind === 'accepted') stored.push(await files.write({ name, mime: check.mime, bytes }));
    else problems.push({ 'too-large': fileTooLarge, empty: fileEmpty, refused: fileRefused }[check.kind](name));
  }
  return { files: stored, problems };
}
