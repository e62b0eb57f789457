import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { plainDay } from '../../src/calendar/plain-day.ts';
import { openTestMemory, type TestMemory } from '../models/test-memory.ts';
import { at } from '../reminders/builders.ts';
import { openSmallOffice, type SmallOffice } from './small-office.ts';

let memory: TestMemory;
let room: SmallOffice;

beforeAll(async () => {
  memory = await openTestMemory();
});
afterEach(() => room.close());
afterAll(() => memory.close());

const open = async (start: string) => {
  room = await openSmallOffice(memory, start);
};

describe('the digest', () => {
  test('names exactly the rungs of the day, in one message, and counts the others', async () => {
    await open('2026-03-02 07:00');
    await room.give('2026-03-16');
    await room.give('2026-03-09');
    await room.give('2026-06-30');
    await room.walk('2026-03-02 12:00');
    expect(room.heard('hanh')).toEqual(['03-02 07:30 digest 2 1']);
    expect(room.textTo('hanh')).toContain('còn 1 việc khác: gõ việc');
  });

  test('is silent when there is nothing', async () => {
    await open('2026-03-03 07:00');
    await room.give('2026-06-30');
    await room.walk('2026-03-06 23:00');
    expect(room.phone.heard).toEqual([]);
  });

  test('walks the ladder day by day: leads, nudge, overdue, and the escalations to clerk and chairman', async () => {
    await open('2026-03-10 07:00');
    await room.give('2026-03-13');
    await room.walk('2026-03-31 23:00');
    expect(room.heard('hanh')).toEqual([
      '03-11 07:30 digest 1',
      '03-12 07:30 digest 1',
      '03-13 07:30 digest 1',
      '03-13 14:00 nudge 1',
      '03-16 07:30 digest 1',
      '03-17 07:30 digest 1',
      '03-18 07:30 digest 1',
      '03-23 07:30 digest 1',
      '03-26 07:30 digest 1',
      '03-31 07:30 digest 1',
    ]);
    expect(room.heard('van')).toEqual(['03-17 07:30 digest 1']);
    expect(room.heard('chu')).toEqual([
      '03-16 08:00 summary',
      '03-20 07:30 digest 1',
      '03-23 08:00 summary',
      '03-30 08:00 summary',
    ]);
  });

  test('a chairman’s escalation of a Monday stands in the summary, with the counts', async () => {
    await open('2026-03-10 07:00');
    await room.give('2026-03-16');
    await room.walk('2026-03-23 12:00');
    expect(room.heard('chu')).toEqual(['03-16 08:00 summary', '03-23 08:00 summary 1']);
    expect(room.textTo('chu')).toMatch(
      /đang mở 1 việc, quá hạn 1 việc[\s\S]*Tư pháp - Hộ tịch: quá hạn 1[\s\S]*Nông Thị Hạnh/u,
    );
  });

  test('on a Monday off there is no summary: the Tuesday digest carries what is due', async () => {
    await open('2026-03-10 07:00');
    await room.stores.dayTable.save({ day: plainDay('2026-03-23'), rule: 'off', basis: 'thử' });
    await room.give('2026-03-16');
    await room.walk('2026-03-24 12:00');
    expect(room.heard('chu')).toEqual(['03-16 08:00 summary', '03-24 07:30 digest 1']);
  });

  test('standing and coordination tasks are asked together, with one answer', async () => {
    await open('2026-03-30 07:00');
    await room.give('2026-03-30', { kind: 'standing' });
    await room.give('2026-03-30', { kind: 'coordination' });
    await room.walk('2026-03-30 08:00');
    const [digest] = room.phone.heard.filter(({ kind }) => kind === 'digest');
    expect(digest?.tasks).toEqual([1, 2]);
    expect(digest?.choices).toEqual(['Vẫn thực hiện tốt = vẫn thực hiện tốt']);
    expect((await room.stores.conversations.read('hanh')).focus).toEqual({
      tasks: [1, 2],
      announcement: null,
      until: at('2026-03-30 20:00'),
    });
  });

  test('one closable task makes the digest a question that "Xong" answers', async () => {
    await open('2026-03-13 07:00');
    await room.give('2026-03-13');
    await room.walk('2026-03-13 08:00');
    expect(room.phone.heard[0]?.choices).toEqual(['Xong = xong 1']);
    expect((await room.stores.conversations.read('hanh')).question?.choices).toEqual([
      { label: 'Xong', value: 'xong 1' },
    ]);
  });

  test('rung twice says nothing twice', async () => {
    await open('2026-03-13 07:00');
    await room.give('2026-03-13');
    await room.scheduler.runJob('digest', at('2026-03-13 07:30'));
    expect(await room.scheduler.runJob('digest', at('2026-03-13 07:31'))).toEqual({ handed: 0, held: 0, missed: 0 });
  });

  test('two processes at once hand over one', async () => {
    await open('2026-03-13 07:00');
    await room.give('2026-03-13');
    const runs = [1, 2, 3].map(() => room.scheduler.runJob('digest', at('2026-03-13 07:30')));
    const handed = (await Promise.all(runs)).map((report) => report?.['handed'] ?? 0);
    expect(handed.toSorted((a, b) => a - b)).toEqual([0, 0, 1]);
  });

  test('a dry run counts and leaves no trace', async () => {
    await open('2026-03-13 07:00');
    await room.give('2026-03-13');
    const dry = await room.scheduler.runJob('digest', at('2026-03-13 07:30'), { dryRun: true });
    expect(dry).toEqual({ handed: 1, held: 0, missed: 0 });
    expect(await room.stores.outbox.list({})).toEqual([]);
    expect(await room.scheduler.runJob('digest', at('2026-03-13 07:30'))).toEqual(dry);
  });
});

describe('after a downtime', () => {
  test.each([
    ['3 hours across the morning', '2026-03-11 06:00', '2026-03-11 10:00', ['03-11 10:00 digest 1']],
    ['a day', '2026-03-11 06:00', '2026-03-12 09:00', ['03-12 09:00 digest 1']],
    ['from before until late in the evening', '2026-03-11 06:00', '2026-03-11 21:00', []],
  ])('%s: one message at most', async (_, from, until, expected) => {
    await open(from);
    await room.give('2026-03-13');
    await room.sleep(until);
    expect(room.heard('hanh')).toEqual(expected);
  });

  test('three days across Tết: one message with everything, oldest first', async () => {
    await open('2026-02-13 06:00');
    const late = await room.give('2026-02-24');
    const older = await room.give('2026-02-12');
    await room.sleep('2026-02-24 09:00');
    expect(room.heard('hanh')).toEqual([`02-24 09:00 digest ${older.number} ${late.number}`]);
  });

  test('too late for the day it is recorded as missed, and the next digest holds everything once', async () => {
    await open('2026-03-11 06:00');
    await room.give('2026-03-13');
    await room.sleep('2026-03-11 21:00');
    expect(await room.notSent()).toContain('digest hanh missed: quá giờ gửi trong ngày');
    await room.walk('2026-03-12 23:00');
    expect(room.heard('hanh')).toEqual(['03-12 07:30 digest 1']);
  });

  test('a digest that could not leave until 20:00 is missed, and named again by the next one', async () => {
    await open('2026-03-11 07:00');
    await room.give('2026-03-25');
    const works = room.phone.answer;
    room.phone.answer = () => ({ kind: 'retry', reason: 'mất mạng', inDoubt: false, afterMs: null });
    await room.walk('2026-03-11 22:00');
    room.phone.answer = works;
    expect(await room.notSent()).toEqual(['digest hanh missed: quá giờ gửi trong ngày (mất mạng)']);
    await room.walk('2026-03-16 22:00');
    expect(room.heard('hanh')).toEqual(['03-12 07:30 digest 1']);
  });

  test('a nudge may come until 17:00, not later', async () => {
    await open('2026-03-13 07:00');
    await room.give('2026-03-13');
    await room.walk('2026-03-13 08:00');
    await room.sleep('2026-03-13 17:30');
    expect(room.heard('hanh')).toEqual(['03-13 07:30 digest 1']);
    expect(await room.notSent()).toEqual(['nudge hanh missed: quá giờ gửi trong ngày']);
  });

  test('digest and nudge of the same late hour are one message', async () => {
    await open('2026-03-13 07:00');
    await room.give('2026-03-13');
    await room.sleep('2026-03-13 15:00');
    expect(room.heard('hanh')).toEqual(['03-13 15:00 digest 1']);
  });
});

describe('what changed between the job and the message', () => {
  test.each<[string, Parameters<SmallOffice['change']>[1]]>([
    ['done', { status: 'done' }],
    ['moved to a later day', { dueOn: plainDay('2026-06-30') }],
    ['handed to somebody else', { holder: 'thuy' }],
    ['snoozed', { snoozedToOn: plainDay('2026-03-13') }],
  ])('a task that was %s is not named', async (_, patch) => {
    await open('2026-03-12 07:00');
    await room.give('2026-03-13');
    await room.give('2026-03-13', { holder: 'hanh', title: 'Việc còn lại' });
    await room.scheduler.runJob('digest', at('2026-03-12 07:30'));
    room.clock.set(at('2026-03-12 07:31'));
    await room.change(1, patch);
    await room.scheduler.runJob('deliver', at('2026-03-12 07:32'));
    expect(room.phone.heard.map(({ tasks }) => tasks)).toEqual([[2]]);
  });

  test('nothing left: cancelled with its reason', async () => {
    await open('2026-03-12 07:00');
    await room.give('2026-03-13');
    await room.scheduler.runJob('digest', at('2026-03-12 07:30'));
    await room.change(1, { status: 'done' });
    await room.scheduler.runJob('deliver', at('2026-03-12 07:32'));
    expect(await room.notSent()).toEqual(['digest hanh cancelled: không còn việc nào cần nhắc']);
  });
});

describe('people who are away', () => {
  test('a substitute is told, by whose name', async () => {
    await open('2026-03-12 07:00');
    await room.give('2026-03-13');
    const [fromOn, untilOn] = [plainDay('2026-03-12'), plainDay('2026-03-12')];
    await room.stores.officers.addLeave({ officer: 'hanh', fromOn, untilOn, substitute: 'thuy' });
    await room.walk('2026-03-12 20:00');
    expect([room.heard('hanh'), room.heard('thuy')]).toEqual([[], ['03-12 07:30 digest 1']]);
    expect(room.textTo('thuy')).toContain('thay đồng chí Nông Thị Hạnh');
  });

  test('without one the reminders are held, the clerk is told, and the first day back names them once', async () => {
    await open('2026-03-10 07:00');
    await room.give('2026-03-17');
    await room.give('2026-03-25');
    const [fromOn, untilOn] = [plainDay('2026-03-10'), plainDay('2026-03-13')];
    await room.stores.officers.addLeave({ officer: 'hanh', fromOn, untilOn, substitute: null });
    await room.walk('2026-03-16 20:00');
    expect(room.heard('hanh')).toEqual(['03-16 07:30 digest 1 2']);
    expect(room.heard('van').map((line) => line.slice(0, 18))).toEqual([
      '03-10 16:30 office',
      '03-11 16:30 office',
      '03-13 16:30 office',
    ]);
    expect(await room.notSent()).toContain('digest hanh cancelled: đang nghỉ, không có người làm thay');
  });

  test('a task that nobody holds is the clerk’s alarm once, and its reminders begin with the next holder', async () => {
    await open('2026-03-10 07:00');
    await room.give('2026-03-20', { holder: null });
    await room.walk('2026-03-17 12:00');
    expect(room.heard('van')).toEqual(['03-10 07:30 digest 1']);
    expect(room.textTo('van')).toContain('Chưa có người thực hiện');
    await room.change(1, { holder: 'thuy' });
    await room.walk('2026-03-19 12:00');
    expect(room.heard('thuy')).toEqual(['03-18 07:30 digest 1', '03-19 07:30 digest 1']);
  });
});

describe('an announcement that nobody acknowledged', () => {
  test('stands in the next digest, once more two working days later, then in the clerk’s list', async () => {
    await open('2026-03-10 10:00');
    await room.stores.announcements.add({
      text: 'Họp giao ban sáng thứ Hai',
      files: [],
      by: 'van',
      at: room.clock.now(),
      audience: { everyone: false, posts: [], officers: ['hanh'] },
      receivers: [{ officer: 'hanh', addressedOn: plainDay('2026-03-10'), acknowledgedAt: null, reminders: 0 }],
    });
    await room.walk('2026-03-20 20:00');
    expect(room.heard('hanh')).toEqual(['03-11 07:30 digest', '03-13 07:30 digest']);
    expect(room.phone.heard[0]?.text).toContain('TB 1: Họp giao ban');
    expect(room.phone.heard[0]?.choices).toEqual(['Đã nhận = xác nhận 1']);
    expect(room.heard('van')).toEqual(['03-13 16:30 office']);
    expect(room.textTo('van')).toContain('TB 1: Nông Thị Hạnh');
  });
});
