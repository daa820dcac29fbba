/** A workspace on loopback with our adapter in it. */
import { renderChartPng } from '../../src/adapters/charts/index.ts';
import type { Time } from '../../src/adapters/chat/time.ts';
import { createSlackAdapter, type SlackAdapter, type SlackConfig } from '../../src/adapters/slack/index.ts';
import { SCOPES } from '../../src/adapters/slack/scopes.ts';
import type { ChatHandlers, HttpRoutes, Language, Log } from '../../src/bot/ports.ts';
import { startFakeSlack, type FakeSlack, type FakeSlackOptions } from '../fakes/slack/index.ts';
import { silentLog } from '../support/log.ts';
import { scriptedBot } from './scriptedBot.ts';
import { watched } from './watched.ts';

export interface Workspace {
  readonly slack: FakeSlack;
  readonly adapter: SlackAdapter;
  /** Resolves when every event that was taken is answered. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export interface AdapterOptions {
  readonly log?: Log;
  readonly connection?: SlackConfig['connection'];
  readonly botToken?: string;
  readonly http?: HttpRoutes;
  readonly time?: Time;
  readonly language?: Language;
  readonly channels?: readonly { readonly team: string; readonly channel: string }[];
}

export const startSlack = (options: FakeSlackOptions = {}): Promise<FakeSlack> =>
  startFakeSlack({ scopes: SCOPES, ...options });

export const adapterIn = (slack: FakeSlack, options: AdapterOptions = {}): SlackAdapter =>
  createSlackAdapter(
    {
      botToken: options.botToken ?? slack.botToken,
      connection: options.connection ?? { type: 'socket', appToken: slack.appToken },
      apiUrl: slack.url,
    },
    {
      log: options.log ?? silentLog,
      clock: () => new Date(),
      http: options.http ?? { add: () => undefined },
      renderPng: renderChartPng,
      channels: () => Promise.resolve(options.channels ?? []),
      language: options.language ?? 'en',
    },
    ...(options.time === undefined ? [] : [options.time]),
  );

export async function openWorkspace(
  handlers: ChatHandlers,
  options: AdapterOptions & FakeSlackOptions = {},
): Promise<Workspace> {
  const slack = await startSlack(options);
  const adapter = adapterIn(slack, options);
  const watch = watched(handlers);
  await adapter.start(watch);
  return {
    slack,
    adapter,
    idle: () => watch.idle(),
    async stop() {
      await adapter.stop();
      await slack.stop();
    },
  };
}

/** The next process, which remembers nothing. */
export async function restartedIn({ slack }: Workspace): Promise<SlackAdapter> {
  const adapter = adapterIn(slack);
  await adapter.start(scriptedBot());
  return adapter;
}
