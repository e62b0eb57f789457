import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isoInZone, type Zone } from '../../src/calendar/zone.ts';
import { refuse } from '../web/refuse.ts';
import { onlyFromHere } from '../web/same-site.ts';
import { STARTING } from '../web/sentences.ts';
import type { DemoRoom } from './demo-room.ts';
import { createEventStreams } from './event-streams.ts';
import { moveClock } from './move-clock.ts';
import { addPage } from './page/page-routes.ts';
import { MULTIPART_LIMITS, readSpeech } from './read-speech.ts';
import { serveFile } from './serve-file.ts';

type InRoom = (room: DemoRoom, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

const inboxQuery = z.object({ person: z.string().min(1), after: z.string().optional() });

/** The demo room's page and API (contract §3). `openRoom` is null while the room is being opened. */
export async function addDemoRoom(app: FastifyInstance, openRoom: () => DemoRoom | null, zone: Zone): Promise<void> {
  await app.register(async (demo) => {
    demo.addHook('onRequest', onlyFromHere);
    await readBodies(demo);
    addApi(demo, openRoom, zone);
    await addPage(demo, openRoom);
  });
}

/** JSON and forms; any other body counts as none, so that the route itself says what is missing. */
async function readBodies(demo: FastifyInstance): Promise<void> {
  const parseJson = demo.getDefaultJsonParser('error', 'error');
  demo.removeAllContentTypeParsers();
  demo.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parseJson(request, body.toString(), done);
  });
  demo.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, undefined));
  await demo.register(fastifyMultipart, { limits: MULTIPART_LIMITS });
}

function addApi(demo: FastifyInstance, openRoom: () => DemoRoom | null, zone: Zone): void {
  const streams = createEventStreams();
  demo.addHook('preClose', (done) => {
    streams.closeAll();
    done();
  });

  const inRoom = (handle: InRoom) => async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('cache-control', 'no-store');
    const room = openRoom();
    return room === null ? refuse(reply.header('retry-after', '2'), 503, STARTING) : handle(room, request, reply);
  };
  const clockOf = (room: DemoRoom) => ({ now: isoInZone(room.now(), zone) });

  demo.get(
    '/demo/api/people',
    inRoom((room) => room.people()),
  );
  demo.get(
    '/demo/api/tasks',
    inRoom((room) => room.tasks()),
  );
  demo.get(
    '/demo/api/announcements',
    inRoom((room) => room.announcements()),
  );
  demo.get(
    '/demo/api/clock',
    inRoom(async (room) => clockOf(room)),
  );

  demo.post(
    '/demo/api/messages',
    inRoom(async (room, request, reply) => {
      const read = await readSpeech(request);
      if (read.kind === 'refused') return refuse(reply, read.status, read.sentence);
      return { replies: await room.speak(read.speech) };
    }),
  );

  demo.get(
    '/demo/api/inbox',
    inRoom(async (room, request, reply) => {
      const query = inboxQuery.safeParse(request.query);
      if (!query.success) return refuse(reply, 400, 'Cần "person" là mã của một người.');
      return room.inbox(query.data.person, query.data.after || null);
    }),
  );

  demo.post(
    '/demo/api/clock',
    inRoom(async (room, request, reply) => {
      const tell = (at: Date) => streams.tell({ kind: 'progress', now: isoInZone(at, zone) });
      const outcome = await moveClock(room, request.body, tell);
      return outcome.kind === 'refused' ? refuse(reply, 400, outcome.sentence) : clockOf(room);
    }),
  );

  demo.post(
    '/demo/api/reset',
    inRoom(async (room) => {
      await room.reset();
      return clockOf(room);
    }),
  );

  demo.get(
    '/demo/api/events',
    { exposeHeadRoute: false },
    inRoom(async (room, _request, reply) => {
      streams.open(room, reply);
      return reply;
    }),
  );

  demo.get<{ Params: { id: string } }>(
    '/demo/files/:id',
    inRoom(async (room, request, reply) => {
      const { id } = z.object({ id: z.string() }).parse(request.params);
      const file = await room.openFile(id);
      return file === null ? refuse(reply, 404, 'Không có tệp này.') : serveFile(reply, file);
    }),
  );
}
