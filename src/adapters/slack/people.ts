/** Slack's people, as the bot knows them. */
import { z } from 'zod';
import type { Language, PlatformUser } from '../../bot/ports.ts';
import { DeliveryError } from '../../bot/errors.ts';
import type { Api } from './api.ts';

const member = z.object({
  id: z.string(),
  name: z.string().default(''),
  real_name: z.string().optional(),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  locale: z.string().optional(),
  tz: z.string().optional(),
  profile: z.object({ email: z.string().optional(), real_name: z.string().optional() }).default({}),
});
const one = z.object({ user: member });
const page = z.object({
  members: z.array(member),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

const PAGE_SIZE = 200;
/** Slack's own helper: a person to the API, and to nobody else. */
const SLACKBOT = 'USLACKBOT';

export async function getUser(api: Api, id: string): Promise<PlatformUser | null> {
  try {
    const { user } = await api.call('users.info', { user: id, include_locale: true }, one, { urgent: true });
    return isPerson(user) ? userOf(user) : null;
  } catch (error) {
    if (error instanceof DeliveryError && error.failure.kind === 'not_found') return null;
    throw error;
  }
}

/** One listing for all, in pages: asking for each by e-mail would take an hour for a large company. */
export async function* listUsers(api: Api): AsyncGenerator<PlatformUser> {
  let cursor: string | undefined;
  do {
    const args = { limit: PAGE_SIZE, include_locale: true, ...(cursor === undefined ? {} : { cursor }) };
    const { members, response_metadata } = await api.call('users.list', args, page);
    yield* members.filter(isPerson).map(userOf);
    cursor = response_metadata?.next_cursor;
  } while (cursor !== undefined && cursor !== '');
}

const isPerson = ({ id, deleted, is_bot }: z.infer<typeof member>): boolean => !deleted && !is_bot && id !== SLACKBOT;

function userOf({ id, name, real_name, locale, tz, profile }: z.infer<typeof member>): PlatformUser {
  return {
    id,
    name: profile.real_name ?? real_name ?? name,
    email: profile.email ?? null,
    mobile: null,
    language: languageOf(locale),
    timeZone: tz ?? null,
  };
}

function languageOf(locale: string | undefined): Language | null {
  if (locale === undefined) return null;
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
