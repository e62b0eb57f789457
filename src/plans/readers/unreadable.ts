/** Why a file cannot be read as a plan. */
export type RefusalReason =
  | 'empty'
  | 'too-large'
  | 'zip-bomb'
  | 'corrupt'
  | 'password'
  | 'old-word'
  | 'rtf'
  | 'old-excel'
  | 'scan'
  | 'photo'
  | 'only-pictures'
  | 'unknown-format'
  | 'not-utf8'
  | 'classified';

/** Thrown inside the readers, turned into a value by `readPlanFile`. */
export class Unreadable extends Error {
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason) {
    super(`the plan cannot be read: ${reason}`);
    this.name = 'Unreadable';
    this.reason = reason;
  }
}
