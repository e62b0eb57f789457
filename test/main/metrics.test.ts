import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Look, QueueFigures } from '../../models/look.ts';
import { openMemory, type OpenMemory } from '../../models/open-memory.ts';
import { Registry } from 'prom-client';
import { createQueueGauges } from '../../src/main/metrics/figures.ts';
import { createMetrics, type Metrics } from '../../src/main/metrics/metrics.ts';
import { anOutboxItem } from '../models/samples.ts';
import { openTestMemory, type TestMemory } from '../models/test-memory.ts';

const NOW = new Date('2026-03-13T08:00:00+07:00');
const channel = { name: 'telegram', trouble: null as string | null, problem: (): string | null => channel.trouble };

function open(look: Look | null = null): Metrics {
  const needs = { version: '1.2.3', now: () => NOW, look: () => look, channels: () => [channel] };
  return createMetrics({ ...needs, isReady: () => Promise.resolve(channel.trouble === null) });
}

/** `name{labels} value`, without the comments. */
const lines = async (metrics: Metrics): Promise<string[]> =>
  (await metrics.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));

describe('what this process did', () => {
  test('is counted by channel, class and end', async () => {
    const metrics = open();
    const { observer } = metrics;
    observer.received('telegram', false);
    observer.received('telegram', true);
    observer.handled('telegram', 40);
    observer.notHandled('telegram');
    observer.refused('telegram', 'code');
    observer.called('telegram', 'in-doubt', 10_000);
    observer.settled('digest', 'missed');
    observer.answered('telegram', 300);
    observer.jobRan('digest', 90_000);
    observer.ticked('done', 20);
    observer.hindered('telegram', 'webhook-changed');
    observer.webhookSeen('telegram', 7, 5000);
    metrics.pulse(4, -2500);
    expect(await lines(metrics)).toEqual(
      expect.arrayContaining([
        'nhacviec_up 1',
        'nhacviec_build_info{version="1.2.3"} 1',
        'nhacviec_inbox_received_total{channel="telegram"} 2',
        'nhacviec_inbox_duplicates_total{channel="telegram"} 1',
        'nhacviec_handling_seconds_bucket{le="0.1",channel="telegram"} 1',
        'nhacviec_handling_failures_total{channel="telegram"} 1',
        'nhacviec_refused_total{channel="telegram",why="code"} 1',
        'nhacviec_sends_total{channel="telegram",class="in-doubt"} 1',
        'nhacviec_send_seconds_sum{channel="telegram"} 10',
        'nhacviec_outbox_ends_total{kind="digest",end="missed"} 1',
        'nhacviec_answer_seconds_sum{channel="telegram"} 0.3',
        'nhacviec_job_runs_total{job="digest"} 1',
        'nhacviec_job_lateness_seconds_bucket{le="60",job="digest"} 0',
        'nhacviec_job_lateness_seconds_bucket{le="120",job="digest"} 1',
        'nhacviec_ticks_total{end="done"} 1',
        'nhacviec_ticks_total{end="too-long"} 0',
        'nhacviec_receiving_troubles_total{channel="telegram",trouble="webhook-changed"} 1',
        'nhacviec_webhook_pending_updates{channel="telegram"} 7',
        'nhacviec_database_clock_skew_seconds -2.5',
        'nhacviec_database_seconds_count 1',
      ]),
    );
    expect(await metrics.text()).toMatch(/^process_resident_memory_bytes \d+/mu);
  });

  test('a lease is held until it lapses, and its name says nothing of the bot', async () => {
    const metrics = open();
    metrics.observer.leased('jobs', 60_000);
    metrics.observer.leased('poll/telegram/4711', 0);
    const text = await metrics.text();
    expect(text).toContain('nhacviec_lease_held{lease="jobs"} 1');
    expect(text).toContain('nhacviec_lease_held{lease="poll"} 0');
    expect(text).not.toContain('4711');
  });

  test('a hindered channel is not ok, and the process not ready', async () => {
    const metrics = open();
    channel.trouble = 'Không liên lạc được.';
    expect(await lines(metrics)).toEqual(
      expect.arrayContaining(['nhacviec_channel_ok{channel="telegram"} 0', 'nhacviec_ready 0']),
    );
    channel.trouble = null;
    expect(await lines(metrics)).toContain('nhacviec_ready 1');
  });
});

describe('the queue', () => {
  let memory: TestMemory;
  let opened: OpenMemory;
  beforeAll(async () => {
    memory = await openTestMemory();
    opened = await openMemory(memory.uri);
  });
  beforeEach(() => memory.clear());
  afterAll(async () => {
    await opened.close();
    await memory.close();
  });

  test('comes from the database, by state and by age', async () => {
    await memory.memory.queue.add(anOutboxItem({ key: 'a', dueAt: new Date(NOW.getTime() - 90_000), createdAt: NOW }));
    await memory.memory.queue.add(anOutboxItem({ key: 'b', state: 'missed', reason: 'x', createdAt: NOW }));
    expect(await lines(open(opened.look))).toEqual(
      expect.arrayContaining([
        'nhacviec_database_up 1',
        'nhacviec_outbox_items{state="waiting"} 1',
        'nhacviec_outbox_items{state="missed"} 1',
        'nhacviec_outbox_items{state="sent"} 0',
        'nhacviec_outbox_oldest_due_seconds 90',
        'nhacviec_outbox_in_doubt_items 0',
      ]),
    );
  });

  test('is not counted again for each of many scrapes', async () => {
    let asked = 0;
    const queue = (now: Date, since: Date): Promise<QueueFigures> => {
      asked += 1;
      return opened.look.queue(now, since);
    };
    const metrics = open({ ...opened.look, queue });
    await Promise.all([metrics.text(), metrics.text(), metrics.text()]);
    await metrics.text();
    expect(asked).toBe(1);
  });

  test('of a database that is away is not shown, rather than shown as it was', async () => {
    let isAway = false;
    const clock: Look['clock'] = () => (isAway ? Promise.reject(new Error('away')) : opened.look.clock());
    const metrics = open({ ...opened.look, clock });
    for (const away of [false, true]) {
      isAway = away;
      const text = await metrics.text();
      expect(text).toContain(`nhacviec_database_up ${away ? 0 : 1}`);
      expect(/^nhacviec_outbox_\w+(?:\{state="\w+"\})? \d/mu.test(text)).toBe(!away);
    }
  });

  test('that takes long to count is shown by a later scrape, and the database is up meanwhile', async () => {
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const queue: Look['queue'] = (now, since) => finished.then(() => opened.look.queue(now, since));
    const registry = new Registry();
    const gauges = createQueueGauges(registry, 100);
    const look = { ...opened.look, queue };
    await gauges.refresh(look, NOW);
    expect(await registry.metrics()).toContain('nhacviec_database_up 1');
    expect(await registry.metrics()).not.toMatch(/^nhacviec_outbox_/mu);
    finish();
    // each refresh waits for the counting, if only for so long
    for (let looks = 0; looks < 50; looks += 1) {
      await gauges.refresh(look, NOW);
      if ((await registry.metrics()).includes('state="waiting"')) break;
    }
    expect(await registry.metrics()).toContain('nhacviec_outbox_items{state="waiting"} 0');
  });
});
