import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { parsePlainDay } from '../calendar/plain-day.ts';
import { importPlan, type PlanImport } from '../plans/import-plan.ts';
import { MAX_FILE_BYTES } from '../plans/readers/limits.ts';
import { planRefused, planSummary } from '../texts/plan-import.ts';
import { WrongUse } from './shell/wrong-use.ts';
import type { CommandIo } from './shell/io.ts';

export interface ImportPlanArguments {
  file: string;
  /** The day of reading, `YYYY-MM-DD`. */
  on: string;
  json: boolean;
}

/** Prints the draft of a plan file. Exit code 0, or 1 when the file cannot be read as a plan. Throws WrongUse. */
export async function importPlanFile(
  { file, on, json }: ImportPlanArguments,
  io: Pick<CommandIo, 'write' | 'error'>,
): Promise<number> {
  const today = parsePlainDay(on);
  if (today === null)
    throw new WrongUse('--on phải là một ngày có thật, viết theo dạng NĂM-THÁNG-NGÀY, ví dụ 2026-03-05.');
  const bytes = await readBounded(file);
  const read: PlanImport =
    bytes === null ? { kind: 'refused', reason: 'too-large' } : await importPlan(bytes, basename(file), { today });
  if (read.kind === 'refused') {
    io.error(planRefused(read.reason));
    if (json) io.write(JSON.stringify({ refused: read.reason, message: planRefused(read.reason), duties: [] }));
    return 1;
  }
  if (json) io.write(JSON.stringify(read.draft));
  else planSummary(read.draft).forEach((line) => io.write(line));
  return 0;
}

/** The file's bytes, or null when it is larger than anything that is read. Throws WrongUse when there is no such file. */
async function readBounded(file: string): Promise<Buffer | null> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(file, 'r');
    const stats = await handle.stat();
    if (!stats.isFile()) throw new WrongUse(`Không phải một tệp: ${file}.`);
    return stats.size > MAX_FILE_BYTES ? null : await handle.readFile();
  } catch (error) {
    if (error instanceof WrongUse) throw error;
    throw new WrongUse(`Không mở được tệp ${file} (${(error as NodeJS.ErrnoException).code ?? 'lỗi'}).`);
  } finally {
    await handle?.close();
  }
}
