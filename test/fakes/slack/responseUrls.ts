/** Response addresses: five uses within thirty minutes, each shown to one person or put into the conversation. */
import { blockKitProblems } from './blockKit.ts';
import { isFields } from './blockKit/schema.ts';
import { usesFile } from './methods/files.ts';
import { identity, withIds } from './workspace.ts';
import type { Fields } from './blockKit/schema.ts';
import type { Ephemeral, Message, Workspace } from './workspace.ts';

const lifetimeMs = 30 * 60_000;
const maxUses = 5;

/** What the gesture was made on: that is what `replace_original` replaces. */
export type Original = Message | Ephemeral | null;

interface Address {
  readonly user: string;
  readonly channel: string;
  readonly original: Original;
  readonly at: number;
  uses: number;
}

export interface ResponseUrls {
  create(kind: 'commands' | 'actions', user: string, channel: string, original: Original): string;
  /** `path` of the address; answers with the status and the body that Slack would (both assumed for refusals). */
  answer(path: string, body: unknown): { readonly status: number; readonly body: string };
}

export function createResponseUrls(workspace: Workspace, baseUrl: () => string): ResponseUrls {
  const addresses = new Map<string, Address>();

  const remove = (original: Original) => {
    if (original === null) return;
    const messages = workspace.conversations.get(original.channel)?.messages ?? [];
    for (const list of [messages, workspace.ephemerals] as (Message | Ephemeral)[][]) {
      const index = list.indexOf(original);
      if (index !== -1) list.splice(index, 1);
    }
  };

  const show = (address: Address, body: Fields) => {
    const shown = {
      text: typeof body.text === 'string' ? body.text : '',
      blocks: withIds((body.blocks ?? []) as readonly Fields[], workspace),
    };
    if (body.replace_original === true && address.original !== null) {
      Object.assign(address.original, shown);
      return;
    }
    const said = { ...shown, channel: address.channel, ts: workspace.newTs() };
    if (body.response_type !== 'in_channel') {
      workspace.ephemerals.push({ ...said, user: address.user, via: 'response_url' });
      return;
    }
    workspace.conversations.get(address.channel)!.messages.push({
      ...said,
      user: identity.botUserId,
      metadata: null,
      clientMsgId: null,
      threadTs: null,
      edited: false,
    });
  };

  return {
    create(kind, user, channel, original) {
      const path = `/hooks/${kind}/${identity.teamId}/${workspace.newId('R')}`;
      addresses.set(path, { user, channel, original, at: workspace.now(), uses: 0 });
      return `${baseUrl()}${path}`;
    },
    answer(path, body) {
      const refuse = (status: number, error: string) => ({ status, body: JSON.stringify({ ok: false, error }) });
      const address = addresses.get(path);
      if (address === undefined) return refuse(404, 'invalid_url');
      if (workspace.now() - address.at > lifetimeMs) return refuse(404, 'expired_url');
      if (address.uses >= maxUses) return refuse(404, 'used_url');
      if (!isFields(body)) return refuse(400, 'invalid_payload');
      address.uses += 1;
      if (body.delete_original === true) {
        remove(address.original);
        return { status: 200, body: '{"ok":true}' };
      }
      // A private file is not shown through a response address (java-slack-sdk #1349).
      if (blockKitProblems('message', body).length > 0 || usesFile(body.blocks)) return refuse(400, 'invalid_blocks');
      if (body.text === undefined && body.blocks === undefined) return refuse(400, 'no_text');
      show(address, body);
      return { status: 200, body: '{"ok":true}' };
    },
  };
}
