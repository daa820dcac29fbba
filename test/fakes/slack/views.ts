/** Modals and homes as Slack keeps them, and the triggers that open them. */
import { blockKitProblems } from './blockKit.ts';
import { isFields } from './blockKit/schema.ts';
import { Refusal } from './refusal.ts';
import { identity, withIds } from './workspace.ts';
import type { BlockKitProblem } from './blockKit.ts';
import type { Fields } from './blockKit/schema.ts';
import type { Workspace } from './workspace.ts';

export interface View {
  readonly id: string;
  readonly user: string;
  readonly type: 'modal' | 'home';
  /** As the app sent it, with the ids that Slack adds. */
  content: Fields;
  blocks: readonly Fields[];
  hash: string;
  readonly rootId: string;
  readonly previousId: string | null;
}

interface Trigger {
  readonly user: string;
  readonly at: number;
  used: boolean;
}

const triggerLifetimeMs = 3000;
/** A root and two pushed ones. */
const maxStack = 3;

export interface Views {
  /** An id that was given before keeps its age: a repeat is no new gesture. */
  newTrigger(user: string, id?: string): string;
  open(triggerId: string, content: unknown): View;
  push(triggerId: string, content: unknown): View;
  /** What an answer to a submission pushes needs no trigger. */
  pushOn(user: string, content: unknown): View;
  update(view: View, content: unknown, hash?: string): View;
  publish(user: string, content: unknown, hash?: string): View;
  find(key: { readonly id?: string; readonly externalId?: string }): View | undefined;
  stackOf(user: string): readonly View[];
  homeOf(user: string): View | undefined;
  /** The view and what is on it; without one the whole stack. */
  close(user: string, view?: View): void;
}

function refuseProblems(problems: readonly BlockKitProblem[]): void {
  if (problems.length === 0) return;
  const tooLarge = problems.some(({ code }) => code === 'view_too_large');
  throw new Refusal(tooLarge ? 'view_too_large' : 'invalid_arguments', {
    response_metadata: {
      messages: problems.map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:/view${pointer}]`),
    },
  });
}

export function createViews(workspace: Workspace): Views {
  const triggers = new Map<string, Trigger>();
  const stacks = new Map<string, View[]>();
  const homes = new Map<string, View>();

  const newHash = () => `${Math.floor(workspace.now() / 1000)}.${workspace.newId('h')}`;

  const checked = (type: View['type'], content: unknown): { content: Fields; blocks: readonly Fields[] } => {
    if (!isFields(content)) throw new Refusal('invalid_arguments');
    refuseProblems(blockKitProblems(type, content));
    return { content, blocks: withIds(content.blocks as readonly Fields[], workspace) };
  };

  const use = (triggerId: string): Trigger => {
    const trigger = triggers.get(triggerId);
    if (trigger === undefined) throw new Refusal('invalid_trigger_id');
    if (trigger.used) throw new Refusal('exchanged_trigger_id');
    if (workspace.now() - trigger.at > triggerLifetimeMs) throw new Refusal('expired_trigger_id');
    trigger.used = true;
    return trigger;
  };

  const all = () => [...[...stacks.values()].flat(), ...homes.values()];

  const refuseTakenExternalId = (content: Fields, self?: View) => {
    const taken = all().some((view) => view !== self && view.content.external_id === content.external_id);
    if (content.external_id !== undefined && taken) throw new Refusal('duplicate_external_id');
  };

  const stackOf = (user: string) => stacks.get(user) ?? [];

  const put = (user: string, below: readonly View[], content: unknown): View => {
    // The content is read before the trigger is spent (assumed).
    const parts = checked('modal', content);
    refuseTakenExternalId(parts.content);
    const id = workspace.newId('V');
    const view: View = {
      ...parts,
      id,
      user,
      type: 'modal',
      hash: newHash(),
      rootId: below[0]?.id ?? id,
      previousId: below.at(-1)?.id ?? null,
    };
    stacks.set(user, [...below, view]);
    return view;
  };

  const pushOn = (user: string, content: unknown): View => {
    const below = stackOf(user);
    // Without an open modal there is nothing to push on; Slack's own code for it is unknown (assumed).
    if (below.length === 0) throw new Refusal('not_found');
    if (below.length >= maxStack) throw new Refusal('push_limit_reached');
    return put(user, below, content);
  };

  const replace = (view: View, content: unknown, hash?: string): View => {
    const parts = checked(view.type, content);
    if (hash !== undefined && hash !== view.hash) throw new Refusal('hash_conflict');
    refuseTakenExternalId(parts.content, view);
    return Object.assign(view, parts, { hash: newHash() });
  };

  return {
    newTrigger(user, id = `${workspace.newId('1')}.${workspace.newId('2')}.${workspace.newId('t')}`) {
      if (!triggers.has(id)) triggers.set(id, { user, at: workspace.now(), used: false });
      return id;
    },
    open(triggerId, content) {
      checked('modal', content);
      // That it takes the place of a stack which is open is assumed.
      return put(use(triggerId).user, [], content);
    },
    push(triggerId, content) {
      checked('modal', content);
      return pushOn(use(triggerId).user, content);
    },
    pushOn,
    update: replace,
    publish(user, content, hash) {
      const home = homes.get(user);
      if (home !== undefined) return replace(home, content, hash);
      if (hash !== undefined) throw new Refusal('hash_conflict');
      const id = workspace.newId('V');
      const view: View = {
        ...checked('home', content),
        id,
        user,
        type: 'home',
        hash: newHash(),
        rootId: id,
        previousId: null,
      };
      homes.set(user, view);
      return view;
    },
    find: ({ id, externalId }) =>
      all().find((view) => (id !== undefined ? view.id === id : view.content.external_id === externalId)),
    stackOf,
    homeOf: (user) => homes.get(user),
    close(user, view) {
      const stack = stackOf(user);
      stacks.set(user, view === undefined ? [] : stack.slice(0, stack.indexOf(view)));
    },
  };
}

/**
 * The view of a payload and of an answer: its properties are those of vercel/chat,
 * packages/integration-tests/fixtures/replay/modals/slack.json (recorded).
 */
export function viewPayload(view: View, values: Fields = {}): Fields {
  const { content } = view;
  return {
    id: view.id,
    team_id: identity.teamId,
    type: view.type,
    blocks: view.blocks,
    private_metadata: content.private_metadata ?? '',
    callback_id: content.callback_id ?? '',
    state: { values },
    hash: view.hash,
    title: content.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: content.clear_on_close ?? false,
    notify_on_close: content.notify_on_close ?? false,
    close: content.close ?? null,
    submit: content.submit ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: identity.appId,
    external_id: content.external_id ?? '',
    app_installed_team_id: identity.teamId,
    bot_id: identity.botId,
  };
}
