/** Feishu's people, as the bot knows them. */
import { z } from 'zod';
import type { Language, PlatformUser, Whom } from '../../bot/ports.ts';
import { DeliveryError } from '../../bot/errors.ts';
import type { Api } from './api.ts';

const user = z.object({
  open_id: z.string(),
  name: z.string().default(''),
  email: z.string().optional(),
  mobile: z.string().optional(),
  leader_user_id: z.string().optional(),
  status: z.object({ is_resigned: z.boolean().default(false), is_exited: z.boolean().default(false) }).optional(),
});
const one = z.object({ data: z.object({ user }) });
const several = z.object({ data: z.object({ items: z.array(user).default([]) }) });
const found = z.object({
  data: z.object({
    user_list: z
      .array(z.object({ user_id: z.string().optional(), email: z.string().optional(), mobile: z.string().optional() }))
      .default([]),
  }),
});

/** Of e-mail addresses, of mobile numbers, and of people in one call. */
const AT_ONCE = 50;

/** What Feishu does not say, and a message of theirs has told. */
type LanguageOf = (id: string) => Language | null;

export async function getUser(api: Api, id: string, languageOf: LanguageOf): Promise<PlatformUser | null> {
  try {
    const params = { user_id_type: 'open_id' };
    const call = { method: 'GET', path: '/open-apis/contact/v3/users/:id', id, params, urgent: true } as const;
    return userOf((await api.call(call, one)).data.user, {}, languageOf);
  } catch (error) {
    if (error instanceof DeliveryError && error.failure.kind === 'not_found') return null;
    throw error;
  }
}

/** By e-mail or mobile, fifty at a time; and those already known, so that whoever left is noticed. */
export async function* listUsers(
  api: Api,
  { contacts, accounts }: Whom,
  languageOf: LanguageOf,
): AsyncGenerator<PlatformUser> {
  const asked = new Map<string, Asked>(accounts.map((id) => [id, {}]));
  const emails = contacts.flatMap(({ email }) => (email === null ? [] : [email]));
  const mobiles = contacts.flatMap(({ email, mobile }) => (mobile === null || email !== null ? [] : [mobile]));
  await ask('emails', emails);
  // A number helps where there is no address, or where Feishu knows none of that name.
  const known = new Set([...asked.values()].map(({ email }) => email?.toLowerCase()));
  const others = contacts.flatMap(({ email, mobile }) =>
    mobile !== null && email !== null && !known.has(email.toLowerCase()) ? [mobile] : [],
  );
  await ask('mobiles', [...mobiles, ...others]);

  async function ask(by: 'emails' | 'mobiles', values: readonly string[]): Promise<void> {
    for (const piece of pieces(values)) {
      const call = {
        method: 'POST',
        path: '/open-apis/contact/v3/users/batch_get_id',
        params: { user_id_type: 'open_id' },
        data: { [by]: piece, include_resigned: false },
      } as const;
      for (const { user_id, email, mobile } of (await api.call(call, found)).data.user_list)
        if (user_id !== undefined && user_id !== '')
          asked.set(user_id, {
            ...asked.get(user_id),
            ...(email === undefined ? {} : { email }),
            ...(mobile === undefined ? {} : { mobile }),
          });
    }
  }

  for (const piece of pieces([...asked.keys()])) {
    const params = { user_ids: piece, user_id_type: 'open_id' };
    const { data } = await api.call({ method: 'GET', path: '/open-apis/contact/v3/users/batch', params }, several);
    yield* data.items.map((item) => userOf(item, asked.get(item.open_id) ?? {}, languageOf));
  }
}

function* pieces<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += AT_ONCE) yield all.slice(start, start + AT_ONCE);
}

/** By what somebody was asked for: Feishu tells addresses and numbers only with rights of their own. */
interface Asked {
  readonly email?: string;
  readonly mobile?: string;
}

function userOf(
  { open_id: id, name, email, mobile, leader_user_id, status }: z.infer<typeof user>,
  asked: Asked,
  languageOf: LanguageOf,
): PlatformUser {
  return {
    id,
    name,
    email: filledOr(email) ?? asked.email ?? null,
    mobile: filledOr(mobile) ?? asked.mobile ?? null,
    language: languageOf(id),
    timeZone: null,
    leader: filledOr(leader_user_id) ?? null,
    left: status?.is_resigned === true || status?.is_exited === true,
  };
}

const filledOr = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
