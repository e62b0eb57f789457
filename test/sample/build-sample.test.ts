import { describe, expect, test } from '@jest/globals';
import { KNOWN_SWAPS } from '../../src/calendar/known-swaps.ts';
import { plainDay } from '../../src/calendar/plain-day.ts';
import { addWorkingDays, createWorkingCalendar } from '../../src/calendar/working-days.ts';
import { KINDS } from '../../src/duties/task.ts';
import { buildSample } from '../../src/sample/build-sample.ts';
import { ALL_DUTIES } from '../../src/sample/duties/all-duties.ts';

const at = new Date('2026-03-02T00:00:00Z');
const calendar = createWorkingCalendar(KNOWN_SWAPS);
const sample = buildSample(2026, at, calendar);
const { posts, officers, tenures, duties, tasks, criteria } = sample;
const documents = tasks.filter(({ kind }) => kind === 'deliverable' || kind === 'report');
const hundredths = (points: number | null) => Math.round((points ?? 0) * 100);

describe('the posts and people of the sample commune', () => {
  test('are the eight posts of the seed plan, each with one holder', () => {
    expect(posts.map(({ id, name }) => [id, name])).toEqual([
      ['CT', 'Chủ tịch'],
      ['VP-TK', 'Văn phòng - Thống kê'],
      ['TP-HT', 'Tư pháp - Hộ tịch'],
      ['TC-KT', 'Tài chính - Kế toán'],
      ['DC-NN', 'Địa chính - Nông nghiệp - Xây dựng và Môi trường'],
      ['VH-XH', 'Văn hóa - Xã hội'],
      ['CA', 'Trưởng Công an'],
      ['TNTKQ', 'Bộ phận Tiếp nhận và Trả kết quả'],
    ]);
    expect(tenures.map(({ post }) => post)).toEqual(posts.map(({ id }) => id));
    expect(tenures.map(({ officer }) => officer)).toEqual(officers.map(({ id }) => id));
  });

  test('have a chairman, a clerk and six officers, one of them Nông Thị Hạnh', () => {
    expect(officers.map(({ roles }) => roles.join('+'))).toEqual([
      'chairman',
      'clerk+officer',
      ...Array(6).fill('officer'),
    ]);
    expect(officers.map(({ name }) => name)).toContain('Nông Thị Hạnh');
    expect(officers.map(({ name }) => name)).not.toContain('Nguyễn Văn Hậu');
  });

  test('can each be named by the given name or an alias alone', () => {
    const givenNames = officers.map(({ name }) => name.split(' ').at(-1));
    expect(new Set(givenNames).size).toBe(officers.length);
    const aliases = posts.flatMap(({ aliases }) => aliases.map((alias) => alias.toLowerCase()));
    expect(new Set(aliases).size).toBe(aliases.length);
  });
});

describe('the 43 duties', () => {
  test('are counted by post as in the seed plan', () => {
    expect(duties).toHaveLength(43);
    expect(Object.fromEntries(posts.map(({ id }) => [id, duties.filter(({ post }) => post === id).length]))).toEqual({
      CT: 5,
      'VP-TK': 11,
      'TP-HT': 6,
      'TC-KT': 2,
      'DC-NN': 3,
      'VH-XH': 6,
      CA: 2,
      TNTKQ: 8,
    });
  });

  test('are of all five kinds', () => {
    expect([...new Set(duties.map(({ kind }) => kind))].sort()).toEqual([...KINDS].sort());
  });

  test('have ids, titles of their own of at most 90 characters, and a cadence', () => {
    expect(new Set(duties.map(({ id }) => id)).size).toBe(43);
    expect(new Set(duties.map(({ title }) => title.toLowerCase())).size).toBe(43);
    expect(duties.filter(({ title }) => title.length > 90)).toEqual([]);
    expect(duties.filter(({ cadence }) => cadence.length < 5)).toEqual([]);
  });

  test('ask for receipt, for a nil reference and whether something has begun where the plan needs it', () => {
    expect(duties.filter(({ receiptRequired }) => receiptRequired).map(({ id }) => id)).toEqual([
      'TC-KT-1',
      'VH-XH-4',
      'TNTKQ-6',
    ]);
    expect(duties.filter(({ nilNeedsReference }) => nilNeedsReference).map(({ id }) => id)).toEqual([
      'VP-TK-8',
      'TNTKQ-6',
    ]);
    expect(duties.filter(({ askWhetherBegun }) => askWhetherBegun).map(({ criterion }) => criterion)).toEqual([
      '1.4',
      '7.4.2',
    ]);
    expect(tasks.filter(({ askWhetherBegun }) => askWhetherBegun).map(({ criterion }) => criterion)).toEqual([
      '1.4',
      '7.4.2',
    ]);
  });
});

describe('the tasks of 2026', () => {
  test('exist for every duty from 5 March on, and none is due before 2 March', () => {
    for (const { id } of duties) {
      const days = tasks.filter(({ duty }) => duty === id).map(({ dueOn }) => dueOn ?? '');
      expect([id, days.some((day) => day >= '2026-03-05')]).toEqual([id, true]);
      expect([id, days.filter((day) => day < '2026-03-02')]).toEqual([id, []]);
    }
  });

  test('are due on working days of 2026, on the very days of the table', () => {
    const table = ALL_DUTIES.flatMap(({ duties }) => duties).flatMap(({ tasks }) =>
      tasks.map(({ due }) => `2026-${due}`),
    );
    expect(tasks.map(({ dueOn }) => String(dueOn)).sort()).toEqual(table.sort());
    expect(tasks.filter(({ dueOn }) => dueOn === null || !calendar.isWorkingDay(dueOn))).toEqual([]);
  });

  test('belong to the holder of the duty’s post and are confirmed, open and unplanned', () => {
    const holderOf = new Map(tenures.map(({ post, officer }) => [post, officer]));
    for (const task of tasks) {
      expect(task.holder).toBe(holderOf.get(task.post));
      expect(duties.find(({ id }) => id === task.duty)?.post).toBe(task.post);
      expect(task).toMatchObject({
        status: 'open',
        datesConfirmed: true,
        attentionAt: null,
        createdAt: at,
        year: 2026,
        originalDueOn: task.dueOn,
      });
    }
  });

  test('have titles that tell them apart in at most 90 characters', () => {
    expect(new Set(tasks.map(({ title }) => title.toLowerCase())).size).toBe(tasks.length);
    expect(tasks.filter(({ title }) => title.length > 90)).toEqual([]);
  });

  test('stand in the order of their numbers: post, duty, due day', () => {
    const order = duties.map(({ id }) => id);
    const keys = tasks.map(({ duty, dueOn }) => `${String(order.indexOf(duty ?? '')).padStart(3, '0')} ${dueOn}`);
    expect(keys).toEqual([...keys].sort());
  });

  test('reports alone have a cut-off, those of Nghị định 09 two working days before the due day', () => {
    const reports = tasks.filter(({ kind }) => kind === 'report');
    expect(tasks.filter(({ cutOffOn }) => cutOffOn !== null)).toEqual(reports);
    for (const { cutOffOn, dueOn } of reports.filter((task) => task.cutOffOn?.endsWith('-14') === true)) {
      expect(addWorkingDays(calendar, cutOffOn ?? plainDay('2026-01-01'), 2)).toBe(dueOn);
    }
  });

  test('hold the five targets of the contract until 31/12', () => {
    const targets = tasks.filter(({ kind }) => kind === 'target');
    expect(targets.map(({ criterion, goal }) => `${criterion}: ${goal?.atLeast}`).sort()).toEqual([
      '3.2.2: 20',
      '3.5.4: 30',
      '6.3: 10',
      '7.4.3: 50',
      '7.4.4: 12',
    ]);
    expect(targets.every(({ dueOn, goal }) => dueOn === '2026-12-31' && goal?.unit === '%')).toBe(true);
    expect(tasks.filter(({ kind, goal }) => kind !== 'target' && goal !== null)).toEqual([]);
  });

  test('leave an idle office overdue on 1 April with documents of at least three holders', () => {
    const overdue = documents.filter(({ dueOn }) => dueOn !== null && dueOn < '2026-04-01');
    expect(new Set(overdue.map(({ holder }) => holder)).size).toBeGreaterThanOrEqual(3);
  });

  test.each([
    ['2026-03-02', ['hanh', 'oanh', 'phuong', 'xuyen']],
    ['2026-03-03', ['ngoc', 'oanh']],
  ])('make the digest of %s name something for %j', (today, expected) => {
    const named = documents.filter(
      ({ dueOn }) =>
        dueOn !== null && [10, 5, 2, 1, 0].some((days) => addWorkingDays(calendar, dueOn, -days) === today),
    );
    expect([...new Set(named.map(({ holder }) => String(holder)))].sort()).toEqual(expected);
  });
});

describe('the criteria of the running year', () => {
  const fieldMax = new Map(criteria.map(({ field }) => [field, 0]));
  for (const { field, maxPoints } of criteria) fieldMax.set(field, (fieldMax.get(field) ?? 0) + hundredths(maxPoints));

  test('fill the seven fields of the index, 100 points in all', () => {
    expect([...fieldMax].map(([field, points]) => [field, points / 100])).toEqual([
      [1, 21.5],
      [2, 10.5],
      [3, 25.5],
      [4, 6.5],
      [5, 6.5],
      [6, 8],
      [7, 21.5],
    ]);
    expect(criteria.every(({ legalBasis }) => legalBasis !== '')).toBe(true);
  });

  test('are pointed at by every duty and task, never for more than they hold', () => {
    const maxOf = new Map(criteria.map(({ number, maxPoints }) => [number, hundredths(maxPoints)]));
    for (const claims of [duties, tasks]) {
      const claimed = new Map<string, number>();
      for (const { criterion, points } of claims) {
        expect(points).toBeGreaterThan(0);
        claimed.set(criterion ?? '', (claimed.get(criterion ?? '') ?? 0) + hundredths(points));
      }
      for (const [criterion, points] of claimed) {
        expect([criterion, points <= (maxOf.get(criterion) ?? 0)]).toEqual([criterion, true]);
      }
    }
  });

  test('the tasks of a duty share its points without a rest', () => {
    for (const { post, duties } of ALL_DUTIES) {
      for (const [index, duty] of duties.entries()) {
        const id = `${post}-${index + 1}`;
        const sharing = duty.tasks.filter(({ points }) => points === undefined).map(({ title }) => title ?? duty.title);
        const shared = tasks.filter((task) => task.duty === id && sharing.includes(task.title));
        const sum = shared.reduce((whole, { points }) => whole + hundredths(points), 0);
        expect([id, sum]).toEqual([id, hundredths(duty.points)]);
      }
    }
  });

  test('the points of past losses are the same as then', () => {
    for (const { criterion, maxPoints } of sample.examined.losses) {
      expect([criterion, criteria.find(({ number }) => number === criterion)?.maxPoints]).toEqual([
        criterion,
        maxPoints,
      ]);
    }
  });
});

describe('the sample of another year', () => {
  test.each([2025, 2027, 2028, 2029, 2030, 2032])(
    '%i is due on working days, at most ten days before the table',
    (year) => {
      const other = buildSample(year, at, calendar).tasks;
      expect(other).toHaveLength(tasks.length);
      for (const [index, task] of other.entries()) {
        const asIn2026 = `${year}${tasks[index]?.dueOn?.slice(4) ?? ''}`;
        expect(task.dueOn !== null && calendar.isWorkingDay(task.dueOn) && task.dueOn <= asIn2026).toBe(true);
        expect(Date.parse(asIn2026) - Date.parse(task.dueOn ?? '')).toBeLessThanOrEqual(10 * 86_400_000);
        expect(task.cutOffOn === null || task.cutOffOn <= (task.dueOn ?? '')).toBe(true);
        expect([task.title, task.year]).toEqual([tasks[index]?.title, year]);
      }
    },
  );

  test('the same arguments give the same commune', () => {
    expect(buildSample(2026, at, calendar)).toEqual(sample);
  });
});
