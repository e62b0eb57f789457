import { expect, test } from '@jest/globals';
import { plainDay } from '../../src/calendar/plain-day.ts';
import { ROLES } from '../../src/people/person.ts';
import { understand } from '../../src/understanding/understand.ts';

const on = plainDay('2026-03-05');

test.each([
  ['hủy nghỉ 10/3', { intent: 'cancel-leave', day: '2026-03-10' }, 'the typed form that the answer to a leave names'],
  ['hủy nghỉ 10/03/2026', { intent: 'cancel-leave', day: '2026-03-10' }, 'with its year'],
  ['huy nghi phep', { intent: 'cancel-leave' }, 'without a day, without diacritics'],
  ['em không nghỉ nữa ạ', { intent: 'cancel-leave' }, 'in other words'],
  ['hết vướng 12', { intent: 'unblock', task: 12 }, 'the typed form'],
  ['việc 12 hết vướng rồi ạ', { intent: 'unblock', task: 12 }, 'as a sentence'],
  ['đã gỡ vướng', { intent: 'unblock' }, 'without a number'],
])('%s', (text, expected, _why) => {
  for (const role of ROLES) expect(understand(text, { on, role })).toEqual(expected);
});

test.each([
  ['xong 67 số 05/KH-UBND ngày 9/3/2026', { task: 67, reference: '05/KH-UBND', referenceDay: '2026-03-09' }],
  ['xong 67 số 05/KH-UBND ngày 31/2', { task: 67, reference: '05/KH-UBND', ask: 'date' }],
  ['xong 67 số 05/KH-UBND ngày 5/13', { task: 67, reference: '05/KH-UBND', ask: 'date' }],
  ['xong 67 số 05/KH-UBND ngày 2/3', { task: 67, reference: '05/KH-UBND', referenceDay: '2026-03-02' }],
])('a document keeps its day, also one to be refused: %s', (text, slots) => {
  expect(understand(text, { on, role: 'officer' })).toEqual({ intent: 'done', ...slots });
});
