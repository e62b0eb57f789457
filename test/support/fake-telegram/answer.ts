import type { BotMethod } from './methods.ts';
import type { Fields } from './read-request.ts';
import { ApiError, type Scenario } from './scenario.ts';
import type { World } from './world.ts';

export interface Answer {
  code: number;
  body: string | Buffer;
  /** What the method gave back; left out when it refused. */
  result?: unknown;
}

/** What becomes of a call: an answer, the end of its connection, or nothing at all. `done`: the method's own answer. */
export interface Outcome {
  said: Answer | 'drop' | 'silence';
  done: Answer | null;
}

export async function callMethod(
  method: BotMethod | undefined,
  isKnown: boolean,
  world: World,
  fields: Fields,
  gone: AbortSignal,
): Promise<Answer> {
  try {
    if (!isKnown) throw new ApiError(401, 'Unauthorized');
    if (method === undefined) throw new ApiError(404, 'Not Found: method not found');
    const result = await method(world, fields, gone);
    return { code: 200, body: JSON.stringify({ ok: true, result }), result };
  } catch (error) {
    return refusal(error);
  }
}

export function download({ files }: World, path: string): Answer {
  const file = [...files.values()].find((one) => one.path === decodeURI(path));
  return file === undefined ? { code: 404, body: '' } : { code: 200, body: file.bytes };
}

export async function goWrong(scenario: Scenario, run: () => Promise<Answer>): Promise<Outcome> {
  if (scenario.kind === 'answer') {
    return { said: refusal(new ApiError(scenario.code, scenario.description, scenario.parameters)), done: null };
  }
  const done = scenario.applied ? await run() : null;
  switch (scenario.kind) {
    case 'drop':
      return { said: 'drop', done };
    case 'black-hole':
      return { said: 'silence', done };
    case 'gateway':
      return { said: { code: 502, body: '<html>Bad Gateway</html>' }, done };
    default:
      return { said: { code: 200, body: '{"ok":true,"result":{"mess' }, done };
  }
}

function refusal(error: unknown): Answer {
  if (!(error instanceof ApiError)) throw error;
  const { code, message: description, parameters } = error;
  return {
    code,
    body: JSON.stringify({ ok: false, error_code: code, description, ...(parameters && { parameters }) }),
  };
}
