/** The bot behind a workspace's adapter: everybody is known by their account, and time is the stage's. */
import { createInbox } from '../../src/bot/conversation/inbox.ts';
import { apologise, respond } from '../../src/bot/conversation/respond.ts';
import { createAccounts } from '../../src/bot/people/accounts.ts';
import type { ChatAdapter, Clock, Store } from '../../src/bot/ports.ts';
import { readCodeVersion } from '../../src/commands/codeVersion.ts';
import { watched } from '../slack/watched.ts';
import { deliverDue } from '../support/deliverDue.ts';
import { silentLog as log } from '../support/log.ts';

export interface WorkspaceBot {
  /** Resolves when every event that was taken is answered, and every message is out. */
  idle(): Promise<void>;
}

/** Starts the adapter. */
export async function startWorkspaceBot(store: Store, adapter: ChatAdapter, clock: Clock): Promise<WorkspaceBot> {
  const known = createAccounts({ store, clock, log });
  const codeVersion = await readCodeVersion();
  const linkTo = (token: string): string => `https://kpi.example.com/p/${token}`;
  const inbox = createInbox({
    store,
    clock,
    log,
    acquaint: (event) => known.acquaint(adapter, event),
    respond: (tx, event) =>
      respond(tx, event, { now: clock(), log, codeVersion, linkTo, strangerOf: known.strangerOf }),
    apologise: (tx, event) => apologise(tx, event, { now: clock() }),
  });
  const watch = watched(inbox);
  await adapter.start(watch);
  await known.matchAll(adapter);
  const deliveries = { store, adapters: new Map([[adapter.platform, adapter]]), clock, log };
  await deliverDue(deliveries);
  return {
    async idle() {
      await watch.idle();
      await deliverDue(deliveries);
    },
  };
}
