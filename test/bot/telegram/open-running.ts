import type { FakeTelegram } from '../../support/fake-telegram/fake-telegram.ts';
import { openChannel, openFake, openReception, type TestReception } from './open-channel.ts';

/** A started channel, what it brings, and the fake behind it. */
export interface Running {
  fake: FakeTelegram;
  reception: TestReception;
  send: ReturnType<typeof openChannel>['channel']['send'];
  logged: string[];
}

export async function start(): Promise<Running> {
  const fake = await openFake();
  const reception = openReception();
  const { channel, logged } = openChannel(fake.apiRoot);
  await channel.start(reception);
  return { fake, reception, send: (account, said) => channel.send(account, said), logged };
}

/** Settles when this many messages were brought. */
export const arrived = ({ fake, reception }: Running, count: number): Promise<void> =>
  fake.until(`${count} messages arrive`, () => reception.received.length >= count);
