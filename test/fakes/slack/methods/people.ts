/** Who is in the workspace. */
import { Refusal } from '../refusal.ts';
import { identity } from '../workspace.ts';
import { page, requireArg } from './method.ts';
import type { Fields } from '../blockKit/schema.ts';
import type { FakeUser } from '../workspace.ts';
import type { Method, Surroundings } from './method.ts';

function offsetSeconds(timeZone: string, nowMs: number): number {
  const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(nowMs)
    .find(({ type }) => type === 'timeZoneName')!.value;
  const found = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  return found ? Number(`${found[1]!}1`) * (Number(found[2]) * 3600 + Number(found[3]) * 60) : 0;
}

/** `email` is there only with users:read.email; what a deleted account still has is assumed. */
export function userPayload(
  user: FakeUser,
  options: { readonly email: boolean; readonly locale: boolean; readonly nowMs: number },
): Fields {
  return {
    id: user.id,
    team_id: identity.teamId,
    name: user.name,
    deleted: user.deleted,
    ...(!user.deleted && {
      real_name: user.realName,
      tz: user.timeZone,
      tz_label: user.timeZone,
      tz_offset: offsetSeconds(user.timeZone, options.nowMs),
      is_admin: false,
      is_owner: false,
      is_primary_owner: false,
      is_restricted: false,
      is_ultra_restricted: false,
      ...(options.locale && { locale: user.locale }),
    }),
    profile: {
      real_name: user.realName,
      display_name: user.name,
      title: '',
      team: identity.teamId,
      ...(options.email && user.email !== null && { email: user.email }),
    },
    is_bot: user.bot,
    is_app_user: false,
    updated: Math.floor(options.nowMs / 1000),
  };
}

function answerUser(user: FakeUser, { scopes, workspace }: Surroundings, locale: boolean): Fields {
  return userPayload(user, { email: scopes.has('users:read.email'), locale, nowMs: workspace.now() });
}

const isTrue = (value: string | undefined) => value === 'true' || value === '1';

export const peopleMethods: Readonly<Record<string, Method>> = {
  'users.list': {
    token: 'bot',
    scope: 'users:read',
    run(args, surroundings) {
      const { items, next } = page([...surroundings.workspace.users.values()], args, 1000);
      return {
        members: items.map((user) => answerUser(user, surroundings, isTrue(args.include_locale))),
        cache_ts: Math.floor(surroundings.workspace.now() / 1000),
        response_metadata: { next_cursor: next },
      };
    },
  },
  'users.info': {
    token: 'bot',
    scope: 'users:read',
    run(args, surroundings) {
      const user = surroundings.workspace.users.get(requireArg(args, 'user'));
      if (user === undefined) throw new Refusal('user_not_found');
      return { user: answerUser(user, surroundings, isTrue(args.include_locale)) };
    },
  },
  'users.lookupByEmail': {
    token: 'bot',
    scope: 'users:read.email',
    run(args, surroundings) {
      const email = requireArg(args, 'email').toLowerCase();
      const user = [...surroundings.workspace.users.values()].find(
        (each) => !each.deleted && each.email?.toLowerCase() === email,
      );
      if (user === undefined) throw new Refusal('users_not_found');
      return { user: answerUser(user, surroundings, false) };
    },
  },
};
