import { walkXml, type Attributes } from '../xml.ts';

/** What a paragraph style brings along. */
export interface ParagraphStyle {
  heading: boolean;
  bold: boolean;
  list: { id: string; level: number } | null;
  parent: string | null;
}

export type Styles = Map<string, ParagraphStyle>;

const on = (attributes: Attributes): boolean => !['0', 'false', 'off'].includes(attributes['w:val'] ?? '1');

/** The styles of word/styles.xml with what they inherit. */
export function readStyles(xml: Buffer | undefined): Styles {
  const styles: Styles = new Map();
  if (xml === undefined) return styles;
  let style: ParagraphStyle | null = null;
  const openers: Record<string, (attributes: Attributes) => void> = {
    'w:style': (attributes) => {
      style = { heading: false, bold: false, list: null, parent: null };
      styles.set(attributes['w:styleId'] ?? '', style);
    },
    'w:name': (attributes) => {
      if (style !== null && /^heading [1-9]$/iu.test(attributes['w:val'] ?? '')) style.heading = true;
    },
    'w:basedOn': (attributes) => {
      if (style !== null) style.parent = attributes['w:val'] ?? null;
    },
    'w:outlineLvl': (attributes) => {
      if (style !== null && Number(attributes['w:val']) < 9) style.heading = true;
    },
    'w:b': (attributes) => {
      if (style !== null) style.bold = on(attributes);
    },
    'w:numId': (attributes) => {
      if (style !== null) style.list = { level: style.list?.level ?? 0, id: attributes['w:val'] ?? '0' };
    },
    'w:ilvl': (attributes) => {
      if (style !== null) style.list = { id: style.list?.id ?? '0', level: Number(attributes['w:val'] ?? 0) };
    },
  };
  walkXml(xml, {
    open: (name, attributes) => openers[name]?.(attributes),
    close: (name) => {
      if (name === 'w:style') style = null;
    },
  });
  return styles;
}

const MAX_ANCESTORS = 12;

/** A style with its ancestors' traits. */
export function styleOf(styles: Styles, id: string | null): ParagraphStyle {
  const found: ParagraphStyle = { heading: false, bold: false, list: null, parent: null };
  let style = id === null ? undefined : styles.get(id);
  for (let steps = 0; style !== undefined && steps < MAX_ANCESTORS; steps++) {
    found.heading ||= style.heading;
    found.bold ||= style.bold;
    found.list ??= style.list;
    style = style.parent === null ? undefined : styles.get(style.parent);
  }
  return found;
}
