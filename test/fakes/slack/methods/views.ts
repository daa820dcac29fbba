/** Modals and homes, as methods. */
import { Refusal } from '../refusal.ts';
import { viewPayload } from '../views.ts';
import { jsonArg, requireArg } from './method.ts';
import type { Args, Method } from './method.ts';

const viewArg = (args: Args) => jsonArg({ view: requireArg(args, 'view') }, 'view', 'invalid_arguments');

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': {
    token: 'bot',
    scope: null,
    run: (args, { views }) => ({ view: viewPayload(views.open(requireArg(args, 'trigger_id'), viewArg(args))) }),
  },
  'views.push': {
    token: 'bot',
    scope: null,
    run: (args, { views }) => ({ view: viewPayload(views.push(requireArg(args, 'trigger_id'), viewArg(args))) }),
  },
  'views.update': {
    token: 'bot',
    scope: null,
    run(args, { views }) {
      const id = args.view_id;
      const externalId = args.external_id;
      const view = id === undefined && externalId === undefined ? undefined : views.find({ id, externalId });
      // A view that was closed is gone (assumed).
      if (view === undefined) throw new Refusal('not_found');
      return { view: viewPayload(views.update(view, viewArg(args), args.hash)) };
    },
  },
  'views.publish': {
    token: 'bot',
    scope: null,
    run(args, { views, workspace }) {
      const user = workspace.users.get(requireArg(args, 'user_id'));
      if (user === undefined || user.deleted) throw new Refusal('invalid_arguments');
      return { view: viewPayload(views.publish(user.id, viewArg(args), args.hash)) };
    },
  },
};
