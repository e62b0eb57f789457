import type { Officer } from '../../people/person.ts';
import type { Memory, UnitStores } from '../../ports.ts';
import type { Unit } from '../../unit.ts';
import { WrongUse } from './wrong-use.ts';

const SHOWN = 80;

/** By id, else by the exact name. */
function pick<Thing extends { id: string; name: string }>(things: readonly Thing[], said: string, what: string): Thing {
  const byId = things.find(({ id }) => id === said);
  if (byId !== undefined) return byId;
  const name = said.normalize('NFC').trim();
  const [found, other] = things.filter((thing) => thing.name.normalize('NFC') === name);
  if (found === undefined) throw new WrongUse(`Không có ${what} "${said.slice(0, SHOWN)}" (ghi mã hoặc đúng tên).`);
  if (other !== undefined)
    throw new WrongUse(`Có nhiều ${what} cùng tên "${name.slice(0, SHOWN)}": ghi mã (${found.id}, ${other.id}…).`);
  return found;
}

/** The unit that is said, or the only one there is. Throws WrongUse. */
export async function chooseUnit({ units }: Pick<Memory, 'units'>, said: string | undefined): Promise<Unit> {
  const all = await units.list();
  if (said !== undefined) return pick(all, said, 'đơn vị');
  const [only, other] = all;
  if (only === undefined) throw new WrongUse('Chưa có đơn vị nào. Tạo: nhacviec unit add --name "UBND xã …"');
  if (other !== undefined)
    throw new WrongUse(
      `Có ${all.length} đơn vị: chọn bằng --unit (${all
        .slice(0, 10)
        .map(({ id }) => id)
        .join(', ')}).`,
    );
  return only;
}

/** An officer who works there, by id or exact name. Throws WrongUse. */
export async function chooseOfficer({ officers }: Pick<UnitStores, 'officers'>, said: string): Promise<Officer> {
  return pick(await officers.list(), said, 'cán bộ');
}
