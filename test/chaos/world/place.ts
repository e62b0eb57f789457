import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dice } from '../dice.ts';
import { openDatabaseProxy } from './database-proxy.ts';
import type { Life } from './life.ts';
import { createSlot, type Slot } from './slot.ts';
import { type FrontNeeds, openTelegramFront, type TelegramFront } from './telegram-front.ts';

/** Where one process after the other lives, with ways of its own to Telegram and to the database. */
export interface Place {
  slot: Slot;
  front: TelegramFront;
  close(): Promise<void>;
}

export interface PlaceNeeds extends Omit<FrontNeeds, 'life'> {
  name: string;
  main: string;
  folder: string;
  /** Of the database itself. */
  uri: string;
  /** Asked at each start; where its ways begin is added. */
  env(): Record<string, string>;
  dice: Dice;
  isOn(): boolean;
  onDatabaseFault(): void;
}

export async function openPlace(needs: PlaceNeeds): Promise<Place> {
  const { name, main, uri, dice, isOn, onDatabaseFault } = needs;
  const folder = join(needs.folder, name);
  await mkdir(folder);
  const life = (): Life => slot.life();
  const front = await openTelegramFront({ ...needs, life });
  const port = Number(new URL(uri).port);
  const proxy = await openDatabaseProxy({ port, life, dice, isOn, onFault: onDatabaseFault });
  const byProxy = new URL(uri);
  byProxy.port = String(proxy.port);
  const slot = createSlot({
    name,
    main,
    folder,
    env: () => ({ MONGODB_URI: byProxy.href, TELEGRAM_API_ROOT: front.apiRoot, ...needs.env() }),
  });
  return {
    slot,
    front,
    async close() {
      await slot.destroy();
      front.close();
      proxy.close();
    },
  };
}
