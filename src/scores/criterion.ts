/** How points are given: all or nothing, half when late, nothing under the threshold, in proportion, by hand. */
export type ScoreRule = 'binary' | 'half-when-late' | 'cliff' | 'pro-rata' | 'by-hand';

/** A criterion (tiêu chí) of a year's CCHC index. `number` as in the law's table, e.g. `3.2.2`. */
export interface Criterion {
  number: string;
  title: string;
  /** The field (lĩnh vực) it counts for, 1-7. */
  field: number;
  maxPoints: number;
  rule: ScoreRule;
  legalBasis: string;
}

/** Why points were lost (domain.md §1). */
export type LossCause = 'ratio-not-reached' | 'nothing-started' | 'late' | 'document-missing';

/** The examined score of a past year: what the superior recognised. Points have two decimals. */
export interface ExaminedYear {
  year: number;
  fields: { number: number; title: string; points: number; maxPoints: number }[];
  losses: { criterion: string; title: string; points: number; maxPoints: number; cause: LossCause; why: string }[];
}
