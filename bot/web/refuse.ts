import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Logger } from '../../src/log.ts';
import { sentenceFor } from './sentences.ts';

/** Answers `{error}` with one Vietnamese sentence. */
export function refuse(reply: FastifyReply, status: number, sentence = sentenceFor(status)): FastifyReply {
  return reply.code(status).send({ error: sentence });
}

/** Whatever was thrown, an Error or not. */
const fieldOf = (error: unknown, field: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, field) : undefined;

/** The status that the framework chose for what the sender did wrong, or 500: then it is ours. */
function statusOf(error: unknown): number {
  const status = Number(fieldOf(error, 'statusCode') ?? 500);
  // Any type of content but JSON and forms is a body that nobody can read: malformed, as the contract says.
  if (status === 415 || status === 406) return 400;
  return status >= 400 && status <= 599 ? status : 500;
}

/** Where it broke, without the message: messages may repeat what somebody wrote. */
function framesOf(error: unknown): string[] {
  const stack = fieldOf(error, 'stack');
  const lines = typeof stack === 'string' ? stack.split('\n') : [];
  return lines.filter((line) => line.startsWith('    at ')).slice(0, 6);
}

/** Every failure becomes `{error}`: 4xx for what the sender did wrong, else 500 and a line in the log. */
export function answerErrors(app: FastifyInstance, logger: Logger): void {
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404));
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) {
      logger.error(
        {
          method: request.method,
          route: request.routeOptions.url,
          error: String(fieldOf(error, 'name')),
          frames: framesOf(error),
        },
        'a request failed',
      );
    }
    return refuse(reply, status);
  });
}
