/**
 * Words that stand nowhere but in what this run plants: by them a message in Telegram's log is traced to its item, and
 * a name or a text is found where it must not be.
 */
export const personName = (id: string): string => `Kzten Thị ${id}`;
export const noticeText = (number: number): string => `Thông tin kzn${number}z của cơ quan`;
export const dueTitle = (person: string): string => `Báo cáo kzd${person}z`;
export const tapTitle = (person: string, tap: number): string => `Phối hợp kzc${person}x${tap}z`;

const MARK = /kz(?:n\d+|d\w+?|c\w+?)z/u;
const ANY_MARK = /kz(?:n\d+z|d\w+?z|c\w+?z|ten)/iu;

export type Said = 'notice' | 'digest' | 'reply' | 'other';

/** Which item a message is of: its mark; the text itself when it has none. */
export function itemOf(text: string): { said: Said; mark: string } {
  const mark = MARK.exec(text)?.[0];
  if (mark === undefined) return { said: 'other', mark: text };
  if (mark.startsWith('kzn')) return { said: 'notice', mark };
  return { said: mark.startsWith('kzd') ? 'digest' : 'reply', mark };
}

export const holdsMark = (line: string): boolean => ANY_MARK.test(line);
