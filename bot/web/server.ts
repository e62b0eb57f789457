import fastifyHelmet from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from '../../src/log.ts';
import type { DemoRoom } from '../demo/demo-room.ts';
import { CannotListen } from './cannot-listen.ts';
import { prepareHangUp } from './hang-up.ts';
import { addHealthRoutes, addMetricsRoute, type Health } from './health-routes.ts';
import { answerErrors, refuse } from './refuse.ts';
import { addFileRoutes, type OpenShared } from './file-routes.ts';
import { addWebhook, type Webhook } from './webhook.ts';

export interface WebServerOptions {
  host: string;
  /** 0: any free port. */
  port: number;
  logger: Logger;
  health: Health;
  metrics?: () => Promise<string>;
  /** Left out: no demo room (404). Null while it is being opened: 503, for the port opens before the database does. */
  demo?: () => DemoRoom | null;
  /** What platforms push; there from the first moment, so that they are told 503 and not 404. */
  webhooks?: readonly Webhook[];
  /** Files behind links; left out: there are none. */
  files?: OpenShared;
  /** Whoever has not told within this what is wanted is cut off; 15 s. */
  headersMs?: number;
}

export interface WebServer {
  /** Opens the port; settles with the base URL, e.g. `http://127.0.0.1:43121`. Rejects with CannotListen. */
  listen(): Promise<string>;
  /** Takes no more requests, ends event streams at once, lets the others finish. */
  close(): Promise<void>;
}

/** Longer than any message, shorter than any plan to fill the memory. Files come as multipart, with limits of their own. */
const BODY_LIMIT_BYTES = 1024 * 1024;
/** Slow phones may take minutes for a photo; nobody may hold a connection for ever. */
const REQUEST_TIMEOUT_MS = 300_000;
/** Nobody needs long for a few lines; connections that say nothing cost memory and a place each. */
const HEADERS_TIMEOUT_MS = 15_000;

const MINIMAL_METRICS = () => Promise.resolve('# TYPE nhacviec_up gauge\nnhacviec_up 1\n');

/** Everything from the own origin, nothing inline: what a person or a file wrote can never become a script. */
const CONTENT_SECURITY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

async function build(options: WebServerOptions): Promise<FastifyInstance> {
  const { headersMs = HEADERS_TIMEOUT_MS } = options;
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: headersMs / 3 },
    frameworkErrors: (_error, _request, reply) => {
      refuse(reply, 400);
    },
  });
  const hangUp = prepareHangUp(app.server);
  app.addHook('preClose', (done) => {
    hangUp();
    done();
  });
  answerErrors(app, options.logger);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: CONTENT_SECURITY,
    strictTransportSecurity: false, // whoever puts TLS in front decides that
    referrerPolicy: { policy: 'no-referrer' },
  });
  addHealthRoutes(app, options.health);
  addMetricsRoute(app, options.metrics ?? MINIMAL_METRICS);
  for (const webhook of options.webhooks ?? []) addWebhook(app, webhook);
  if (options.files !== undefined) addFileRoutes(app, options.files);
  if (options.demo !== undefined) {
    // its page and its libraries are loaded for it alone
    const { addDemoRoom } = await import('../demo/routes.ts');
    await addDemoRoom(app, options.demo, options.health.zone);
  }
  await app.ready();
  return app;
}

/** The one HTTP server of the process: health, metrics and, where asked for, the demo room. */
export async function createWebServer(options: WebServerOptions): Promise<WebServer> {
  const app = await build(options);
  return {
    async listen() {
      const { host, port } = options;
      await app.listen({ host, port }).catch((error: unknown) => {
        throw CannotListen.because(error, host, port) ?? error;
      });
      const address = app.server.address();
      const opened = address !== null && typeof address === 'object' ? address.port : port;
      return `http://${host.includes(':') ? `[${host}]` : host}:${opened}`;
    },
    close: () => app.close(),
  };
}
