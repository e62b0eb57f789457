import type { Block } from '../document.ts';

/** A secrecy mark as it is stamped: alone on its line, in capitals, or behind "Độ mật". */
const STAMP = /^[\s"“([*]*(?:ĐỘ\s+MẬT\s*:?\s*)?(?:TUYỆT\s*MẬT|TỐI\s*MẬT|MẬT)[\s"”)\]*.:]*$/u;
const SAID = /độ\s+mật\s*:\s*(?:tuyệt\s*mật|tối\s*mật|mật)(?![\p{L}])/iu;

/**
 * A document of the state's secrets (Law on Protection of State Secrets 2018, art. 8: TUYỆT MẬT, TỐI MẬT, MẬT) must not
 * go through this product: the whole text is searched, not only its head.
 */
export const isClassified = (blocks: readonly Block[]): boolean =>
  blocks.some((block) => linesOf(block).some((line) => STAMP.test(line) || SAID.test(line)));

const linesOf = (block: Block): string[] =>
  (block.kind === 'paragraph' ? [block.text] : block.cells.map(({ text }) => text)).flatMap((text) =>
    text.split(/\n|\s{4,}/u),
  );
