import type { EventDeadline, SingleDeadline } from '../deadline.ts';
import type { Length } from '../terms/term.ts';
import type { EventItem } from './items.ts';

const DEMAND =
  /^(?:khi |nếu )?(?:có|co|cần|can|được|duoc|phát sinh|phat sinh|xảy ra)(?= |$)|yêu cầu|yeu cau|chỉ đạo|chi dao|hỏi|đề nghị|de nghi|thay đổi|thay doi|phát sinh|phat sinh|giao$|triệu tập|trieu tap|cần|can thiet/iu;

export function readEvent(event: EventItem): SingleDeadline[] {
  const { tie, words } = event;
  if (words === '') return [];
  if (tie.until === true) return [{ kind: 'ongoing', while: `đến khi ${words}` }];
  if (tie.relation === 'at' && (tie.demand === true || DEMAND.test(words))) return [{ kind: 'on-demand' }];
  return [
    {
      kind: 'event',
      relation: tie.relation,
      ...(tie.count0 === true ? { count: 0, unit: 'day' as const } : {}),
      event: words,
      ...(tie.repeats === true ? { repeats: true as const } : {}),
    },
  ];
}

/** A length that nothing is said to begin: "trong vòng 5 ngày làm việc". */
export const unanchored = ({ count, unit }: Length): EventDeadline => ({
  kind: 'event',
  relation: 'after',
  count,
  unit,
  event: '',
  ask: 'unclear',
});

export function eventWith({ tie, words }: EventItem, { count, unit }: Length): EventDeadline {
  const relation = tie.relation === 'before' ? 'before' : 'after';
  return { kind: 'event', relation, count, unit, event: words, ...(tie.repeats === true ? { repeats: true } : {}) };
}
