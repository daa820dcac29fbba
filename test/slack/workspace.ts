/** A workspace on loopback with our adapter in it. */
import { renderChartPng } from '../../src/adapters/charts/index.ts';
import { createSlackAdapter, type SlackAdapter, type SlackConfig } from '../../src/adapters/slack/index.ts';
import type { ChatHandlers, HttpRoute, Log } from '../../src/bot/ports.ts';
import { startFakeSlack, type FakeSlack, type FakeSlackOptions } from '../fakes/slack/index.ts';
import { SCOPES } from '../../src/adapters/slack/scopes.ts';
import { silentLog } from '../support/log.ts';
import { watched } from './watched.ts';

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
      renderPng: renderChartPng,
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
