import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanText, splitText } from '../../../bot/rendering/split-text.ts';

const withoutCounters = (parts: string[]): string[] =>
  parts.length === 1 ? parts : parts.map((part) => part.slice(part.indexOf('\n') + 1));
const withoutBlanks = (text: string): string => text.replace(/\s/gu, '');

describe('splitting a text', () => {
  test('what fits stays one part, without a counter', () => {
    expect(splitText('12 · Báo cáo quý I', 30)).toEqual(['12 · Báo cáo quý I']);
    expect(splitText('x'.repeat(4096), 4096)).toEqual(['x'.repeat(4096)]);
  });

  test('a longer one is split at line ends and counted', () => {
    expect(splitText('dòng một\ndòng hai\ndòng ba', 22)).toEqual(['1/2\ndòng một\ndòng hai', '2/2\ndòng ba']);
  });

  test('a line that is too long for a part is broken at a space', () => {
    expect(splitText('một hai ba bốn năm sáu', 16)).toEqual(['1/2\nmột hai ba', '2/2\nbốn năm sáu']);
  });

  test('a word that is too long for a part is broken, but never inside a surrogate pair', () => {
    expect(splitText('a' + '😀'.repeat(6), 12)).toEqual(['1/2\na😀😀😀', '2/2\n😀😀😀']);
  });

  test('ten parts need a longer counter, and still fit', () => {
    const parts = splitText(Array.from({ length: 12 }, (_, index) => `dòng ${index}`).join('\n'), 14);
    expect(parts).toHaveLength(12);
    expect(parts[11]).toBe('12/12\ndòng 11');
  });

  test('letters are counted after NFC, as platforms count them', () => {
    const decomposed = 'ế'.normalize('NFD').repeat(10);
    expect(splitText(decomposed, 10)).toEqual(['ế'.normalize('NFC').repeat(10)]);
  });

  test('blanks alone are no part', () => {
    expect(splitText(' \n\n ', 100)).toEqual([]);
  });

  test('a limit without room for a counter and a letter is a bug', () => {
    expect(() => splitText('một hai ba', 5)).toThrow(RangeError);
  });

  test('half a surrogate pair becomes a replacement sign, a whole one stays', () => {
    expect(cleanText('a\ud800b\udc00c😀')).toBe('a\ufffdb\ufffdc😀');
  });

  test('every part fits and is not blank, nothing is lost, added or reordered', () => {
    const text = fc
      .array(fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('\n', '\n\n', ' ', '😀', 'ế')))
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 16, max: 60 }), (said, limit) => {
        const parts = splitText(said, limit);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit);
          expect(part).not.toMatch(/\p{Cs}/u);
        }
        const kept = withoutCounters(parts);
        expect(kept.every((part) => part.trim() !== '')).toBe(true);
        expect(withoutBlanks(kept.join(''))).toBe(withoutBlanks(cleanText(said)));
      }),
    );
  });
});
