import { foldInPlace } from './fold-in-place.ts';

/** Letters and digits alone, folded: `Cơ quan - chủ trì` → `coquanchutri`. What scans split and glue compares equal. */
export const squeeze = (text: string): string => foldInPlace(text).replace(/[^a-z0-9&]/gu, '');
