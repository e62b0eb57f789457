import { z } from 'zod';
import { isZone, VIETNAM } from './calendar/zone.ts';
import { readMongodbUri } from './mongodb-uri.ts';

/** A setting that cannot be: names the variable and the rule, never the value. Messages are Vietnamese. */
export class InvalidConfig extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'InvalidConfig';
    this.problems = problems;
  }
}

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|\[?::1\]?)$/iu;
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/** `NAME=` in .env means "not set". */
const given = (schema: z.ZodType<string>) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const text = (rule: string, holds: (value: string) => boolean) => given(z.string().trim().refine(holds, rule));
const withDefault = (value: string, rule: string, holds: (value: string) => boolean) =>
  z.preprocess((said) => (said === undefined || said === '' ? value : said), z.string().trim().refine(holds, rule));
const oneOf = <Value extends string>(first: Value, ...others: Value[]) =>
  z.preprocess(
    (said) => (said === undefined || said === '' ? first : said),
    z.enum([first, ...others], { error: `phải là một trong: ${[first, ...others].join(', ')}` }),
  );
const wholeNumber = (value: number, least: number, most: number) =>
  z.preprocess(
    (said) => (said === undefined || said === '' ? String(value) : said),
    z
      .string()
      .regex(/^-?\d{1,10}$/u, 'phải là số nguyên')
      .transform(Number)
      .refine((number) => number >= least && number <= most, `phải từ ${least} đến ${most}`),
  );

function urlOf(value: string): URL | null {
  return URL.canParse(value) ? new URL(value) : null;
}
const isHttps = (value: string): boolean => urlOf(value)?.protocol === 'https:';
const isLoopbackUrl = (value: string): boolean => {
  const url = urlOf(value);
  return url !== null && /^https?:$/u.test(url.protocol) && isLoopback(url.hostname);
};
const WEB = 'phải là địa chỉ https, hoặc http trên chính máy này';
const isWeb = (value: string): boolean => isHttps(value) || isLoopbackUrl(value);
const TELEGRAM_TOKEN = /^\d{3,20}:[\w-]{10,100}$/u;
/** It stands in the path of every call. */
const ZALO_TOKEN = /^\d{3,30}:[^\s/?#%]{5,200}$/u;
const HOSTS = /^[a-z\d-]+(?:\.[a-z\d-]+)*(?:\s*,\s*[a-z\d-]+(?:\.[a-z\d-]+)*)*$/iu;
const SECRETS_RULE = 'gồm các chuỗi từ 8 ký tự A-Z a-z 0-9 _ -, cách nhau dấu phẩy';
const SECRETS = /^[\w-]{8,256}(?:,[\w-]{8,256})*$/u;

const environment = z.object({
  MONGODB_URI: text(
    'phải có dạng mongodb://máy:cổng/tên hoặc mongodb+srv://máy/tên, ký tự đặc biệt trong mật khẩu viết dạng %XX',
    (value) => readMongodbUri(value) !== null,
  ),
  MONGOD_BINARY: text('phải là đường dẫn tới mongod', (value) => value.length < 4096),
  DATA_DIR: withDefault(
    './.data',
    'phải là đường dẫn thư mục',
    (value) => value.length < 4096 && !value.includes('\0'),
  ),
  HOST: withDefault('127.0.0.1', 'phải là tên máy hoặc địa chỉ IP', (value) => /^[\w.:[\]-]{1,255}$/u.test(value)),
  PORT: wholeNumber(3000, 0, 65_535),
  PUBLIC_URL: text(WEB, isWeb),
  TIME_ZONE: withDefault(VIETNAM, 'phải là tên múi giờ, ví dụ Asia/Ho_Chi_Minh', isZone),
  LOG_LEVEL: oneOf('auto', 'trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
  DEMO: oneOf('auto', 'on', 'off'),
  CLOCK_SHIFT: wholeNumber(0, -3_200_000_000, 3_200_000_000),
  TELEGRAM_BOT_TOKEN: text('phải có dạng số:chuỗi do BotFather cấp', (value) => TELEGRAM_TOKEN.test(value)),
  TELEGRAM_API_ROOT: withDefault('https://api.telegram.org', WEB, isWeb),
  TELEGRAM_MODE: oneOf('polling', 'webhook'),
  TELEGRAM_WEBHOOK_SECRET: text(SECRETS_RULE, (value) => SECRETS.test(value)),
  ZALO_BOT_TOKEN: text('phải có dạng số:chuỗi do Zalo cấp', (value) => ZALO_TOKEN.test(value)),
  ZALO_BOT_API_ROOT: withDefault('https://bot-api.zaloplatforms.com', WEB, isWeb),
  ZALO_BOT_MODE: oneOf('polling', 'webhook'),
  ZALO_BOT_WEBHOOK_SECRET: text(SECRETS_RULE, (value) => SECRETS.test(value)),
  ZALO_BOT_MONTHLY_QUOTA: wholeNumber(3000, 1, 100_000_000),
  ZALO_BOT_USER_LIMIT: wholeNumber(50, 1, 1_000_000),
  // where Zalo's own pictures lie, with everything below
  ZALO_MEDIA_HOSTS: withDefault(
    'zdn.vn,zadn.vn,dlfl.vn,zalo.me,zaloapp.com,zaloplatforms.com,zapps.me',
    'gồm các tên máy, cách nhau dấu phẩy, ví dụ zdn.vn',
    (value) => HOSTS.test(value),
  ),
  ZALO_OA_APP_ID: text('phải là số', (value) => /^\d{5,30}$/u.test(value)),
  ZALO_OA_API_ROOT: withDefault('https://openapi.zalo.me', WEB, isWeb),
  ZALO_OA_OAUTH_ROOT: withDefault('https://oauth.zaloapp.com', WEB, isWeb),
});

export interface Config {
  mongodbUri: string | null;
  dataDir: string;
  host: string;
  port: number;
  publicUrl: string | null;
  zone: string;
  logLevel: Exclude<z.infer<typeof environment>['LOG_LEVEL'], 'auto'>;
  /** The demo room instead of real channels. */
  demo: boolean;
  clockShiftSeconds: number;
  telegram: TelegramConfig | null;
  zaloBot: ZaloBotConfig | null;
}

/** Where the platform pushes; null: long polling. The first secret is the one that it is given; all are accepted. */
export type WebhookConfig = { publicUrl: string; secrets: readonly string[] } | null;

export interface TelegramConfig {
  token: string;
  apiRoot: string;
  webhook: WebhookConfig;
}

export interface ZaloBotConfig {
  token: string;
  apiRoot: string;
  webhook: WebhookConfig;
  /** Under which phones open links to files; null: they cannot. */
  publicUrl: string | null;
  /** Hosts of pictures, with everything below them. */
  mediaHosts: readonly string[];
  /** What the plan allows in a calendar month. */
  month: { messages: number; users: number };
}

/** Reads the environment once, checks all of it and freezes the result. Throws InvalidConfig with every fault. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = environment.safeParse(env);
  if (!read.success)
    throw new InvalidConfig(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  const values = read.data;
  const problems = contradictions(values);
  if (problems.length > 0) throw new InvalidConfig(problems);
  const { TELEGRAM_BOT_TOKEN: token, LOG_LEVEL: level } = values;
  const demo = values.DEMO === 'on' || (values.DEMO === 'auto' && !hasToken(values) && isLoopback(values.HOST));
  // A walk of the demo clock runs a thousand jobs: nobody wants to read of each.
  const quietly = demo ? 'warn' : 'info';
  return Object.freeze({
    mongodbUri: values.MONGODB_URI ?? null,
    dataDir: values.DATA_DIR,
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL ?? null,
    zone: values.TIME_ZONE,
    logLevel: level === 'auto' ? quietly : level,
    demo,
    clockShiftSeconds: values.CLOCK_SHIFT,
    telegram:
      token === undefined ? null : { token, apiRoot: values.TELEGRAM_API_ROOT, webhook: telegramWebhook(values) },
    zaloBot: zaloBotOf(values),
  });
}

type Values = z.infer<typeof environment>;

const hasToken = ({ TELEGRAM_BOT_TOKEN, ZALO_BOT_TOKEN, ZALO_OA_APP_ID }: Values): boolean =>
  [TELEGRAM_BOT_TOKEN, ZALO_BOT_TOKEN, ZALO_OA_APP_ID].some((value) => value !== undefined);

function webhookOf(mode: 'polling' | 'webhook', publicUrl?: string, secrets?: string): WebhookConfig {
  if (mode !== 'webhook' || publicUrl === undefined || secrets === undefined) return null;
  return { publicUrl, secrets: secrets.split(',') };
}

const telegramWebhook = ({ TELEGRAM_MODE, PUBLIC_URL, TELEGRAM_WEBHOOK_SECRET }: Values): WebhookConfig =>
  webhookOf(TELEGRAM_MODE, PUBLIC_URL, TELEGRAM_WEBHOOK_SECRET);

function zaloBotOf(values: Values): ZaloBotConfig | null {
  const { ZALO_BOT_TOKEN: token, ZALO_MEDIA_HOSTS: hosts } = values;
  if (token === undefined) return null;
  return {
    token,
    apiRoot: values.ZALO_BOT_API_ROOT,
    webhook: webhookOf(values.ZALO_BOT_MODE, values.PUBLIC_URL, values.ZALO_BOT_WEBHOOK_SECRET),
    publicUrl: values.PUBLIC_URL ?? null,
    mediaHosts: hosts.split(',').map((host) => host.trim().toLowerCase()),
    month: { messages: values.ZALO_BOT_MONTHLY_QUOTA, users: values.ZALO_BOT_USER_LIMIT },
  };
}

/** What is right by itself and wrong together. */
function contradictions(values: Values): string[] {
  const problems: string[] = [];
  if (values.DEMO === 'on' && hasToken(values))
    problems.push('DEMO: không bật phòng diễn tập khi đã có mã (token) của kênh thật');
  if (values.DEMO === 'on' && !isLoopback(values.HOST))
    problems.push('DEMO: phòng diễn tập chỉ chạy khi HOST là chính máy này (127.0.0.1)');
  if (values.TELEGRAM_MODE === 'webhook' && values.PUBLIC_URL === undefined)
    problems.push('PUBLIC_URL: TELEGRAM_MODE=webhook cần địa chỉ https mà Telegram gọi tới được');
  if (values.TELEGRAM_MODE === 'webhook' && values.TELEGRAM_WEBHOOK_SECRET === undefined)
    problems.push('TELEGRAM_WEBHOOK_SECRET: TELEGRAM_MODE=webhook cần một chuỗi bí mật, không được để trống');
  if (values.ZALO_BOT_MODE === 'webhook' && values.PUBLIC_URL === undefined)
    problems.push('PUBLIC_URL: ZALO_BOT_MODE=webhook cần địa chỉ https mà Zalo gọi tới được');
  if (values.ZALO_BOT_MODE === 'webhook' && values.ZALO_BOT_WEBHOOK_SECRET === undefined)
    problems.push('ZALO_BOT_WEBHOOK_SECRET: ZALO_BOT_MODE=webhook cần một chuỗi bí mật, không được để trống');
  if (values.ZALO_OA_APP_ID !== undefined)
    problems.push('ZALO_OA_APP_ID: bản này chưa có kênh Zalo Official Account, đồng chí để trống');
  const roots = [
    ...(values.TELEGRAM_BOT_TOKEN === undefined ? [] : [values.TELEGRAM_API_ROOT]),
    ...(values.ZALO_BOT_TOKEN === undefined ? [] : [values.ZALO_BOT_API_ROOT]),
  ];
  if (values.CLOCK_SHIFT !== 0 && (!isLoopback(values.HOST) || !roots.every(isLoopbackUrl)))
    problems.push('CLOCK_SHIFT: chỉ để diễn tập, HOST và mọi địa chỉ API phải ở chính máy này');
  return problems;
}
