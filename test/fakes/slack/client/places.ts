/** Where in Slack somebody does something, and how a payload says so. */
import { messagePayload } from '../methods/conversations.ts';
import { viewPayload } from '../views.ts';
import type { Fields } from '../blockKit/schema.ts';
import type { ResponseUrls } from '../responseUrls.ts';
import type { View, Views } from '../views.ts';
import type { Conversation, Ephemeral, Message, Workspace } from '../workspace.ts';

/** Where somebody presses. */
export type Where =
  | { readonly channel: string; readonly ts: string }
  | { readonly ephemeral: string }
  | { readonly view: string }
  | { readonly home: true };

export interface Place {
  /** Names what was entered there. */
  readonly key: string;
  readonly blocks: readonly Fields[];
  /** The part of the payload that says where. `values`: what is entered there now. */
  readonly payload: (values: Fields) => Fields;
}

export function createPlaces({
  workspace,
  views,
  responseUrls,
}: {
  readonly workspace: Workspace;
  readonly views: Views;
  readonly responseUrls: ResponseUrls;
}): {
  /** Throws where somebody is not in it. */
  conversationOf(user: string, id: string): Conversation;
  placeOf(user: string, where: Where): Place;
} {
  const conversationOf = (user: string, id: string) => {
    const conversation = workspace.conversations.get(id);
    if (conversation?.members.has(user) !== true) throw new Error(`${user} is not in ${id}`);
    return conversation;
  };

  const inView = (user: string, view: View): Place => ({
    key: `${user}/${view.id}`,
    blocks: view.blocks,
    payload: (values) => ({
      container: { type: 'view', view_id: view.id },
      view: viewPayload(view, values),
    }),
  });

  const inMessage = (user: string, message: Message | Ephemeral, isEphemeral: boolean): Place => {
    const conversation = conversationOf(user, message.channel);
    return {
      key: `${user}/${message.channel}/${message.ts}`,
      blocks: message.blocks,
      payload: (values) => ({
        container: {
          type: 'message',
          message_ts: message.ts,
          channel_id: message.channel,
          is_ephemeral: isEphemeral,
        },
        channel: { id: conversation.id, name: conversation.name },
        // A payload from an ephemeral message does not have it (recorded).
        ...(!isEphemeral && { message: messagePayload(message as Message, false) }),
        state: { values },
        response_url: responseUrls.create('actions', user, message.channel, message),
      }),
    };
  };

  const placeOf = (user: string, where: Where): Place => {
    const missing = () => new Error(`${user} sees nothing at ${JSON.stringify(where)}`);
    if ('home' in where) {
      const home = views.homeOf(user);
      if (home === undefined) throw missing();
      return inView(user, home);
    }
    if ('view' in where) {
      // Only the topmost can be used.
      const view = views.stackOf(user).at(-1);
      if (view?.id !== where.view) throw missing();
      return inView(user, view);
    }
    if ('ephemeral' in where) {
      const ephemeral = workspace.ephemerals.find((each) => each.user === user && each.ts === where.ephemeral);
      if (ephemeral === undefined) throw missing();
      return inMessage(user, ephemeral, true);
    }
    const message = workspace.findMessage(where.channel, where.ts);
    if (message === undefined) throw missing();
    return inMessage(user, message, false);
  };

  return { conversationOf, placeOf };
}
