/** The bare thing to compare with: telegraf's own webhook reader, each text sent back by a call, no database. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Telegraf } from 'telegraf';
import { WEBHOOK_PATH } from '../../../bot/telegram/webhook.ts';
import { serveParent } from './child.ts';

const [apiRoot = '', token = '', secret = ''] = process.argv.slice(2);
const bot = new Telegraf(token, { telegram: { apiRoot } });
bot.on('text', (ctx) => ctx.reply(ctx.message.text));
const hear = bot.webhookCallback(WEBHOOK_PATH, { secretToken: secret });
const server = createServer((request, response) => void hear(request, response));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
serveParent(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
