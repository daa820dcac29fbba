/** The service: the only file that knows every part. Connects them, starts them, stops them in the opposite order. */
import { renderChart, renderChartPng } from './adapters/charts/index.ts';
import { controlPath, serveControl } from './adapters/control/index.ts';
import { createHttp } from './adapters/http/index.ts';
import type { JobQueue } from './adapters/queue/index.ts';
import { startSchedule } from './adapters/schedule/index.ts';
import { createFeishuAdapter } from './adapters/feishu/index.ts';
import { createSlackAdapter } from './adapters/slack/index.ts';
import type { OpenStore } from './adapters/store/open.ts';
import { createWebAdapter } from './adapters/web/index.ts';
import { tickCycles } from './bot/cycle/tick.ts';
import { createInbox } from './bot/conversation/inbox.ts';
import { apologise, respond } from './bot/conversation/respond.ts';
import { deliver } from './bot/delivery/outbox.ts';
import { createQuota } from './bot/delivery/quota.ts';
import { createRecovery } from './bot/delivery/recovery.ts';
import { postDueDigests } from './bot/digest/post.ts';
import { createPersonalLinks } from './bot/door/personalLinks.ts';
import { createAccounts } from './bot/people/accounts.ts';
import { digestChannels } from './bot/digest/channels.ts';
import { createDirectory } from './bot/people/directory.ts';
import type { ChatAdapter, Clock, Job, Language, Log, Platform } from './bot/ports.ts';
import { readCodeVersion } from './commands/codeVersion.ts';
import type { Place } from './commands/place.ts';
import { commandHandler } from './commands/registry.ts';
import { sessionKey } from './commands/sessionKey.ts';
import type { Config } from './config.ts';
import { linkedFiles } from './linkedFiles.ts';

export interface Service {
  /** The address to open: 'http://127.0.0.1:7330'. */
  readonly url: string;
  /** Finishes what is under way, and closes the store. */
  stop(): Promise<void>;
}

/**
 * Takes over the open store: it is closed by `stop`, and when this fails.
 * @throws SetupError when the address cannot be had
 */
export async function startService(
  { store, messages, queue, state, check, close }: OpenStore<JobQueue>,
  place: Place,
  config: Config,
  { log, clock, language }: { readonly log: Log; readonly clock: Clock; readonly language: Language },
): Promise<Service> {
  const started = new AsyncDisposableStack();
  started.defer(close);
  // A server's data may have other processes; a folder's belong to this one, and commands have to ask it.
  const alone = 'dataDir' in place.location;
  try {
    const codeVersion = await readCodeVersion();
    const publicUrl = config.publicUrl === null ? null : new URL(config.publicUrl);
    const http = createHttp({ host: config.host, port: config.port, publicUrl }, { log });
    const people = createDirectory(store, clock, 'web');
    const links = createPersonalLinks({ store, clock, platform: 'web', files: linkedFiles({ clock, codeVersion }) });
    const web = createWebAdapter(
      { sessionKey: await sessionKey(place.folder) },
      {
        log,
        clock,
        http,
        renderChart,
        messages,
        people,
        openLink: links.open,
        redeemLink: links.redeem,
        takeFile: links.take,
      },
    );
    // Until the server listens nobody asks who could be shown a link.
    let address = config.publicUrl ?? '';
    const slack =
      config.slack === null
        ? null
        : createSlackAdapter(config.slack, {
            log,
            clock,
            http,
            renderPng: renderChartPng,
            channels: () => digestChannels(store, 'slack', language),
            language,
          });
    const quota = createQuota({ store, clock });
    const feishu =
      config.feishu === null
        ? null
        : createFeishuAdapter(config.feishu, {
            log,
            clock,
            http,
            pageUrl: config.publicUrl,
            channels: () => digestChannels(store, 'feishu', language),
            language,
            onCounted: () => {
              quota.count('feishu');
            },
            onSpent: () => {
              quota.spend('feishu');
            },
          });
    const workspaces = [slack, feishu].filter((adapter) => adapter !== null);
    const adapters = new Map<Platform, ChatAdapter>([web, ...workspaces].map((adapter) => [adapter.platform, adapter]));
    const accounts = createAccounts({ store, clock, log });

    const linkTo = (token: string): string => `${address.replace(/\/+$/u, '')}/p/${token}`;
    const inbox = createInbox({
      store,
      clock,
      log,
      acquaint: async (event) => {
        const workspace = workspaces.find(({ platform }) => platform === event.platform);
        if (workspace !== undefined) await accounts.acquaint(workspace, event);
      },
      respond: (tx, event) =>
        respond(tx, event, { now: clock(), log, codeVersion, linkTo, strangerOf: accounts.strangerOf }),
      apologise: (tx, event) => apologise(tx, event, { now: clock() }),
    });
    started.defer(() => quota.flush());
    for (const adapter of adapters.values()) {
      await adapter.start(inbox);
      started.defer(() => adapter.stop());
    }

    const recovery = createRecovery({ store, inbox, clock });
    await (alone ? recovery.afterCrash() : recovery.ofOthers('ever'));
    await queue.work((job: Job) => deliver({ store, adapters, clock, log }, job.key));
    started.defer(() => queue.stop());

    /** Whoever joined since, and whoever the last import has brought. */
    const matchAccounts = async (): Promise<void> => {
      for (const workspace of workspaces) await accounts.matchAll(workspace);
    };
    // Slack may be slow to list thousands; nobody has to wait for that.
    const matching = matchAccounts().catch((error: unknown) => {
      log.error('accounts.not_matched', {}, error);
    });
    started.defer(() => matching);

    const digests = async (slot: Date): Promise<void> => void (await postDueDigests(store, clock, slot));
    const schedule = startSchedule(
      [
        {
          name: 'cycles',
          cron: '*/5 * * * *',
          timeZone: 'UTC',
          run: (slot) => tickCycles({ store, clock, log }, slot),
        },
        { name: 'digests', cron: '*/5 * * * *', timeZone: 'UTC', run: digests },
        { name: 'accounts', cron: '17 * * * *', timeZone: 'UTC', run: matchAccounts },
        { name: 'quota', cron: '* * * * *', timeZone: 'UTC', run: () => quota.flush() },
        { name: 'recovery', cron: '* * * * *', timeZone: 'UTC', run: () => recovery.ofOthers('lately') },
      ],
      { log },
    );
    started.defer(() => schedule.stop());

    http.reportReadiness(async () => {
      const [database, carried] = await Promise.all([check(), queue.isReady()]);
      const chat = new Map(
        workspaces.map((each) => [each.platform, each.connected() > 0 ? ('ok' as const) : ('unreachable' as const)]),
      );
      return { database, queue: carried ? 'ok' : 'unreachable', chat };
    });
    const url = await http.start();
    address = config.publicUrl ?? url;
    started.defer(() => http.stop());
    if (alone) {
      const reached = { url: address, own: url, running: true };
      const services = { store, clock, address: reached, codeVersion, state, folder: place.folder };
      const control = await serveControl(controlPath(place.folder), commandHandler(services));
      started.defer(() => control.stop());
    }
    return { url, stop: () => started.disposeAsync() };
  } catch (error) {
    await started.disposeAsync();
    throw error;
  }
}
