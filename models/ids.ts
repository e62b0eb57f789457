import { Types } from 'mongoose';

/** The database's own id of a document from its text, null when the text cannot be one (a mistyped or foreign id). */
export function parseId(text: string): Types.ObjectId | null {
  return /^[0-9a-f]{24}$/u.test(text) ? new Types.ObjectId(text) : null;
}
