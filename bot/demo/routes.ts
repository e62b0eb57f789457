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
const fileParams = z.object({ id: z.string() });

/** The demo room's page and API (contract §3). `openRoom` is null while the room is being opened. */
export async function addDemoRoom(app: FastifyInstance, openRoom: () => DemoRoom | null, zone: Zone): Promise<void> {
  await app.register(async (demo) => {
    demo.addHook('onRequest', onlyFromHere);
    await readBodies(demo);
    addApi(demo, openRoom, zone);
    addEvents(demo, openRoom);
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

/** What is only looked at. */
const READINGS: Record<string, (room: DemoRoom) => Promise<unknown>> = {
  people: (room) => room.people(),
  tasks: (room) => room.tasks(),
  announcements: (room) => room.announcements(),
};

/** Hands the room to a route, or says that it is still being opened. */
const inRoomOf =
  (openRoom: () => DemoRoom | null) => (handle: InRoom) => async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('cache-control', 'no-store');
    const room = openRoom();
    return room === null ? refuse(reply.header('retry-after', '2'), 503, STARTING) : handle(room, request, reply);
  };

async function speak(room: DemoRoom, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const read = await readSpeech(request);
  if (read.kind === 'refused') return refuse(reply, read.status, read.sentence);
  return { replies: await room.speak(read.speech) };
}

async function readInbox(room: DemoRoom, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const query = inboxQuery.safeParse(request.query);
  if (!query.success) return refuse(reply, 400, 'Cần "person" là mã của một người.');
  return room.inbox(query.data.person, query.data.after || null);
}

async function sendFile(room: DemoRoom, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { id } = fileParams.parse(request.params);
  const file = await room.openFile(id);
  return file === null ? refuse(reply, 404, 'Không có tệp này.') : serveFile(reply, file);
}

function addApi(demo: FastifyInstance, openRoom: () => DemoRoom | null, zone: Zone): void {
  const inRoom = inRoomOf(openRoom);
  const clockOf = (room: DemoRoom) => ({ now: isoInZone(room.now(), zone) });

  for (const [name, read] of Object.entries(READINGS)) demo.get(`/demo/api/${name}`, inRoom(read));
  demo.get('/demo/api/inbox', inRoom(readInbox));
  demo.post('/demo/api/messages', inRoom(speak));
  demo.get('/demo/files/:id', inRoom(sendFile));

  const clock = '/demo/api/clock';
  demo.get(
    clock,
    inRoom(async (room) => clockOf(room)),
  );
  const move: InRoom = async (room, request, reply) => {
    const outcome = await moveClock(room, request.body);
    return outcome.kind === 'refused' ? refuse(reply, 400, outcome.sentence) : clockOf(room);
  };
  demo.post(clock, inRoom(move));
  const reset: InRoom = async (room) => {
    await room.reset();
    return clockOf(room);
  };
  demo.post('/demo/api/reset', inRoom(reset));
}

/** Server-sent events: they end when the server closes. */
function addEvents(demo: FastifyInstance, openRoom: () => DemoRoom | null): void {
  const streams = createEventStreams();
  demo.addHook('preClose', (done) => {
    streams.closeAll();
    done();
  });
  const listen: InRoom = async (room, _request, reply) => {
    streams.open(room, reply);
    return reply;
  };
  demo.get('/demo/api/events', { exposeHeadRoute: false }, inRoomOf(openRoom)(listen));
}
