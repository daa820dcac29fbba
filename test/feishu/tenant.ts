/** A company in Feishu on loopback with our adapter in it. */
import {
  createFeishuAdapter,
  type FeishuAdapter,
  type FeishuConfig,
  type FeishuTime,
} from '../../src/adapters/feishu/index.ts';
import type { ChatHandlers, HttpRoutes, Language, Log } from '../../src/bot/ports.ts';
import { startFakeFeishu, type FakeFeishu, type FakeFeishuOptions } from '../fakes/feishu/index.ts';
import { watched } from '../slack/watched.ts';
import { silentLog } from '../support/log.ts';

export interface Tenant {
  readonly feishu: FakeFeishu;
  readonly adapter: FeishuAdapter;
  /** Calls that count against the month's quota, as the adapter told of them. */
  readonly told: { counted: number; spent: number };
  /** Resolves when every event that was taken is answered. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export interface AdapterOptions {
  readonly log?: Log;
  readonly connection?: FeishuConfig['connection'];
  readonly appSecret?: string;
  readonly http?: HttpRoutes;
  readonly time?: FeishuTime;
  readonly clock?: () => Date;
  readonly language?: Language;
  readonly channels?: readonly { readonly team: string; readonly channel: string }[];
}

export function adapterIn(
  feishu: FakeFeishu,
  options: AdapterOptions = {},
  told = { counted: 0, spent: 0 },
): FeishuAdapter {
  return createFeishuAdapter(
    {
      appId: feishu.app.id,
      appSecret: options.appSecret ?? feishu.app.secret,
      domain: feishu.url,
      connection: options.connection ?? { type: 'long' },
    },
    {
      log: options.log ?? silentLog,
      clock: options.clock ?? (() => new Date()),
      http: options.http ?? { add: () => undefined },
      pageUrl: 'https://kpi.example.com',
      channels: () => Promise.resolve(options.channels ?? []),
      language: options.language ?? 'en',
      onCounted: () => {
        told.counted += 1;
      },
      onSpent: () => {
        told.spent += 1;
      },
    },
    ...(options.time === undefined ? [] : [options.time]),
  );
}

export async function openTenant(
  handlers: ChatHandlers,
  options: AdapterOptions & FakeFeishuOptions = {},
): Promise<Tenant> {
  const feishu = await startFakeFeishu(options);
  const told = { counted: 0, spent: 0 };
  const adapter = adapterIn(feishu, options, told);
  const watch = watched(handlers);
  await adapter.start(watch);
  return {
    feishu,
    adapter,
    told,
    idle: () => watch.idle(),
    async stop() {
      await adapter.stop();
      await feishu.stop();
    },
  };
}
