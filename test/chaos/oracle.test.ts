import { describe, expect, test } from '@jest/globals';
import { noticeText, tapTitle } from './marks.ts';
import { judgeDeliveries } from './oracle/deliveries.ts';
import { judgeEnds } from './oracle/ends.ts';
import type { Evidence, OutboxRow, Try } from './oracle/evidence.ts';
import { linesWithSecrets } from './oracle/logs.ts';
import { judgePace } from './oracle/pace.ts';
import { judgeReminders } from './oracle/reminders.ts';
import { judgeUpdates } from './oracle/updates.ts';
import type { Life } from './world/life.ts';
import type { Person } from './world/people.ts';

const hanh: Person = { id: 'p1', chat: 1001, isClosed: false, dueTask: 1, tapTasks: [2] };
const closed: Person = { id: 'p2', chat: 1002, isClosed: true, dueTask: 3, tapTasks: [] };

const aLife = (hurt: Partial<Life> = {}): Life => ({
  id: 'b1.1.1',
  bornAt: 0,
  firstCallAt: 0,
  firstSendAt: 0,
  killedAt: null,
  stops: [],
  databaseFaults: [],
  ...hurt,
});

interface Said {
  at?: number;
  answeredAt?: number | null;
  code?: number | null;
  life?: Life;
  fault?: 'malformed' | 'drop-applied' | null;
  applied?: boolean;
  text?: string;
  chat?: string;
}

function aTry({ at = 1_000, life = aLife(), text = noticeText(1), chat = '1001', ...said }: Said = {}): Try {
  const { answeredAt = at + 50, code = 200, fault = null, applied = true } = said;
  const call = { id: 0, life, method: 'sendMessage', chat, text, at, answeredAt, code };
  return { call, telegram: { code, fault, applied } };
}

const aRow = (fields: Partial<OutboxRow> = {}): OutboxRow => ({
  key: 'notice/b1/p1/1',
  kind: 'notice',
  state: 'sent',
  inDoubt: false,
  attempts: 1,
  reason: null,
  touchedAt: new Date(5_000),
  markedAt: null,
  recipient: { officer: 'p1' },
  content: { kind: 'message', message: { text: noticeText(1) } },
  ...fields,
});

const evidence = (fields: Partial<Evidence> = {}): Evidence => ({
  name: 'b1',
  people: [],
  brought: { notices: [], updates: [], ended: [] },
  tries: [],
  outbox: [],
  inbox: [],
  closings: [],
  expired: [],
  ...fields,
});

const lost = { answeredAt: null, code: null } as const;

describe('twice', () => {
  const second = aTry({ at: 40_000 });
  const cases: [what: string, first: Try, isExcused: boolean][] = [
    ['after a clean answer', aTry(), false],
    ['after an answer that was lost', aTry({ ...lost, fault: 'drop-applied' }), true],
    ['after 502', aTry({ code: 502 }), true],
    ['after half an answer', aTry({ fault: 'malformed' }), true],
    ['after an answer that came too late', aTry({ answeredAt: 12_500 }), true],
    ['after a kill before the mark', aTry({ life: aLife({ killedAt: 1_500 }) }), true],
    ['after a kill long after it', aTry({ life: aLife({ killedAt: 19_000 }) }), false],
    ['after a stop meanwhile', aTry({ life: aLife({ stops: [{ from: 900, until: 33_000 }] }) }), true],
    ['after a stop before it', aTry({ life: aLife({ stops: [{ from: 100, until: 900 }] }) }), false],
    ['while the database was cut', aTry({ life: aLife({ databaseFaults: [{ from: 1_100, until: 1_100 }] }) }), true],
  ];
  test.each(cases)('%s', (_what, first, isExcused) => {
    const { delivered, doubled, doubledWithoutDoubt } = judgeDeliveries(evidence({ tries: [first, second] }));
    expect({ delivered, doubled, doubledWithoutDoubt }).toEqual({
      delivered: 1,
      doubled: 1,
      doubledWithoutDoubt: isExcused ? 0 : 1,
    });
  });

  test('three times is never excused, and what did not arrive does not count', () => {
    const [one, two] = [aTry(lost), aTry({ ...lost, at: 40_000 })];
    const refused = aTry({ code: 429, applied: false });
    expect(judgeDeliveries(evidence({ tries: [one, refused, two] })).doubledWithoutDoubt).toBe(0);
    expect(judgeDeliveries(evidence({ tries: [one, two, aTry({ at: 80_000 })] })).doubledWithoutDoubt).toBe(1);
  });

  test('what was booked before is never excused, nor what stands in the outbox twice', () => {
    const tries = [aTry(lost), second];
    const judged = (markedAt: number) =>
      judgeDeliveries(evidence({ people: [hanh], outbox: [aRow({ markedAt })], tries })).doubledWithoutDoubt;
    expect(judged(20_000)).toBe(1);
    expect(judged(41_000)).toBe(0);
    expect(judgeDeliveries(evidence({ outbox: [aRow(), aRow()] })).doubledWithoutDoubt).toBe(1);
  });
});

describe('the end of an item', () => {
  const doubtful = [aTry({ ...lost, applied: false }), aTry({ ...lost, at: 40_000, applied: false })];
  const failed = { state: 'failed', inDoubt: true, attempts: 2 };
  const reminder = { key: 'digest', kind: 'digest', content: { kind: 'reminder', items: [{ task: 1 }] } };
  const cases: [what: string, row: Partial<OutboxRow>, tries: Try[], lost: number, unfinished: number][] = [
    ['sent and arrived', {}, [aTry()], 0, 0],
    ['sent and never arrived', {}, [], 1, 0],
    ['waiting', { state: 'waiting' }, [], 0, 1],
    ['claimed', { state: 'claimed' }, [aTry()], 0, 1],
    ['failed after two tries in doubt', failed, doubtful, 0, 0],
    ['failed after one try in doubt', { ...failed, attempts: 1 }, doubtful.slice(0, 1), 1, 0],
    ['failed, killed twice before its call', failed, [], 0, 0],
    ['failed and in no doubt', { ...failed, inDoubt: false }, doubtful, 1, 0],
    ['failed after a clean answer', failed, [...doubtful, aTry({ at: 80_000 })], 1, 0],
    ['failed for one who has blocked the bot', { state: 'failed', recipient: { officer: 'p2' } }, [], 0, 0],
    ['cancelled, its task finished', { ...reminder, state: 'cancelled' }, [], 0, 0],
    [
      'cancelled, its task open',
      { ...reminder, state: 'cancelled', content: { kind: 'reminder', items: [{ task: 3 }] } },
      [],
      1,
      0,
    ],
    ['missed', { state: 'missed' }, [], 1, 0],
  ];
  test.each(cases)('%s', (_what, row, tries, lost, unfinished) => {
    const brought = { notices: [], updates: [], ended: [{ task: 1, at: new Date(0) }] };
    const digests = [hanh, closed].map(({ id }) => aRow({ key: `digest/b1/${id}/2026-03-10` }));
    const judged = judgeEnds(
      evidence({
        people: [hanh, closed],
        brought,
        outbox: [aRow(row), ...digests],
        tries,
      }),
    );
    const ofRow = judged.complaints.filter((complaint) => !complaint.includes('/2026-03-10'));
    expect({ lost: ofRow.length - judged.unfinished, unfinished: judged.unfinished }).toEqual({ lost, unfinished });
  });

  test('what was posted and is not there is lost', () => {
    const brought = { notices: [{ key: 'k', person: hanh, number: 1 }], updates: [], ended: [] };
    expect(judgeEnds(evidence({ brought })).lost).toBe(1);
    expect(judgeEnds(evidence({ people: [hanh] })).complaints).toEqual(['b1: p1 has no digest']);
  });
});

describe('an update', () => {
  const update = { notices: [], updates: [{ id: 7, person: hanh, task: 2 }], ended: [] };
  const answer = aRow({ kind: 'reply', content: { kind: 'message', message: { text: tapTitle('p1', 0) } } });
  const row = { messageId: '471:7', state: 'handled' };
  const cases: [what: string, seen: Partial<Evidence>, expected: [lost: number, twice: number, unfinished: number]][] =
    [
      ['with its effect', { inbox: [row], closings: [2], outbox: [answer] }, [0, 0, 0]],
      ['stored twice', { inbox: [row, row], closings: [2], outbox: [answer] }, [0, 1, 0]],
      ['answered twice', { inbox: [row], closings: [2], outbox: [answer, answer] }, [0, 1, 0]],
      ['with its effect twice', { inbox: [row], closings: [2, 2], outbox: [answer] }, [0, 1, 0]],
      ['never stored', { inbox: [], closings: [], outbox: [] }, [1, 0, 0]],
      ['handled without effect', { inbox: [row], closings: [], outbox: [answer] }, [1, 0, 0]],
      ['still to be handled', { inbox: [{ ...row, state: 'new' }], closings: [], outbox: [] }, [0, 0, 1]],
      ['that Telegram gave up', { inbox: [], closings: [], outbox: [], expired: [7] }, [0, 0, 0]],
    ];
  test.each(cases)('%s', (_what, seen, expected) => {
    const { lost, updatesTwice, unfinished } = judgeUpdates(evidence({ brought: update, ...seen }));
    expect([lost, updatesTwice, unfinished]).toEqual(expected);
  });
});

describe('a reminder of what has ended', () => {
  const digest = aRow({ kind: 'digest', content: { kind: 'reminder', items: [{ task: 1 }] } });
  const named = aTry({ text: 'Hôm nay: 1 · Báo cáo kzdp1z' });
  const endedAt = (at: number) => ({ notices: [], updates: [], ended: [{ task: 1, at: new Date(at) }] });
  const judged = (at: number, tries: Try[], row = digest): number =>
    judgeReminders(evidence({ people: [hanh], brought: endedAt(at), outbox: [row], tries })).remindedAfterDone;

  test('before its claim is one too many; after it, or never sent, is none', () => {
    expect(judged(4_000, [named])).toBe(1);
    expect(judged(6_000, [named])).toBe(0);
    expect(judged(4_000, [])).toBe(0);
  });
});

describe('the pace', () => {
  const spread = (count: number, everyMs: number, more: Said = {}): Try[] =>
    Array.from({ length: count }, (_, at) => aTry({ at: at * everyMs, chat: String(at), ...more }));

  test('29 a second are fine, 40 are not', () => {
    const fine = judgePace({ name: 'b1', tries: spread(200, 1000 / 29) });
    expect(fine.complaints).toEqual([]);
    expect(fine.maxPerSecond).toBeLessThanOrEqual(30);
    expect(judgePace({ name: 'b1', tries: spread(200, 25) }).complaints.join()).toContain('within a second');
  });

  test('one a second to a chat, but answers may come together', () => {
    const twoAtOnce = spread(2, 300, { chat: '1' });
    expect(judgePace({ name: 'b1', tries: twoAtOnce }).complaints).toEqual(['b1: two sends at once to chats 1']);
    const answers = spread(2, 300, { chat: '1', text: tapTitle('p1', 0) });
    expect(judgePace({ name: 'b1', tries: answers }).complaints).toEqual([]);
  });
});

test('a log line with a token, a name or a text is found', () => {
  const lines = ['{"level":30,"item":"6b03"}', 'at https://x/bot1:AAAA/sendMessage', noticeText(3), 'Kzten Thị p1'];
  expect(linesWithSecrets(lines.join('\n'), ['AAAA'])).toBe(3);
});
