import { isOpen, type Task } from '../duties/task.ts';
import { type Message, message } from '../messages/message.ts';
import type { Criterion, ExaminedYear, LossCause } from '../scores/criterion.ts';
import type { ExaminedSums } from '../scores/examined.ts';
import { sayNumber } from './wording.ts';

const CAUSES: Record<LossCause, string> = {
  'ratio-not-reached': 'không đạt tỷ lệ',
  'nothing-started': 'chưa triển khai',
  late: 'chậm',
  'document-missing': 'thiếu tài liệu',
};

export const noScore = (year: number): Message => message(`Chưa có bảng điểm năm ${year}.`);

export function examinedText(examined: ExaminedYear, sum: ExaminedSums): Message {
  return message(
    [
      `Điểm CCHC năm ${examined.year} (đã thẩm định): ${sayNumber(sum.total)}/${sayNumber(sum.maxPoints)}, mất ${sayNumber(sum.lost)}.`,
      'Theo lĩnh vực:',
      ...sum.fields.map(
        (field) =>
          `- Lĩnh vực ${field.number}, ${field.title}: ${sayNumber(field.points)}/${sayNumber(field.maxPoints)}`,
      ),
      'Mất điểm theo nguyên nhân:',
      ...(Object.keys(CAUSES) as LossCause[]).map(
        (cause) => `- ${CAUSES[cause]}: ${sayNumber(sum.lostByCause[cause])}`,
      ),
    ].join('\n'),
  );
}

/** The running year by criterion: everything done, something overdue, still open. The whole forecast comes later. */
export function forecastText(
  year: number,
  criteria: readonly Criterion[],
  tasks: readonly Task[],
  isOverdue: (task: Task) => boolean,
): Message {
  const stateOf = ({ number }: Criterion): 'locked' | 'at-risk' | 'open' => {
    const own = tasks.filter(({ criterion }) => criterion === number);
    if (own.some(isOverdue)) return 'at-risk';
    return own.length > 0 && own.every((task) => !isOpen(task)) ? 'locked' : 'open';
  };
  const points = (state: string): number =>
    criteria
      .filter((criterion) => stateOf(criterion) === state)
      .reduce((sum, { maxPoints }) => Math.round((sum + maxPoints) * 100) / 100, 0);
  const risky = criteria.filter((criterion) => stateOf(criterion) === 'at-risk');
  return message(
    [
      `Điểm CCHC năm ${year}, tính đến nay:`,
      `- Đã xong: ${sayNumber(points('locked'))} điểm`,
      `- Còn giành được: ${sayNumber(points('open'))} điểm`,
      `- Có việc quá hạn: ${sayNumber(points('at-risk'))} điểm`,
      ...(risky.length === 0
        ? []
        : [
            'Tiêu chí đang có việc quá hạn:',
            ...risky.map((one) => `- ${one.number} ${one.title}: ${sayNumber(one.maxPoints)} điểm`),
          ]),
    ].join('\n'),
  );
}
