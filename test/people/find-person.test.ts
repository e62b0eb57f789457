import { describe, expect, test } from '@jest/globals';
import { findPerson, findPost } from '../../src/people/find-person.ts';
import type { Officer, Post } from '../../src/people/person.ts';

const person = (id: string, name: string): Officer => ({ id, name, roles: ['officer'], deputy: false, active: true });
const post = (id: string, name: string, aliases: string[] = []): Post => ({ id, name, aliases, rank: 1 });

const PEOPLE = [person('hanh', 'Nông Thị Hạnh'), person('hanh-2', 'Lò Đức Hạnh'), person('nga', 'Đặng Thúy Nga')];
const POSTS = [
  post('tu-phap', 'Tư pháp - Hộ tịch'),
  post('vh', 'Văn hóa - Xã hội'),
  post('p4', 'Địa chính - Nông nghiệp - Xây dựng và Môi trường', ['Địa chính']),
  post('p5', 'Trung tâm Phục vụ hành chính công'),
];

const names = (found: ReturnType<typeof findPerson>): string[] => {
  if (found.kind === 'one') return [found.thing.name];
  return found.kind === 'several' ? found.things.map(({ name }) => name) : [];
};

describe('a person is found', () => {
  test.each([
    ['Nông Thị Hạnh', ['Nông Thị Hạnh'], 'by the whole name'],
    ['nong thi hanh', ['Nông Thị Hạnh'], 'without diacritics'],
    ['Nông Thị Hạnh'.normalize('NFD'), ['Nông Thị Hạnh'], 'in NFD'],
    ['chị Nga', ['Đặng Thúy Nga'], 'by the given name with a form of address'],
    ['đ/c Nga', ['Đặng Thúy Nga'], 'by an abbreviated form of address'],
    ['Thúy Nga', ['Đặng Thúy Nga'], 'by the last two words'],
    ['Hạnh', ['Nông Thị Hạnh', 'Lò Đức Hạnh'], 'as several, never as a guess'],
    ['hanh-2', ['Lò Đức Hạnh'], 'by id'],
    ['anh', [], 'not by an ending of the name: "anh" is no "Hạnh"'],
    ['', [], 'not by nothing'],
  ])('%s', (said, expected) => {
    expect(names(findPerson(PEOPLE, said))).toEqual(expected);
  });
});

describe('a post is found', () => {
  test.each([
    ['TP-HT', 'tu-phap', 'by the shared code, whatever id the unit gave it'],
    ['tư pháp', 'tu-phap', 'by the beginning of its name'],
    ['Hộ tịch', 'tu-phap', 'by the other half'],
    ['VH-XH', 'vh', 'by the shared code'],
    ['địa chính', 'p4', 'by an alias'],
    ['môi trường', 'p4', 'by a word in its name'],
    ['một cửa', 'p5', 'by a usual name that stands nowhere in its own'],
  ])('%s', (said, id) => {
    const found = findPost(POSTS, said);
    expect(found.kind === 'one' ? found.thing.id : found.kind).toBe(id);
  });

  test('nobody knows it: none', () => {
    expect(findPost(POSTS, 'bưu điện').kind).toBe('none');
  });
});
