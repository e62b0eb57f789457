import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { WEBHOOK_PATH } from '../../../bot/telegram/webhook.ts';

/** As many as Telegram opens by itself. */
export const CONNECTIONS = 40;
/** Those who write; one person's messages are handled one after the other. */
export const CHATS = 200;

export interface Sending {
  url: string;
  secret: string;
  text: string;
  /** The update_id of the first. */
  from: number;
  count: number;
  /** So many side by side. */
  connections: number;
}

/** Pushes updates as Telegram does; returns how long each was awaited, in ms. */
export async function pushUpdates({ url, secret, text, from, count, connections }: Sending): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const waits: number[] = [];
  let next = from;
  const connection = async (): Promise<void> => {
    while (next < from + count) {
      const id = next;
      next += 1;
      const began = performance.now();
      const status = await post(agent, url, secret, JSON.stringify(anUpdate(id, text)));
      if (status !== 200) throw new Error(`update ${id} was answered ${status}`);
      waits.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  agent.destroy();
  return waits;
}

async function post(agent: Agent, url: string, secret: string, body: string): Promise<number> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-telegram-bot-api-secret-token': secret,
  };
  const sent = request(`${url}${WEBHOOK_PATH}`, { method: 'POST', agent, headers });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
  return response.statusCode ?? 0;
}

/** What Telegram sends for a text in a private chat. */
function anUpdate(id: number, text: string): object {
  const chat = 1 + (id % CHATS);
  const person = { id: chat, first_name: 'Nông Thị Hạnh', username: `nguoi_dung_${chat}` };
  return {
    update_id: id,
    message: {
      message_id: id,
      from: { ...person, is_bot: false, language_code: 'vi' },
      chat: { ...person, type: 'private' },
      date: 1_772_400_000 + id,
      text,
    },
  };
}
