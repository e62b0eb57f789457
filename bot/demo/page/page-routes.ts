import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { DemoRoom } from '../demo-room.ts';
import { renderPage, renderStarting } from './page.tsx';

/** `/`: the page with three phones; `/demo/static/`: its script and style. */
export async function addPage(demo: FastifyInstance, openRoom: () => DemoRoom | null): Promise<void> {
  await demo.register(fastifyStatic, {
    root: fileURLToPath(new URL('./static/', import.meta.url)),
    prefix: '/demo/static/',
    index: false,
    decorateReply: false,
  });
  demo.get('/', async (_request, reply) => {
    const room = openRoom();
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    if (room === null) return reply.code(503).header('retry-after', '2').send(renderStarting());
    return reply.send(renderPage(await room.people()));
  });
}
