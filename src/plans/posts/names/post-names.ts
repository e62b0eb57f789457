/**
 * The bodies and posts that communes' plans name, in the spellings that are seen. Written plainly: marks, blanks,
 * dashes and capitals do not matter when they are compared; `&` stands for "và", "&" or nothing; a comma may be left
 * out. Codes are the product's short names of posts; bodies outside the roster of posts have none.
 * A commune's own names are added to these (`createPostFinder`).
 */
export interface PostNames {
  code: string | null;
  names: string[];
  /** Several at once without saying which: the clerk is asked who exactly. */
  many?: true;
  /** Not of the commune: a ministry, the province, the former district. */
  outside?: true;
  /** Short or bare: only believed where posts are listed, and in capitals where it is an abbreviation. */
  listOnly?: string[];
}
