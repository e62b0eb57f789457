import type { FastifyInstance } from 'fastify';
import { isoInZone, type Zone } from '../../src/calendar/zone.ts';

export interface Health {
  /** `reasons` are Vietnamese sentences for the operator; empty when all is well. */
  ready(): Promise<{ ok: boolean; reasons: string[] }>;
  now(): Date;
  zone: Zone;
}

const UNKNOWN = 'Không kiểm tra được tình trạng của chương trình.';

/** `/health/live`: the process lives; `/health/ready`: it can do its work, else 503 with reasons. */
export function addHealthRoutes(app: FastifyInstance, health: Health): void {
  const now = () => isoInZone(health.now(), health.zone);
  app.get('/health/live', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ ok: true, now: now() }),
  );
  app.get('/health/ready', async (_request, reply) => {
    const { ok, reasons } = await health.ready().catch(() => ({ ok: false, reasons: [UNKNOWN] }));
    return reply
      .code(ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ok, now: now(), reasons });
  });
}

/** `/metrics` as Prometheus text. */
export function addMetricsRoute(app: FastifyInstance, metrics: () => Promise<string>): void {
  app.get('/metrics', async (_request, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics()),
  );
}
