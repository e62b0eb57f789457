import type { getDocumentProxy } from 'unpdf';

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Document['getPage']>>;

/** A piece of text at its place; y grows upwards, as in PDF. */
export interface Piece {
  text: string;
  x0: number;
  x1: number;
  y: number;
  height: number;
  bold: boolean;
}

/** A straight line of a table's frame. */
export interface Rule {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

export interface PageContent {
  pieces: Piece[];
  rules: Rule[];
  pictures: number;
}

/** The operators that are looked at, by the numbers that PDF.js gives them. */
export interface Operators {
  save: number;
  restore: number;
  transform: number;
  constructPath: number;
  /** A path that only clips: nothing is drawn. */
  endPath: number;
  paintImageXObject: number;
  paintInlineImageXObject: number;
}

const THIN = 3;

/** What stands on a page. The drawing is read first: it loads the fonts by whose names bold text is known. */
export async function readPage(page: Page, operators: Operators): Promise<PageContent> {
  const drawing = await readDrawing(page, operators);
  const { items } = await page.getTextContent();
  const pieces: Piece[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
    const height = Math.hypot(c, d) || item.height || 10;
    pieces.push({ text: item.str, x0: x, x1: x + item.width, y, height, bold: isBold(page, item.fontName) });
  }
  return { pieces, ...drawing };
}

function isBold(page: Page, font: string): boolean {
  if (!page.commonObjs.has(font)) return false;
  const loaded: unknown = page.commonObjs.get(font);
  const name = typeof loaded === 'object' && loaded !== null && 'name' in loaded ? loaded.name : null;
  return typeof name === 'string' && /bold|black|heavy/iu.test(name);
}

type Matrix = [number, number, number, number, number, number];
const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

/** Where frames of tables run and how many pictures stand on the page. */
async function readDrawing(page: Page, operators: Operators): Promise<{ rules: Rule[]; pictures: number }> {
  const list = await page.getOperatorList();
  const fnArray: number[] = list.fnArray;
  const argsArray: unknown[] = list.argsArray;
  const { width, height } = page.getViewport({ scale: 1 });
  const rules: Rule[] = [];
  let pictures = 0;
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const saved: Matrix[] = [];
  fnArray.forEach((operator, at) => {
    const args = argsArray[at];
    if (operator === operators.save) saved.push(matrix);
    else if (operator === operators.restore) matrix = saved.pop() ?? matrix;
    else if (operator === operators.transform) matrix = times(matrix, args as Matrix);
    else if (operator === operators.paintImageXObject || operator === operators.paintInlineImageXObject) pictures++;
    else if (operator === operators.constructPath) {
      const [paint, , box] = args as [number, unknown, ArrayLike<number> | null];
      if (paint !== operators.endPath)
        rules.push(...rulesOf(box, matrix).filter((rule) => !isPage(rule, width, height)));
    }
  });
  return { rules, pictures };
}

/** The paper itself, painted as a background. */
const isPage = ({ x0, x1, y0, y1 }: Rule, width: number, height: number): boolean =>
  x1 - x0 > width * 0.93 || y1 - y0 > height * 0.93;

/** A thin box is a line; a larger one is the frame of a cell: its four sides. */
function rulesOf(box: ArrayLike<number> | null, matrix: Matrix): Rule[] {
  if (box === null || box.length < 4) return [];
  const corner = (x: number, y: number) => times(matrix, [1, 0, 0, 1, x, y]).slice(4);
  const [ax = 0, ay = 0] = corner(box[0] ?? 0, box[1] ?? 0);
  const [bx = 0, by = 0] = corner(box[2] ?? 0, box[3] ?? 0);
  const [x0, x1, y0, y1] = [Math.min(ax, bx), Math.max(ax, bx), Math.min(ay, by), Math.max(ay, by)];
  if (x1 - x0 <= THIN && y1 - y0 <= THIN) return [];
  if (x1 - x0 <= THIN || y1 - y0 <= THIN) return [{ x0, x1, y0, y1 }];
  return [
    { x0, x1, y0, y1: y0 },
    { x0, x1, y0: y1, y1 },
    { x0, x1: x0, y0, y1 },
    { x0: x1, x1, y0, y1 },
  ];
}
