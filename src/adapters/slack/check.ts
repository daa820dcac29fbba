/** What can be known beforehand about how Slack is set up: asked at the start, told all at once. */
import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { SetupError } from '../../bot/errors.ts';
import type { Language, Log } from '../../bot/ports.ts';
import { slackSetupWords } from '../../words/slackSetup.ts';
import { clientOptions } from './api.ts';
import { errorCode, failureOf, isRefusal } from './failures.ts';
import { SCOPES } from './scopes.ts';
import { sdkLog } from './sdkLog.ts';

/** A team whose digest goes to a channel. */
export interface DigestChannel {
  readonly team: string;
  readonly channel: string;
}

export interface BotIdentity {
  readonly teamId: string;
  readonly botId: string;
  readonly botUserId: string;
}

export interface CheckSettings {
  readonly botToken: string;
  /** Null in HTTP mode. */
  readonly appToken: string | null;
  readonly apiUrl: string;
  readonly channels: readonly DigestChannel[];
  readonly language: Language;
  readonly log: Log;
}

const identity = z.object({
  team_id: z.string(),
  bot_id: z.string(),
  user_id: z.string(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});
const conversation = z.object({ channel: z.object({ is_member: z.boolean().default(false) }) });

/** So many channels are asked about; a company with more hears of the rest when a digest does not arrive. */
const CHANNELS = 40;

/**
 * @returns who the bot is; null when Slack cannot be reached, which passes by itself
 * @throws SetupError with everything that somebody has to mend
 */
export async function checkSetup(settings: CheckSettings): Promise<BotIdentity | null> {
  const { botToken, appToken, apiUrl, channels, language, log } = settings;
  const say = slackSetupWords(language);
  const client = (token?: string): WebClient => new WebClient(token, { ...clientOptions(apiUrl), logger: sdkLog(log) });
  const problems: string[] = [];
  let bot: BotIdentity | null = null;
  const unreached = new Set<string>();

  const ask = async <T>(call: () => Promise<T>, onRefusal: (code: string) => void): Promise<T | null> => {
    try {
      return await call();
    } catch (error) {
      const code = errorCode(error);
      if (code !== null && isRefusal(error)) onRefusal(code);
      else unreached.add(failureOf(error).kind);
      return null;
    }
  };

  const told = await ask(
    async () => identity.parse(await client(botToken).auth.test()),
    (code) => problems.push(say.botToken(code)),
  );
  if (told !== null) {
    bot = { teamId: told.team_id, botId: told.bot_id, botUserId: told.user_id };
    const granted = told.response_metadata?.scopes;
    const missing = granted === undefined ? [] : SCOPES.filter((scope) => !granted.includes(scope));
    if (missing.length > 0) problems.push(say.scopes(missing));
    for (const { team, channel } of channels.slice(0, CHANNELS)) {
      const found = await ask(
        async () => conversation.parse(await client(botToken).conversations.info({ channel })),
        (code) => {
          if (code !== 'missing_scope') problems.push(say.noChannel(team, channel));
        },
      );
      if (found !== null && !found.channel.is_member) problems.push(say.notInChannel(team, channel));
    }
  }
  if (appToken !== null) {
    await ask(
      () => client(appToken).apps.connections.open(),
      (code) => problems.push(say.appToken(code)),
    );
  }

  if (problems.length > 0) throw new SetupError([say.title, ...problems.map((problem) => `  ${problem}`)].join('\n'));
  if (unreached.size > 0) log.warn('slack.unreachable', { kind: [...unreached].join(' ') });
  return bot;
}
