import { foldText } from '../../../understanding/text/clean.ts';

const OUTSIDE = /^[\s\-+*•·–—"'“”‘’]+|[\s.;,/"'“”‘’*]+$/gu;
/** What a cell or line calls its deadline: "Thời gian thực hiện:", "Hạn nộp:". */
const LABEL = /^((?:\p{L}\p{M}*)+(?: (?:\p{L}\p{M}*)+){0,6}) ?: */u;
const OF_TIME = /^(?:thoi (?:gian|han|diem)|tien do|han|ngay hoan thanh|deadline)(?: |$)/u;

/** A phrase without its label, bullet, brackets and closing marks: what is left says when. */
export function coreOf(phrase: string): string {
  const bare = phrase.replace(OUTSIDE, '');
  const inside = /^\(([^()]*)\)$/u.exec(bare)?.[1] ?? bare;
  const label = LABEL.exec(inside);
  const isLabel = label !== null && OF_TIME.test(foldText(label[1] ?? ''));
  return isLabel ? inside.slice(label[0].length) : inside;
}
