/** Acting as the people in Slack's client do, each resolving when the client has its answer. */
import { blockKitProblems } from '../blockKit.ts';
import { isFields } from '../blockKit/schema.ts';
import { messagePayload } from '../methods/conversations.ts';
import { userPayload } from '../methods/people.ts';
import { viewPayload } from '../views.ts';
import { identity, withIds } from '../workspace.ts';
import { eventCallback, escapeTyped, typedBlocks } from './events.ts';
import { actionPayload, elementsOf, enter, enterAll, enterIn, stateValues } from './inputs.ts';
import { createPlaces } from './places.ts';
import { createSubmit } from './submit.ts';
import type { Fields } from '../blockKit/schema.ts';
import type { ResponseUrls } from '../responseUrls.ts';
import type { Views } from '../views.ts';
import type { FakeUser, Message, UserOptions, Workspace } from '../workspace.ts';
import type { Deliveries, Outcome } from './deliveries.ts';
import type { Entered, Entries, Entry, FoundElement } from './inputs.ts';
import type { Where } from './places.ts';
import type { Submit } from './submit.ts';

export type Pressed = { readonly actionId: string } | ((element: Fields, blockId: string) => boolean);

export interface GestureOptions {
  /** Fixes event_id, or trigger_id, so that the same can be sent again. */
  readonly id?: string;
}

export interface PressOptions extends GestureOptions {
  /** What was entered in the same message or view before. */
  readonly state?: Entries;
  /** For an element that is no button: what is chosen in it. */
  readonly entry?: Entry;
}

export interface Client extends Submit {
  command(user: string, channel: string, line: string, options?: GestureOptions): Promise<Outcome>;
  /** In the bot's direct conversation, or with a mention of it in a channel. */
  say(user: string, text: string, channel?: string, options?: GestureOptions): Promise<Outcome>;
  openHome(user: string, options?: GestureOptions & { readonly tab?: 'home' | 'messages' }): Promise<Outcome>;
  joined(user: UserOptions, options?: GestureOptions): Promise<Outcome>;
  changed(user: string, change: UserOptions, options?: GestureOptions): Promise<Outcome>;
  press(user: string, where: Where, pressed: Pressed, options?: PressOptions): Promise<Outcome>;
  /** Types or chooses without telling the bot: an input that dispatches nothing. */
  fill(user: string, where: Where, entries: Entries): void;
}

export interface ClientParts {
  readonly workspace: Workspace;
  readonly views: Views;
  readonly responseUrls: ResponseUrls;
  readonly deliveries: Deliveries;
  readonly scopes: ReadonlySet<string>;
}

export function createClient(parts: ClientParts): Client {
  const { workspace, views, responseUrls, deliveries, scopes } = parts;
  const { conversationOf, placeOf } = createPlaces(parts);
  const entered = new Map<string, Entered>();

  const enteredAt = (key: string): Entered => {
    const known = entered.get(key) ?? new Map<string, Fields>();
    entered.set(key, known);
    return known;
  };

  const person = (id: string): FakeUser => {
    const user = workspace.users.get(id);
    if (user === undefined || user.deleted) throw new Error(`Nobody with the id ${id} is here to do that`);
    return user;
  };

  const gesture = (user: FakeUser): Fields => ({
    user: { id: user.id, username: user.name, name: user.name, team_id: identity.teamId },
    api_app_id: identity.appId,
    token: identity.verificationToken,
    team: { id: identity.teamId, domain: identity.teamDomain },
    enterprise: null,
    is_enterprise_install: false,
  });

  const sendEvent = (event: Fields, id = workspace.newId('Ev')) =>
    deliveries.send(id, 'events_api', eventCallback(event, id, workspace.now()), false);

  /** What a command is answered with at once is shown, as what comes to its response address later. */
  const showAnswer = (user: string, channel: string, outcome: Outcome): Outcome => {
    if (outcome.status !== 'ok' || !isFields(outcome.response)) return outcome;
    const { text, blocks } = outcome.response;
    if (text === undefined && blocks === undefined) return outcome;
    const problems = blockKitProblems('message', outcome.response);
    if (problems.length > 0) {
      return { status: 'invalid_response', problem: JSON.stringify(problems), response: outcome.response };
    }
    const said = {
      channel,
      ts: workspace.newTs(),
      text: typeof text === 'string' ? text : '',
      blocks: withIds((blocks ?? []) as readonly Fields[], workspace),
    };
    if (outcome.response.response_type !== 'in_channel') {
      workspace.ephemerals.push({ ...said, user, via: 'answer' });
      return outcome;
    }
    const { messages } = workspace.conversations.get(channel)!;
    const nothing = { metadata: null, clientMsgId: null, threadTs: null, edited: false };
    messages.push({ ...said, ...nothing, user: identity.botUserId });
    return outcome;
  };

  const asUser = (user: FakeUser) =>
    userPayload(user, { email: scopes.has('users:read.email'), locale: true, nowMs: workspace.now() });

  return {
    async command(userId, channelId, line, { id } = {}) {
      const user = person(userId);
      const channel = conversationOf(userId, channelId);
      const [command = '', ...words] = line.split(' ');
      const triggerId = views.newTrigger(userId, id);
      // Properties of vercel/chat, replay/slash-commands/slack.json (recorded).
      const payload = {
        token: identity.verificationToken,
        team_id: identity.teamId,
        team_domain: identity.teamDomain,
        channel_id: channel.id,
        channel_name: channel.type === 'private' ? 'privategroup' : channel.name,
        user_id: user.id,
        user_name: user.name,
        command,
        text: words.join(' '),
        api_app_id: identity.appId,
        is_enterprise_install: 'false',
        response_url: responseUrls.create('commands', userId, channel.id, null),
        trigger_id: triggerId,
      };
      const outcome = await deliveries.send(triggerId, 'slash_commands', payload, true);
      return showAnswer(userId, channel.id, outcome);
    },

    async say(userId, text, channelId, { id } = {}) {
      person(userId);
      const direct = workspace.directWith(userId);
      const channel = channelId === undefined ? direct : conversationOf(userId, channelId);
      const isDirect = channel.type === 'im';
      const typed = `${isDirect ? '' : `<@${identity.botUserId}> `}${escapeTyped(text)}`;
      const message: Message = {
        channel: channel.id,
        ts: workspace.newTs(),
        user: userId,
        text: typed,
        blocks: typedBlocks(text, !isDirect),
        metadata: null,
        clientMsgId: workspace.newId('client-'),
        threadTs: null,
        edited: false,
      };
      channel.messages.push(message);
      return sendEvent(
        {
          ...messagePayload(message, false),
          type: isDirect ? 'message' : 'app_mention',
          channel: channel.id,
          event_ts: message.ts,
          ...(isDirect && { channel_type: 'im' }),
        },
        id,
      );
    },

    openHome(userId, { id, tab = 'home' } = {}) {
      const home = views.homeOf(person(userId).id);
      const event = {
        type: 'app_home_opened',
        user: userId,
        channel: workspace.directWith(userId).id,
        tab,
        ...(tab === 'home' && home !== undefined && { view: viewPayload(home) }),
        event_ts: workspace.newTs(),
      };
      return sendEvent(event, id);
    },

    joined(options, { id } = {}) {
      const user = workspace.addUser(options);
      return sendEvent({ type: 'team_join', user: asUser(user), event_ts: workspace.newTs() }, id);
    },

    changed(userId, change, { id } = {}) {
      const user = workspace.users.get(userId);
      if (user === undefined) throw new Error(`Nobody has the id ${userId}`);
      Object.assign(user, change);
      const cacheTs = Math.floor(workspace.now() / 1000);
      return sendEvent({ type: 'user_change', user: asUser(user), cache_ts: cacheTs, event_ts: workspace.newTs() }, id);
    },

    async press(userId, where, pressed, { id, state = {}, entry } = {}) {
      const user = person(userId);
      const place = placeOf(userId, where);
      const here = enteredAt(place.key);
      enterAll(place.blocks, state, here);
      const elements = elementsOf(place.blocks);
      const found = elements.find((each) =>
        typeof pressed === 'function' ? pressed(each.element, each.blockId) : each.actionId === pressed.actionId,
      );
      if (found === undefined) {
        throw new Error(`There is no such button; there are ${elements.map(({ actionId }) => actionId).join(', ')}`);
      }
      const used = entry === undefined ? null : use(found, entry, here);
      const triggerId = views.newTrigger(userId, id);
      const payload = {
        type: 'block_actions',
        ...gesture(user),
        ...place.payload(stateValues(place.blocks, here)),
        trigger_id: triggerId,
        actions: [actionPayload(found, used, workspace.newTs())],
      };
      return deliveries.send(triggerId, 'interactive', payload, false);
    },

    fill(userId, where, entries) {
      const place = placeOf(userId, where);
      enterAll(place.blocks, entries, enteredAt(place.key));
    },

    ...createSubmit(parts, { enteredAt, gesture: (id) => gesture(person(id)) }),
  };
}

/** A menu forgets what was chosen in it; everything else keeps it. */
function use(found: FoundElement, entry: Entry, entered: Entered): Fields {
  const { element } = found;
  if (element.type !== 'overflow') {
    enterIn(found, entry, entered);
    return enter(found, entry);
  }
  const options: readonly unknown[] = Array.isArray(element.options) ? element.options : [];
  const chosen = options.find((option) => isFields(option) && option.value === entry);
  if (chosen === undefined) throw new Error(`The menu does not offer ${JSON.stringify(entry)}`);
  return { selected_option: chosen };
}
