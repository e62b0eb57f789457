/** Work that did not end in its time. It may still end later: whoever gave it up must be able to bear that. */
export class TookTooLong extends Error {
  constructor(ms: number) {
    super(`not done after ${ms} ms`);
    this.name = 'TookTooLong';
  }
}

/** The work's end, or TookTooLong after `ms`: one promise that never settles must not hold up everything behind it. */
export async function withDeadline<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const lapse = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TookTooLong(ms)), ms);
    // What hangs keeps no process alive that has nothing else to do.
    timer.unref();
  });
  return Promise.race([work, lapse]).finally(() => clearTimeout(timer));
}
