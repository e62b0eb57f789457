import type { Token } from './token.ts';

/** What may stand around a thank-you or an apology: addresses, politeness, "nhiều", "vì sự chậm trễ". */
const AROUND =
  /^(?:anh|chi|em|toi|co|chu|bac|ong|ba|dong|sep|xin|rat|mong|va|vi|ve|su|cham|tre|nhieu|a|nhe|nha|oi|da|[,.;!:])$/u;
const THANKS = /^(?:cam on|xin loi|thong cam|thu loi)$/u;
const TAIL_WORD = /^(?:xin|em|toi|rat|mong|da|va|nhe|nha|a|[,.;])$/u;

const isAround = (token: Token | undefined) =>
  token !== undefined && (AROUND.test(token.flat) || token.capital || (token.kind === 'mark' && token.flat !== '?'));
const thanksAt = (tokens: readonly Token[], at: number) =>
  THANKS.test(`${tokens[at]?.flat ?? ''} ${tokens[at + 1]?.flat ?? ''}`);
/** A whole answer of one or two words ("ok", "vâng ạ") stays a thank-you. */
const saysSomething = (tokens: readonly Token[]) =>
  tokens.some(({ kind }) => kind === 'number') || tokens.filter(({ kind }) => kind === 'word').length > 3;

/**
 * Takes the greeting, thank-you or apology off the beginning or the end of a text that says something else: "12 chưa xong, xin
 * lỗi đồng chí", "xin lỗi anh, hôm qua em nộp rồi". A text that is only thanks stays.
 */
export function withoutThanks(tokens: readonly Token[]): readonly Token[] {
  return withoutTail(withoutOpening(tokens));
}

function withoutTail(tokens: readonly Token[]): readonly Token[] {
  for (let at = tokens.length - 2; at > 0; at -= 1) {
    if (thanksAt(tokens, at) && tokens.slice(at + 2).every(isAround)) {
      let end = at;
      while (end > 0 && TAIL_WORD.test(tokens[end - 1]?.flat ?? '')) end -= 1;
      const rest = tokens.slice(0, end);
      // "em cảm ơn" behind a comma or a line is a clause of its own; without one it may be what was said.
      return saysSomething(rest) ? rest : tokens;
    }
    if (!isAround(tokens[at + 1])) return tokens;
  }
  return tokens;
}

function withoutOpening(tokens: readonly Token[]): readonly Token[] {
  let at = 0;
  while (at < 4 && /^(?:da|em|toi|xin|rat|vang)$/u.test(tokens[at]?.flat ?? '') && !thanksAt(tokens, at)) at += 1;
  // Who opens with thanks only answers politely; who opens with a greeting or an apology has something to say.
  const greets = tokens[at]?.flat === 'chao';
  if (!greets && (!thanksAt(tokens, at) || tokens[at]?.flat !== 'xin')) return tokens;
  at += greets ? 1 : 2;
  while (at < 8 && isAround(tokens[at]) && tokens[at]?.kind !== 'mark') at += 1;
  if (!/^[,.:;!]$/u.test(tokens[at]?.flat ?? '')) return tokens;
  const rest = tokens.slice(at + 1);
  return saysSomething(rest) ? rest : tokens;
}
