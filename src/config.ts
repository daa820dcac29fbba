/** Environment -> Config, parsed once. All problems are reported together, and never a value. */
import { z } from 'zod';
import { SetupError } from './bot/errors.ts';

export interface Config {
  /** Where the embedded database, the demo and the session key live. */
  readonly dataDir: string;
  /** PostgreSQL in the place of the embedded database. */
  readonly databaseUrl: string | null;
  readonly host: string;
  /** Null: the default one, or the next that is free. */
  readonly port: number | null;
  readonly publicUrl: string | null;
  /** Null: the company does not use it. */
  readonly slack: SlackSettings | null;
  /** Null: the company does not use it. Lark is the same, elsewhere. */
  readonly feishu: FeishuSettings | null;
}

export interface FeishuSettings {
  readonly appId: string;
  readonly appSecret: string;
  readonly domain: string;
  readonly connection:
    | { readonly type: 'long' }
    | { readonly type: 'webhook'; readonly encryptKey: string; readonly verificationToken: string };
}

export interface SlackSettings {
  readonly botToken: string;
  readonly connection:
    { readonly type: 'socket'; readonly appToken: string } | { readonly type: 'http'; readonly signingSecret: string };
  readonly apiUrl: string;
}

/** An empty variable is one that was not set. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const PORT_RANGE = 'must be a port number, 1 to 65535';

const token = (prefix: string, name: string) =>
  optional(z.string().startsWith(prefix, `must begin with ${prefix}: it is the ${name} of your app (docs/slack.md)`));

const environment = z.object({
  SLACK_BOT_TOKEN: token('xoxb-', 'Bot User OAuth Token'),
  SLACK_APP_TOKEN: token('xapp-', 'App-Level Token'),
  SLACK_SIGNING_SECRET: optional(z.string()),
  SLACK_API_URL: optional(z.url('must be an address such as https://slack.com/api/')),
  FEISHU_APP_ID: optional(
    z
      .string()
      .regex(/^cli_[0-9a-f]{16}$/iu, 'must be cli_ and 16 letters or digits: the App ID of your app (docs/feishu.md)'),
  ),
  FEISHU_APP_SECRET: optional(z.string()),
  FEISHU_ENCRYPT_KEY: optional(z.string()),
  FEISHU_VERIFICATION_TOKEN: optional(z.string()),
  FEISHU_DOMAIN: optional(z.string().regex(/^(?:feishu|lark|https?:\/\/\S+)$/u, 'must be feishu or lark')),
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//u, 'must begin with postgresql://')),
  HOST: optional(z.string()),
  PORT: optional(
    z
      .string()
      .regex(/^\d{1,5}$/u, PORT_RANGE)
      .transform(Number)
      .pipe(z.int(PORT_RANGE).min(1, PORT_RANGE).max(65_535, PORT_RANGE)),
  ),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/u, error: 'must be an address such as https://kpi.example.com' })),
});

/** Each alone is no use: what is missing beside it is a problem of its own. */
const whole = environment.superRefine((given, context) => {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET } = given;
  const missing = (name: string, message: string): void => {
    context.addIssue({ code: 'custom', path: [name], message });
  };
  const reached = SLACK_APP_TOKEN ?? SLACK_SIGNING_SECRET;
  if (SLACK_BOT_TOKEN === undefined && reached !== undefined)
    missing('SLACK_BOT_TOKEN', 'is missing beside the other Slack settings: the Bot User OAuth Token (docs/slack.md)');
  if (SLACK_BOT_TOKEN !== undefined && reached === undefined)
    missing('SLACK_APP_TOKEN', 'is missing beside SLACK_BOT_TOKEN: the App-Level Token (docs/slack.md)');
  const pairs = [
    ['FEISHU_APP_ID', 'FEISHU_APP_SECRET'],
    ['FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN'],
  ] as const;
  for (const [one, other] of pairs) {
    if (given[one] === undefined && given[other] !== undefined)
      missing(one, `is missing beside ${other} (docs/feishu.md)`);
    if (given[other] === undefined && given[one] !== undefined)
      missing(other, `is missing beside ${one} (docs/feishu.md)`);
  }
  if (given.FEISHU_APP_ID === undefined && given.FEISHU_ENCRYPT_KEY !== undefined)
    missing('FEISHU_APP_ID', 'is missing beside FEISHU_ENCRYPT_KEY (docs/feishu.md)');
});

/** Socket Mode where there is a token for it: it needs no public address. */
function slackOf(data: z.infer<typeof environment>): SlackSettings | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = data;
  if (botToken === undefined) return null;
  const apiUrl = data.SLACK_API_URL ?? 'https://slack.com/api/';
  if (appToken !== undefined) return { botToken, connection: { type: 'socket', appToken }, apiUrl };
  if (signingSecret !== undefined) return { botToken, connection: { type: 'http', signingSecret }, apiUrl };
  return null;
}

const FEISHU_DOMAINS = { feishu: 'https://open.feishu.cn', lark: 'https://open.larksuite.com' } as const;

/** The long connection needs no public address; with both keys of a webhook Feishu calls us instead. */
function feishuOf(data: z.infer<typeof environment>): FeishuSettings | null {
  const { FEISHU_APP_ID: appId, FEISHU_APP_SECRET: appSecret } = data;
  const { FEISHU_ENCRYPT_KEY: encryptKey, FEISHU_VERIFICATION_TOKEN: verificationToken } = data;
  if (appId === undefined || appSecret === undefined) return null;
  const named = data.FEISHU_DOMAIN ?? 'feishu';
  const domain = named === 'feishu' || named === 'lark' ? FEISHU_DOMAINS[named] : named.replace(/\/+$/u, '');
  return encryptKey === undefined || verificationToken === undefined
    ? { appId, appSecret, domain, connection: { type: 'long' } }
    : { appId, appSecret, domain, connection: { type: 'webhook', encryptKey, verificationToken } };
}

/** @throws SetupError naming every variable that is wrong */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = whole.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new SetupError(`These settings need a change (environment, or the file .env):\n${problems.join('\n')}`);
  }
  const { data } = parsed;
  return {
    dataDir: data.DATA_DIR ?? '.data',
    databaseUrl: data.DATABASE_URL ?? null,
    host: data.HOST ?? '127.0.0.1',
    port: data.PORT ?? null,
    publicUrl: data.PUBLIC_URL ?? null,
    slack: slackOf(data),
    feishu: feishuOf(data),
  };
}
