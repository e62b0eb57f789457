/**
 * Why a task is named in a message (product.md §3). `lead` counts working days before the due day, `overdue` after
 * it. Each is told at most once per person.
 */
export type Stage =
  | { kind: 'lead'; days: number }
  | { kind: 'cut-off'; days: number }
  | { kind: 'overdue'; days: number }
  /** The last reminder of the ladder: silent afterwards (hết lượt nhắc). */
  | { kind: 'last-reminder'; days: number }
  | { kind: 'confirm' }
  | { kind: 'reading' }
  | { kind: 'begun' }
  | { kind: 'own-target' }
  | { kind: 'snoozed' }
  | { kind: 'nudge' }
  | { kind: 'escalated-to-clerk'; days: number }
  | { kind: 'escalated-to-chairman'; days: number }
  | { kind: 'no-holder' };
