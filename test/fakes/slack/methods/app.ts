/** Who the app is, and where its sockets go. */
import { identity } from '../workspace.ts';
import type { Method } from './method.ts';

export const appMethods: Readonly<Record<string, Method>> = {
  'auth.test': {
    token: 'bot',
    scope: null,
    run: () => ({
      url: `https://${identity.teamDomain}.slack.com/`,
      team: identity.teamName,
      user: identity.botName,
      team_id: identity.teamId,
      user_id: identity.botUserId,
      bot_id: identity.botId,
      is_enterprise_install: false,
    }),
  },
  'apps.connections.open': {
    token: 'app',
    scope: 'connections:write',
    run: (_, { newSocketUrl }) => ({ url: newSocketUrl() }),
  },
  'team.info': {
    token: 'bot',
    scope: 'team:read',
    run: () => ({
      team: { id: identity.teamId, name: identity.teamName, domain: identity.teamDomain, email_domain: '', icon: {} },
    }),
  },
};
