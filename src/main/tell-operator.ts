const LOOK_AGAIN_MS = 500;

/**
 * Says on the screen what hinders the channels, and that all is well, each time that it changes: a log line of a wrong
 * token is nothing that an operator reads. Returns what ends it.
 */
export function tellOperator(
  problems: () => string[],
  say: { well(): void; wrong(sentence: string): void },
): () => void {
  let told: string | null = null;
  const look = (): void => {
    const now = problems().join('\n');
    if (now === told) return;
    told = now;
    if (now === '') say.well();
    else say.wrong(now);
  };
  look();
  const timer = setInterval(look, LOOK_AGAIN_MS);
  return () => clearInterval(timer);
}
