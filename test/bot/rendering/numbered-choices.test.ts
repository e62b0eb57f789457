import { expect, test } from '@jest/globals';
import { withNumberedChoices } from '../../../bot/rendering/numbered-choices.ts';
import { choice, message } from '../../../src/messages/message.ts';

test('choices are the last lines, numbered from one', () => {
  const asked = message('Cả cơ quan nghỉ hay chỉ đồng chí?\n', [choice('Cả cơ quan nghỉ'), choice('Tôi nghỉ phép')]);
  expect(withNumberedChoices(asked)).toBe('Cả cơ quan nghỉ hay chỉ đồng chí?\n1. Cả cơ quan nghỉ\n2. Tôi nghỉ phép');
});

test('a text without choices stays as it is', () => {
  expect(withNumberedChoices(message('Đã ghi nhận.'))).toBe('Đã ghi nhận.');
});

test('choices without a text begin at the first line', () => {
  expect(withNumberedChoices(message('', [choice('Xong')]))).toBe('1. Xong');
});
