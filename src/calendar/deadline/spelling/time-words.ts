import { foldText } from '../../../understanding/text/clean.ts';
import { isSyllable, spellWord } from '../../../understanding/text/syllable.ts';

/** The words that the grammar is made of: what scanning has torn or glued is put right towards these only. */
const TIME_WORDS = new Set(
  `truoc ngay thang quy nam tuan gio hang moi tung dinh ky thuong xuyen lien tuc cham nhat muon hon khong qua den het han cuoi
  dau giua trong vong sau khi ke tu tinh lam viec lan theo quy dinh thoi yeu cau dot xuat hoan thanh tiep lien ban hanh mung mong
  thuong tuan ngay thu chu hai ba bon sau bay tam chin muoi gui nop bao cao xong phan dau du kien`.split(/\s+/u),
);

/** Spellings that differ by more than marks. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['qui', 'quy'],
  ['ki', 'ky'],
  ['thg', 'thang'],
  ['trc', 'truoc'],
  ['nlv', 'ngay lam viec'],
  ['cn', 'chu nhat'],
]);

/** Words that lose their meaning with their marks: written like this they are none of the grammar's. */
const OTHER_WORDS = new Set(
  `mới mời hạng hãng giỗ tự tử tứ trồng trọng trống sâu khí nêu lực lục mua múa mưa cán cơ cô cờ cung thắng thẳng đền đèn thủ thụ thử
  thư nằm nấm gió hán`.split(/\s+/u),
);

const SMALL_SLIP = 1;

/** One written word (letters only) as the words of the grammar: several when they were glued. `plain`: the text has no marks at all. */
export function spell(letters: string, plain: boolean): string[] {
  const marked = letters.normalize('NFC').toLowerCase();
  if (!plain && OTHER_WORDS.has(marked)) return [`${foldText(marked)}*`];
  const flat = foldText(marked);
  const same = SAME.get(flat);
  if (same !== undefined) return same.split(' ');
  if (TIME_WORDS.has(flat) || isSyllable(flat)) return [flat];
  return unglue(flat) ?? [mend(flat, marked)];
}

/** "hàngtháng", "trướcngày", "mỗingày": cut where every piece is a syllable and one of them is a word of time. */
function unglue(flat: string): string[] | null {
  if (flat.length < 5 || flat.length > 24) return null;
  let best: string[] | null = null;
  const cut = (rest: string, done: readonly string[]): void => {
    if (best !== null && done.length >= best.length) return;
    if (rest === '') {
      if (done.some((piece) => TIME_WORDS.has(piece)) && done.every((piece) => piece.length > 1)) best = [...done];
      return;
    }
    if (done.length === 4) return;
    for (let length = Math.min(rest.length, 6); length > 1; length -= 1) {
      const piece = rest.slice(0, length);
      if (TIME_WORDS.has(piece) || isSyllable(piece)) cut(rest.slice(length), [...done, piece]);
    }
  };
  cut(flat, []);
  return best;
}

/** Letters that scanning takes for others, typed-through Telex, one wrong letter. A word that fits nothing stays. */
function mend(flat: string, marked: string): string {
  const scanned = flat.replace(/v$/u, 'y').replace(/q$/u, 'g');
  if (TIME_WORDS.has(scanned)) return scanned;
  const typed = spellWord(marked);
  if (TIME_WORDS.has(typed)) return typed;
  if (flat.length < 4) return typed;
  const near = Array.from(TIME_WORDS).filter((word) => word.length >= 4 && slips(flat, word) <= SMALL_SLIP);
  return near.length === 1 && near[0] !== undefined ? near[0] : typed;
}

/** 0, 1 or 2 (= more than one) letters changed, left out, put in or swapped. */
function slips(a: string, b: string): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > 1) return 2;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  const one =
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2));
  return one ? 1 : 2;
}

const WHOLE_WORDS = /^(?:o|ai|it|em|anh|ay|an|uong|yeu|y|uy|ong|ap|va|la|co|de|do|va|so)$/u;

/** Two pieces that only together are a word, and together are a word of time. */
export function isTorn(first: string, second: string): boolean {
  const [a, b] = [foldText(first), foldText(second)];
  if (!/^[a-z]+$/u.test(a + b) || a.length + b.length < 4 || !TIME_WORDS.has(a + b)) return false;
  if (TIME_WORDS.has(a) || TIME_WORDS.has(b)) return false;
  return !isSyllable(a) || !isSyllable(b) || (/^[aeiouy]/u.test(b) && !WHOLE_WORDS.test(b));
}
