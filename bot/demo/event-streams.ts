import type { FastifyReply } from 'fastify';
import type { ServerResponse } from 'node:http';
import type { DemoEvent, DemoRoom } from './demo-room.ts';

export interface EventStreams {
  /** Turns this answer into a stream of the room's events that ends with the connection. */
  open(room: DemoRoom, reply: FastifyReply): void;
  closeAll(): void;
}

/** Proxies and laptops drop silent connections after a minute or so. */
const HEARTBEAT_MS = 15_000;
/** A page that reads no more must not fill our memory: it is cut off, comes again and reads its inbox anew. */
const BACKLOG_BYTES = 1024 * 1024;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  connection: 'close', // so that closing the server does not wait for an idle socket
};

function write(stream: ServerResponse, text: string): void {
  if (stream.writableLength > BACKLOG_BYTES) stream.destroy();
  else if (!stream.writableEnded) stream.write(text);
}

const asText = ({ kind, ...data }: DemoEvent) => `event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`;

/** The open event streams of the demo room's pages. */
export function createEventStreams(heartbeatMs = HEARTBEAT_MS): EventStreams {
  const streams = new Set<ServerResponse>();
  return {
    open(room, reply) {
      reply.hijack();
      const stream = reply.raw;
      stream.writeHead(200, HEADERS);
      write(stream, 'retry: 1000\n\n');
      streams.add(stream);
      const forget = room.onChange((event) => write(stream, asText(event)));
      const heartbeat = setInterval(() => write(stream, ': \n\n'), heartbeatMs).unref();
      stream.once('close', () => {
        clearInterval(heartbeat);
        forget();
        streams.delete(stream);
      });
    },
    closeAll() {
      for (const stream of streams) stream.end();
    },
  };
}
