import type { Command } from 'commander';
import { toDemoAnnouncement, toDemoTask } from '../../bot/demo/wire.ts';
import { lateDays } from '../duties/mark-done.ts';
import { openOffice, type Office } from '../office.ts';
import { canonicalJson } from '../reports/canonical-json.ts';
import { exportUnit, readUnitData, type Shaping } from '../reports/export-unit.ts';
import { chooseUnit } from './shell/choose.ts';
import { leaf, UNIT_OPTION } from './shell/commands.ts';
import type { Shell } from './shell/shell.ts';
import { type Session, withMemory } from './shell/with-memory.ts';
import { writePrivateFile } from './shell/write-file.ts';

interface Options {
  json?: boolean;
  unit?: string;
  out: string;
}

export const subcommand = (shell: Shell): Command =>
  leaf(shell, 'export', 'Kết xuất một đơn vị ra tệp JSON: cùng dữ liệu thì cùng từng byte.')
    .option(...UNIT_OPTION)
    .requiredOption('--out <tệp>', 'tệp sẽ ghi (ghi đè tệp cũ)')
    .action((options: Options) => withMemory(shell, options, (session) => exportToFile(session, options)));

async function exportToFile({ memory, clock, print }: Session, { unit: said, out }: Options): Promise<number> {
  const unit = await chooseUnit(memory, said);
  const stores = memory.forUnit(unit.id);
  // one transaction: a running app may write meanwhile
  const [data, office] = await memory.transaction(async () => [
    await readUnitData(unit, stores),
    await openOffice(memory, unit, clock.now()),
  ]);
  await writePrivateFile(out, canonicalJson(exportUnit(data, shapingFor(office)), unit.zone));
  const tasks = data.tasks.length;
  print.line({ unit: unit.id, out, tasks }, `Đã kết xuất ${unit.name} ra ${out}: ${tasks} việc.`);
  return 0;
}

/** Of the office only calendar and zone are used, nothing of the moment. */
export const shapingFor = (office: Office): Shaping => ({
  task: (task, holder) =>
    toDemoTask(task, holder, task.closedOn === null ? null : lateDays(office, task), office.unit.zone),
  announcement: (announcement, nameOf) => toDemoAnnouncement(announcement, nameOf, office.unit.zone),
});
