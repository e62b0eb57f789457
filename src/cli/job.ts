import type { Command } from 'commander';
import { DELIVER, JOB_NAMES, JOBS } from '../../jobs/index.ts';
import { runJob } from '../../jobs/run-job.ts';
import { createLogger } from '../logger.ts';
import { configuredChannels } from '../main/open-channels.ts';
import { DEFAULT_SETTINGS } from '../unit.ts';
import { chooseUnit } from './shell/choose.ts';
import { leaf } from './shell/commands.ts';
import { createPrinter } from './shell/io.ts';
import { readMoment } from './shell/read-moment.ts';
import type { Shell } from './shell/shell.ts';
import { type Session, withMemory } from './shell/with-memory.ts';
import { WrongUse } from './shell/wrong-use.ts';

interface Options {
  json?: boolean;
  unit?: string;
  at?: string;
  dryRun?: boolean;
  list?: boolean;
}

export const subcommand = (shell: Shell): Command =>
  leaf(shell, 'job', 'Chạy một lượt việc hẹn giờ, như thể đang ở thời điểm --at.')
    .argument('[tên]', JOB_NAMES.join(', '))
    .option('--list', 'liệt kê các việc hẹn giờ')
    .option('--at <thời-điểm>', 'ISO 8601 có múi giờ, ví dụ 2026-03-02T07:30:00+07:00; bỏ trống: bây giờ')
    .option('--dry-run', 'chỉ tính, không ghi và không gửi gì')
    .option('--unit <đơn-vị>', `mã hoặc tên đúng của đơn vị; bỏ trống: mọi đơn vị (${DELIVER} luôn gửi cho mọi đơn vị)`)
    .action(async (name: string | undefined, options: Options) => {
      if (options.list === true) return listJobs(shell, options);
      const at = options.at === undefined ? null : readMoment(options.at);
      if (name === undefined || !JOB_NAMES.includes(name))
        throw new WrongUse(`Tên việc phải là một trong: ${JOB_NAMES.join(', ')}.`);
      return withMemory(shell, options, (session) => runOnce(session, name, at, options));
    });

const DAYS = { working: 'mỗi ngày làm việc', monday: 'thứ Hai' } as const;

/** Needs no database: a unit's own hours may differ. */
function listJobs({ io }: Shell, options: Options): void {
  const print = createPrinter(io, options);
  for (const { name, at } of JOBS) {
    const { time, days } = at(DEFAULT_SETTINGS);
    print.line({ job: name, at: time, days }, `${name}  ${time}, ${DAYS[days]}`);
  }
  print.line({ job: DELIVER, at: null, days: null }, `${DELIVER}  gửi những gì đến lúc, mỗi phút`);
}

async function runOnce(
  { memory, clock, config, print }: Session,
  name: string,
  at: Date | null,
  options: Options,
): Promise<number> {
  const logger = createLogger(config.logLevel);
  // to send by; nothing is received, so none is started
  const channels = name === DELIVER && options.dryRun !== true ? await configuredChannels(config, { logger }) : [];
  const unit = options.unit === undefined ? {} : { unit: (await chooseUnit(memory, options.unit)).id };
  const report = await runJob({ memory, channels, logger }, name, at ?? clock.now(), {
    ...unit,
    dryRun: options.dryRun === true,
  });
  if (report === null) throw new WrongUse(`Không có việc hẹn giờ ${name}.`);
  const counts = Object.entries(report).map(([count, value]) => `${count} ${value}`);
  const dry = options.dryRun === true ? ' (chạy thử, không ghi gì)' : '';
  print.line({ job: name, ...report }, `${name}${dry}: ${counts.length === 0 ? 'không có gì' : counts.join(', ')}`);
  return 0;
}
