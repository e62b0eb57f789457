import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { handleMessage } from '../../bot/handle-message.ts';
import { createReception } from '../../bot/reception.ts';
import { connect } from '../../models/connect.ts';
import { createInbox } from '../../models/messages/inbox.ts';
import type { Incoming } from '../../src/channels.ts';
import type { InboxClaim, Memory } from '../../src/ports.ts';
import { aPost } from '../models/samples.ts';
import { leaseMs, openTestMemory, type TestMemory } from '../models/test-memory.ts';
import { waitFor } from '../support/process.ts';

const NOW = new Date('2026-03-02T08:00:00+07:00');
const silence = { debug() {}, info() {}, warn() {}, error() {} };

let opened: TestMemory;
/** Its leases and back-offs are short enough to wait for. */
let memory: Memory;
let close: () => Promise<void>;
beforeAll(async () => {
  opened = await openTestMemory();
  const { connection } = await connect(opened.uri);
  memory = { ...opened.memory, inbox: createInbox(connection, leaseMs, [leaseMs]) };
  close = () => connection.close();
});
afterAll(async () => {
  await close();
  await opened.close();
});
beforeEach(() => opened.clear());

type Reception = ReturnType<typeof createReception>;
const open: Reception[] = [];
afterEach(() => Promise.all(open.splice(0).map((reception) => reception.drained())));

/** What one process does with what it receives. */
function openProcess(
  handle: (claim: InboxClaim) => Promise<void>,
  { errors = [], on = memory }: { errors?: object[]; on?: Memory } = {},
): Reception {
  const logger = { ...silence, error: (fields: object) => void errors.push(fields) };
  const clock = { now: () => NOW };
  const letGo = async (claim: InboxClaim, error: unknown): Promise<never> => {
    await on.inbox.release(claim, 5);
    throw error;
  };
  const orLetGo = (claim: InboxClaim) => handle(claim).catch((error: unknown) => letGo(claim, error));
  const reception = createReception({ memory: on, clock, logger, handle: orLetGo, sendDue: () => Promise.resolve() });
  open.push(reception);
  return reception;
}

let lastId = 0;
function said(text: string, account = '2001'): Incoming {
  lastId += 1;
  return {
    channel: 'telegram',
    account,
    messageId: `4711:${lastId}`,
    chat: 'private',
    text,
    choice: null,
    files: [],
    album: null,
    unsupported: false,
  };
}

const markHandled = ({ item }: InboxClaim): Promise<void> => memory.inbox.markHandled(item.id, null, false);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const states = async (): Promise<unknown[]> =>
  (await opened.raw.collection('inbox').find().sort({ storedAt: 1 }).toArray()).map(({ text, state }) => [text, state]);

describe('two processes that receive for one bot', () => {
  test('handle the messages of one person in the order in which they were stored', async () => {
    const handled: (string | null)[] = [];
    let inHand = 0;
    const handle = async (claim: InboxClaim): Promise<void> => {
      inHand += 1;
      expect(inHand).toBe(1);
      await pause(Number(claim.item.text) % 3);
      handled.push(claim.item.text);
      inHand -= 1;
      await markHandled(claim);
    };
    const on = opened.memory;
    const processes = [openProcess(handle, { on }), openProcess(handle, { on })];
    const waiting: Promise<void>[] = [];
    const texts = Array.from({ length: 24 }, (_, n) => String(n));
    for (const [n, text] of texts.entries()) {
      const answer = await processes[n % 2]?.receive(said(text));
      if (answer !== undefined) waiting.push(answer.handled);
    }
    await Promise.all(waiting);
    expect(handled).toEqual(texts);
  });

  test('store one update once, and handle it once, though both are given it at once and again', async () => {
    const handled: (string | null)[] = [];
    const handle = async (claim: InboxClaim): Promise<void> => {
      handled.push(claim.item.text);
      await markHandled(claim);
    };
    const on = opened.memory;
    const [one, other] = [openProcess(handle, { on }), openProcess(handle, { on })];
    const update = said('xong 12');
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 ? one : other).receive(update)));
    expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    await Promise.all(answers.map((answer) => answer.handled));
    expect((await openProcess(handle).receive(update)).duplicate).toBe(true);
    expect(handled).toEqual(['xong 12']);
  });

  test('leave an effect once when one of them is slower than its lease', async () => {
    const { posts } = memory.forUnit('u1');
    let tries = 0;
    const handle = async (claim: InboxClaim): Promise<void> => {
      tries += 1;
      const isFirst = tries === 1;
      await memory.transaction(async () => {
        if (isFirst) await pause(leaseMs * 4);
        await posts.add(aPost({ id: `${isFirst ? 'slow' : 'quick'}: ${claim.item.text}` }));
        await markHandled(claim);
      });
    };
    const [slow, quick] = [openProcess(handle), openProcess(handle)];
    const first = await slow.receive(said('xong 12'));
    await waitFor(
      () => tries === 1,
      5_000,
      () => 'nobody took it',
    );
    const second = await quick.receive(said('việc'));
    await Promise.all([first.handled, second.handled]);
    expect((await posts.list()).map(({ id }) => id).toSorted()).toEqual(['quick: việc', 'quick: xong 12']);
    expect(await states()).toEqual([
      ['xong 12', 'handled'],
      ['việc', 'handled'],
    ]);
  });

  test('one goes on after the lease of another that was killed with a message in hand', async () => {
    const handled: (string | null)[] = [];
    const { id } = await memory.inbox.add({
      ...said('một'),
      files: [],
      fileProblems: [],
      secret: false,
      receivedAt: NOW,
    });
    expect(await memory.inbox.claimNext({ channel: 'telegram', account: '2001' })).toMatchObject({ item: { id } });
    const survivor = openProcess(async (claim) => {
      handled.push(claim.item.text);
      await markHandled(claim);
    });
    await (
      await survivor.receive(said('hai'))
    ).handled;
    expect(handled).toEqual(['một', 'hai']);
  });
});

describe('a message that cannot be handled', () => {
  test('is tried again at once, before those behind it', async () => {
    const handled: (string | null)[] = [];
    let failures = 1;
    const here = openProcess(async (claim) => {
      failures -= 1;
      if (failures >= 0) throw new Error('a moment of bad luck');
      handled.push(claim.item.text);
      await markHandled(claim);
    });
    const first = await here.receive(said('một'));
    const second = await here.receive(said('hai'));
    await Promise.all([first.handled, second.handled]);
    expect(handled).toEqual(['một', 'hai']);
  });

  test('blocks nobody: others go on, and so does its sender after a second failure', async () => {
    const errors: object[] = [];
    const here = openProcess(
      async (claim) => {
        if (claim.item.text === 'thuốc độc Nông Thị Hạnh') throw new Error('it cannot be done');
        await markHandled(claim);
      },
      { errors },
    );
    const bad = await here.receive(said('thuốc độc Nông Thị Hạnh'));
    await (
      await here.receive(said('việc', '2002'))
    ).handled;
    await (
      await here.receive(said('việc'))
    ).handled;
    await bad.handled;
    expect(await states()).toEqual([
      ['thuốc độc Nông Thị Hạnh', 'new'],
      ['việc', 'handled'],
      ['việc', 'handled'],
    ]);
    expect(errors.slice(0, 2)).toEqual([
      expect.objectContaining({ inbox: expect.any(String), attempts: 1 }),
      expect.objectContaining({ attempts: 2 }),
    ]);
  });

  test('is given up after five tries, seen by its count, told to its sender, and known when it comes again', async () => {
    const broken = {
      ...memory,
      directory: { ...memory.directory, findAccount: () => Promise.reject(new Error('no')) },
    };
    let tries = 0;
    const here = openProcess(async (claim) => {
      tries += 1;
      await handleMessage({ memory: broken, clock: { now: () => NOW }, linksFor: () => [] }, claim);
    });
    const update = said('việc');
    await (
      await here.receive(update)
    ).handled;
    await waitFor(
      async () => {
        await here.sweep(10);
        return (await memory.inbox.counts()).new === 0;
      },
      10_000,
      () => 'it was not given up',
    );
    expect(tries).toBe(5);
    expect(await memory.inbox.counts()).toEqual({ new: 0, failed: 1 });
    expect((await here.receive(update)).duplicate).toBe(true);
    const answers = await opened.raw.collection('outbox').find().toArray();
    expect(answers).toHaveLength(1);
  });

  test('is given up too when it ends the process each time', async () => {
    const line = { channel: 'telegram', account: '2001' } as const;
    await memory.inbox.add({ ...said('bom'), files: [], fileProblems: [], secret: false, receivedAt: NOW });
    for (let killed = 0; killed < 5; killed += 1)
      await waitFor(
        async () => typeof (await memory.inbox.claimNext(line)) === 'object',
        5_000,
        () => 'its lease does not lapse',
      );
    const here = openProcess((claim) =>
      handleMessage({ memory, clock: { now: () => NOW }, linksFor: () => [] }, claim).then(() => undefined),
    );
    await waitFor(
      async () => {
        await here.sweep(10);
        return (await memory.inbox.counts()).failed === 1;
      },
      10_000,
      () => 'it was not given up',
    );
  });
});

test('at the end what another process has in hand is left to it', async () => {
  await memory.inbox.add({ ...said('một'), files: [], fileProblems: [], secret: false, receivedAt: NOW });
  await opened.memory.inbox.claimNext({ channel: 'telegram', account: '2001' });
  const here = openProcess(markHandled);
  const { handled } = await here.receive(said('hai'));
  const before = performance.now();
  await here.drained();
  await handled;
  expect(performance.now() - before).toBeLessThan(2_000);
  expect(await states()).toEqual([
    ['một', 'new'],
    ['hai', 'new'],
  ]);
});
