import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type DemoOffice, openDemoOffice } from '../support/demo-office.ts';
import { numbersIn } from './message-rules.ts';
import { story } from './story.ts';

let office: DemoOffice;
beforeAll(async () => {
  office = await openDemoOffice();
});
afterAll(() => office.close());
beforeEach(() => office.reset());

/** `03-09 09:00 digest 67 112`, of everything but answers since that day. */
async function since(person: string, day: string): Promise<string[]> {
  return (await office.inboxOf(person))
    .filter(({ kind, at }) => kind !== 'reply' && at.slice(5, 10) >= day)
    .map(({ at, kind, text }) =>
      [at.slice(5, 10), at.slice(11, 16), kind, ...numbersIn(text).sort((a, b) => a - b)].join(' '),
    );
}

test('off from Thursday evening to Monday morning, over a weekend: one message a person with all that fell into it', async () => {
  await office.moveTo('2026-03-05T21:00');
  await office.moveTo('2026-03-09T09:00', { down: true });
  expect(await since('xuyen', '03-06')).toEqual(['03-09 09:00 digest 67']);
  expect(await since('hanh', '03-06')).toEqual(['03-09 09:00 digest 112']);
  // Friday's rungs of 26, 100 and 1 and Monday's of 90 and 131.
  expect(await since('ngoc', '03-06')).toEqual(['03-09 09:00 digest 26']);
  expect(await since('giap', '03-06')).toEqual(['03-09 09:00 digest 100']);
  expect(await since('khoa', '03-06')).toEqual(['03-09 09:00 summary 1']);
  expect(await since('phuong', '03-06')).toEqual(['03-09 09:00 digest 90']);
  // Then everything goes its way, the nudge of the day too.
  await office.moveTo('2026-03-10T08:00');
  expect(await since('hanh', '03-06')).toEqual([
    '03-09 09:00 digest 112',
    '03-09 14:00 nudge 112',
    '03-10 07:30 digest 112',
  ]);
});

test('off over a week of days off: one message, nothing before it', async () => {
  await story(office, [
    ['ngoc', 'nghỉ 9/3 đến 13/3', ['ai nghỉ', '[Cả cơ quan nghỉ']],
    ['ngoc', '1', ['Đã ghi cả cơ quan nghỉ']],
  ]);
  await office.moveTo('2026-03-05T21:00', { down: true });
  await office.moveTo('2026-03-16T10:00', { down: true });
  for (const person of ['xuyen', 'hanh', 'ngoc', 'oanh', 'phuong'])
    expect([person, (await since(person, '03-06')).map((one) => one.slice(0, 18))]).toEqual([
      person,
      ['03-16 10:00 digest'],
    ]);
  // 67 fell due in the days off: by Monday 16/03 it is one working day late.
  expect((await since('xuyen', '03-06'))[0]).toContain(' 67');
  expect((await since('khoa', '03-06')).map((one) => one.slice(0, 19))).toEqual(['03-16 10:00 summary']);
});

test('back after the window of the day: that digest is missed, the next one holds everything once', async () => {
  await office.moveTo('2026-03-05T21:00');
  await office.moveTo('2026-03-06T20:30', { down: true });
  expect(await since('xuyen', '03-06')).toEqual([]);
  await office.moveTo('2026-03-09T08:30');
  expect(await since('xuyen', '03-06')).toEqual(['03-09 07:30 digest 67']);
  expect(await since('giap', '03-06')).toEqual(['03-09 07:30 digest 100']);
  expect(await since('khoa', '03-06')).toEqual(['03-09 08:00 summary 1']);
});

test('a nudge may be late until 17:00', async () => {
  await office.moveTo('2026-03-09T13:00', { down: true });
  await office.moveTo('2026-03-09T16:00', { down: true });
  expect(await since('hanh', '03-09')).toEqual(['03-09 13:00 digest 112', '03-09 16:00 nudge 112']);
});

test('and no longer', async () => {
  await office.moveTo('2026-03-09T13:00', { down: true });
  await office.moveTo('2026-03-09T17:30', { down: true });
  expect(await since('hanh', '03-09')).toEqual(['03-09 13:00 digest 112']);
  await office.moveTo('2026-03-10T08:00');
  expect(await since('hanh', '03-10')).toEqual(['03-10 07:30 digest 112']);
});
