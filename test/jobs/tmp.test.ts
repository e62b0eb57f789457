import { test } from '@jest/globals';
import { openTestMemory } from '../models/test-memory.ts';
import { at } from '../reminders/builders.ts';
import { openSmallOffice } from './small-office.ts';
test('time', async () => {
  const memory = await openTestMemory();
  const room = await openSmallOffice(memory, '2026-03-02 07:00');
  for (let i = 0; i < 40; i += 1) await room.give(`2026-0${3 + (i % 7)}-1${i % 9}`, {kind: (['deliverable','report','standing','target'] as const)[i%4]!, holder: ['hanh','thuy','van','chu'][i%4]!});
  const m = memory.memory;
  const time = async (name: string, work: () => Promise<unknown>, n = 50) => { const t = performance.now(); for (let i = 0; i < n; i += 1) await work(); process.stdout.write(`${name}: ${((performance.now() - t) / n).toFixed(2)} ms\n`); };

  const spent = new Map<string, [number, number]>();
  const wrap = (target: Record<string, unknown>, prefix: string) => {
    for (const [key, value] of Object.entries(target)) {
      if (typeof value !== 'function') { if (typeof value === 'object' && value !== null && prefix.split('.').length < 3) wrap(value as Record<string, unknown>, `${prefix}.${key}`); continue; }
      if (key === 'transaction') continue;
      target[key] = async (...args: unknown[]) => { const t0 = performance.now(); try { return await (value as (...a: unknown[]) => unknown)(...args); } finally { const [c, ms] = spent.get(`${prefix}.${key}`) ?? [0, 0]; spent.set(`${prefix}.${key}`, [c + 1, ms + performance.now() - t0]); } };
    }
  };
  for (const part of ['units', 'queue', 'jobRuns'] as const) wrap(m[part] as unknown as Record<string, unknown>, part);
  const forUnit = m.forUnit; m.forUnit = (id) => { const stores = forUnit(id); wrap(stores as unknown as Record<string, unknown>, 'stores'); return stores; };
  const tr = m.transaction; m.transaction = async (work) => { const t0 = performance.now(); let inner = 0; try { return await tr(async () => { const t1 = performance.now(); const r = await work(); inner += performance.now() - t1; const [c, ms] = spent.get('TX inner') ?? [0, 0]; spent.set('TX inner', [c + 1, ms + performance.now() - t1]); return r; }); } finally { const [c, ms] = spent.get('TX all') ?? [0, 0]; spent.set('TX all', [c + 1, ms + performance.now() - t0]); } };
  const t = performance.now(); let n = 0;
  await room.scheduler.walkTo(room.clock, at('2026-05-02 07:00'), () => { n += 1; });
  process.stdout.write(`half a year: ${(performance.now() - t).toFixed(0)} ms, ${n} moments, ${room.phone.heard.length} messages\n`);
  const cpu = process.cpuUsage(); process.stdout.write(`cpu ${cpu.user/1000} ${cpu.system/1000}\n`); for (const [k, [c, ms]] of [...spent].sort((a, b) => b[1][1] - a[1][1]).slice(0, 25)) process.stdout.write(`${k}: ${c} × ${(ms / c).toFixed(2)} = ${ms.toFixed(0)}\n`);
  await room.close();
  await memory.close();
}, 120000);
