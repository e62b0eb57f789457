import { connect, type Socket } from 'node:net';

/** A connection on which bytes are sent as they are. */
export interface Raw {
  socket: Socket;
  /** Everything that came back so far. */
  answer(): string;
  /** The status of each answer so far; `100 Continue` is none. */
  statuses(): number[];
  /** Settles when so many answers are there, or when the server has hung up. */
  answers(count: number): Promise<number[]>;
  closed: Promise<void>;
}

export function openRaw(base: string): Raw {
  const socket = connect(Number(new URL(base).port), '127.0.0.1');
  let answer = '';
  let isClosed = false;
  const watching = new Set<() => void>();
  const look = (): void => {
    for (const watch of watching) watch();
  };
  const statuses = (): number[] =>
    [...answer.matchAll(/HTTP\/1\.1 (?<status>\d{3}) /gu)]
      .map(({ groups }) => Number(groups?.['status']))
      .filter((status) => status !== 100);
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString('latin1');
    look();
  });
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      isClosed = true;
      look();
      resolve();
    });
  });
  return {
    socket,
    answer: () => answer,
    statuses,
    closed,
    answers: (count) =>
      new Promise((resolve) => {
        const watch = (): void => {
          if (!isClosed && statuses().length < count) return;
          watching.delete(watch);
          resolve(statuses());
        };
        watching.add(watch);
        watch();
      }),
  };
}
