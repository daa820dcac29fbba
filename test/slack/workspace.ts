/** A workspace on loopback with our adapter in it. */
import { createSlackAdapter, type SlackAdapter, type SlackConfig } from '../../src/adapters/slack/index.ts';
import type { ChatEvent, ChatHandlers, HttpRoute, Log } from '../../src/bot/ports.ts';
import { startFakeSlack, type FakeSlack, type FakeSlackOptions } from '../fakes/slack/index.ts';
import { SCOPES } from '../../src/adapters/slack/scopes.ts';
import { silentLog } from '../support/log.ts';

export interface Workspace {
  readonly slack: FakeSlack;
  readonly adapter: SlackAdapter;
  /** Of HTTP mode. */
  readonly routes: readonly HttpRoute[];
  /** Resolves when every event that was taken is answered. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export interface WorkspaceOptions extends FakeSlackOptions {
  readonly log?: Log;
  readonly config?: (slack: FakeSlack) => Partial<SlackConfig>;
  readonly channels?: readonly { readonly team: string; readonly channel: string }[];
  /** Before the adapter starts. */
  readonly furnish?: (slack: FakeSlack) => void;
}

export const startSlack = (options: FakeSlackOptions = {}): Promise<FakeSlack> =>
  startFakeSlack({ scopes: SCOPES, ...options });

/** Knows what is under way: taken, and not answered. */
export function watched(handlers: ChatHandlers): ChatHandlers & { idle(): Promise<void> } {
  const underWay = new Set<string>();
  let onIdle = Promise.withResolvers<undefined>();
  onIdle.resolve(undefined);
  return {
    async accept(event) {
      const answer = await handlers.accept(event);
      if (answer === 'new') {
        if (underWay.size === 0) onIdle = Promise.withResolvers();
        underWay.add(event.id);
      }
      return answer;
    },
    handle: (event) => handlers.handle(event),
    async answered(event: ChatEvent) {
      await handlers.answered(event);
      underWay.delete(event.id);
      if (underWay.size === 0) onIdle.resolve(undefined);
    },
    idle: () => onIdle.promise,
  };
}

export async function openWorkspace(handlers: ChatHandlers, options: WorkspaceOptions = {}): Promise<Workspace> {
  const slack = await startSlack(options);
  options.furnish?.(slack);
  const routes: HttpRoute[] = [];
  const adapter = createSlackAdapter(
    {
      botToken: slack.botToken,
      connection: { type: 'socket', appToken: slack.appToken },
      apiUrl: slack.url,
      ...options.config?.(slack),
    },
    {
      log: options.log ?? silentLog,
      clock: () => new Date(),
      http: { add: (route) => void routes.push(route) },
      channels: () => Promise.resolve(options.channels ?? []),
      language: 'en',
    },
  );
  const watch = watched(handlers);
  await adapter.start(watch);
  return {
    slack,
    adapter,
    routes,
    idle: () => watch.idle(),
    async stop() {
      await adapter.stop();
      await slack.stop();
    },
  };
}
