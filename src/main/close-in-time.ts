import type { Logger } from '../log.ts';

/** Waits for a part to close, at most so long: the next one needs its time too. What is left over is not lost. */
export async function closeInTime(
  name: string,
  closing: Promise<unknown> | undefined,
  mostMs: number,
  logger: Logger,
): Promise<void> {
  if (closing === undefined) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      logger.warn({ part: name }, 'a part did not close in time');
      resolve();
    }, mostMs);
  });
  const closed = closing.catch((error: unknown) => logger.error({ part: name, err: error }, 'a part did not close'));
  await Promise.race([closed, late]);
  clearTimeout(timer);
}
