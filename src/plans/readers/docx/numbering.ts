import { walkXml, type Attributes } from '../xml.ts';

interface Level {
  format: string;
  /** `%1.%2)`: the numbers of the levels stand for %1, %2 … */
  pattern: string;
  start: number;
}

interface List {
  abstract: string;
  starts: Map<number, number>;
}

/** The lists that word/numbering.xml defines. */
export interface Numbering {
  levels: Map<string, Map<number, Level>>;
  lists: Map<string, List>;
}

export function readNumbering(xml: Buffer | undefined): Numbering {
  const numbering: Numbering = { levels: new Map(), lists: new Map() };
  if (xml === undefined) return numbering;
  let abstract = '';
  let list: List | null = null;
  let level = 0;
  const change = (part: Partial<Level>) => {
    const levels = numbering.levels.get(abstract);
    const before = levels?.get(level) ?? { format: 'decimal', pattern: `%${level + 1}.`, start: 1 };
    levels?.set(level, { ...before, ...part });
  };
  const openers: Record<string, (attributes: Attributes) => void> = {
    'w:abstractNum': (attributes) => {
      abstract = attributes['w:abstractNumId'] ?? '';
      numbering.levels.set(abstract, new Map());
    },
    'w:num': (attributes) => {
      list = { abstract: '', starts: new Map() };
      numbering.lists.set(attributes['w:numId'] ?? '', list);
    },
    'w:abstractNumId': (attributes) => {
      if (list !== null) list.abstract = attributes['w:val'] ?? '';
    },
    'w:lvl': (attributes) => (level = Number(attributes['w:ilvl'] ?? 0)),
    'w:lvlOverride': (attributes) => (level = Number(attributes['w:ilvl'] ?? 0)),
    'w:startOverride': (attributes) => list?.starts.set(level, Number(attributes['w:val'] ?? 1)),
    'w:start': (attributes) => list === null && change({ start: Number(attributes['w:val'] ?? 1) }),
    'w:numFmt': (attributes) => list === null && change({ format: attributes['w:val'] ?? 'decimal' }),
    'w:lvlText': (attributes) => list === null && change({ pattern: attributes['w:val'] ?? '' }),
  };
  walkXml(xml, {
    open: (name, attributes) => openers[name]?.(attributes),
    close: (name) => {
      if (name === 'w:num') list = null;
    },
  });
  return numbering;
}

/** Counts the lists of one document as Word does: a label for each paragraph of a list, in order. */
export function createCounter(numbering: Numbering): (listId: string, level: number) => string | null {
  const counts = new Map<string, number[]>();
  const started = new Set<string>();
  return (listId, level) => {
    const list = numbering.lists.get(listId);
    const levels = list && numbering.levels.get(list.abstract);
    const own = levels?.get(level);
    if (list === undefined || levels === undefined || own === undefined) return null;
    if (own.format === 'bullet' || own.format === 'none') return '-';
    // lists of one definition go on counting, unless a list says where it starts
    const count = counts.get(list.abstract) ?? [];
    counts.set(list.abstract, count);
    const restart = list.starts.get(level);
    if (restart !== undefined && !started.has(`${listId} ${level}`)) {
      started.add(`${listId} ${level}`);
      count[level] = restart;
    } else count[level] = (count[level] ?? own.start - 1) + 1;
    count.length = level + 1;
    return own.pattern.replace(/%([1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      return written(count[at] ?? levels.get(at)?.start ?? 1, levels.get(at)?.format ?? 'decimal');
    });
  };
}

const ROMAN: [number, string][] = [
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  const step = ROMAN.find(([size]) => size <= value);
  return step === undefined || value > 89 ? '' : step[1] + roman(value - step[0]);
}

const letter = (value: number): string => String.fromCharCode(96 + ((value - 1) % 26) + 1);

function written(value: number, format: string): string {
  if (format === 'upperRoman') return roman(value);
  if (format === 'lowerRoman') return roman(value).toLowerCase();
  if (format === 'upperLetter') return letter(value).toUpperCase();
  if (format === 'lowerLetter') return letter(value);
  return format === 'decimalZero' ? String(value).padStart(2, '0') : String(value);
}
