/**
 * Slack on loopback: the real SDK talks to it by `slackApiUrl` alone, from this process or another. Built from what is
 * known of Slack in late 2026; what is not known is marked `assumed` where it is decided.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from './client/client.ts';
import { createDeliveries } from './client/deliveries.ts';
import { eventCallback } from './client/events.ts';
import { createFaults } from './faults.ts';
import { createHttpMode } from './httpMode.ts';
import { readBody, send, withFault } from './http.ts';
import { createPace } from './pace.ts';
import { createReader } from './reader.ts';
import { createResponseUrls } from './responseUrls.ts';
import { createSocketMode } from './socketMode.ts';
import { createViews } from './views.ts';
import { createWaiting } from './waiting.ts';
import { createWebApi } from './webApi.ts';
import { createWorkspace, identity } from './workspace.ts';
import type { Client } from './client/client.ts';
import type { Deliveries } from './client/deliveries.ts';
import type { Faults } from './faults.ts';
import type { Pace, PaceOptions } from './pace.ts';
import type { Reader } from './reader.ts';
import type { Sockets } from './socketMode.ts';
import type { Waiting } from './waiting.ts';
import type { Call } from './webApi.ts';
import type { Conversation, FakeUser, UserOptions, Workspace } from './workspace.ts';

export { identity } from './workspace.ts';
export type { Pressed } from './client/client.ts';
export type { Outcome } from './client/deliveries.ts';
export type { Entries, Entry } from './client/inputs.ts';
export type { Where } from './client/places.ts';
export type { SubmitOutcome } from './client/submit.ts';
export type { Fault } from './faults.ts';
export type { ShownEphemeral, ShownMessage, ShownView } from './reader.ts';
export type { Call } from './webApi.ts';

/** What our manifest asks for. */
const defaultScopes = [
  'commands',
  'chat:write',
  'im:write',
  'im:history',
  'users:read',
  'users:read.email',
  'files:write',
  'files:read',
];

export interface FakeSlackOptions {
  /** Slack's clock: triggers, response addresses and the pace go by it. */
  readonly now?: () => number;
  readonly scopes?: readonly string[];
  /** How long Slack's client waits for an answer. */
  readonly ackWithinMs?: number;
  readonly pace?: PaceOptions;
  /** How often files.info does not know the type of a file yet. */
  readonly filePolls?: number;
  /** HTTP mode: events, commands and interactions go to this address instead of a socket. */
  readonly requestUrl?: string;
  /** Slack tells an app of its own messages in direct conversations too. */
  readonly echoOwnMessages?: boolean;
}

export interface FakeSlack extends Client, Reader {
  /** For `slackApiUrl`. */
  readonly url: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly workspace: Workspace;
  addUser(options?: UserOptions): FakeUser;
  addChannel(options?: Parameters<Workspace['addChannel']>[0]): Conversation;
  /** The id of somebody's direct conversation with the bot. */
  directOf(user: string): string;
  readonly sockets: Sockets;
  readonly deliveries: Deliveries;
  readonly faults: Faults;
  readonly calls: readonly Call[];
  callsOf(method: string): readonly Call[];
  readonly paceViolations: Pace['violations'];
  until: Waiting['until'];
  stop(): Promise<void>;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const { now = Date.now, ackWithinMs = 3000 } = options;
  // Shaped like real ones, so that whatever recognises a token by its beginning does.
  const tokens = { bot: 'xoxb-000000000001-fake', app: 'xapp-1-A000000001-fake' };
  const signingSecret = 'a-signing-secret-of-the-fake';
  const scopes = new Set(options.scopes ?? defaultScopes);

  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const baseUrl = () => `http://127.0.0.1:${port}`;

  const waiting = createWaiting();
  const workspace = createWorkspace(now);
  const views = createViews(workspace);
  const faults = createFaults();
  const pace = createPace(now, options.pace ?? {});
  const responseUrls = createResponseUrls(workspace, baseUrl);
  const socketMode = createSocketMode(ackWithinMs, waiting.changed);
  const { requestUrl } = options;
  const transport =
    requestUrl === undefined ? socketMode : createHttpMode({ requestUrl, signingSecret, ackWithinMs, now });
  const deliveries = createDeliveries(transport, waiting.changed);

  const webApi = createWebApi({
    tokens,
    takeFault: faults.take,
    changed: waiting.changed,
    surroundings: {
      workspace,
      views,
      pace,
      scopes,
      baseUrl,
      newSocketUrl: () => `ws://127.0.0.1:${port}/link/?ticket=${socketMode.newTicket()}&app_id=${identity.appId}`,
      filePolls: options.filePolls ?? 1,
      posted(channel, message) {
        if (options.echoOwnMessages !== true || channel.type !== 'im') return;
        const id = workspace.newId('Ev');
        const event = { ...message, channel: channel.id, channel_type: 'im', event_ts: message.ts };
        void deliveries.send(id, 'events_api', eventCallback(event, id, now()), false);
      },
    },
  });

  const receiveUpload = async (path: string, request: IncomingMessage, response: ServerResponse) => {
    const file = workspace.files.get(path.replace('/upload/', ''));
    const bytes = await readBody(request);
    await withFault(faults.take('upload'), response, () => {
      if (file === undefined) return { status: 404, body: 'not found' };
      file.bytes = bytes;
      return { status: 200, body: `OK - ${bytes.length}` };
    });
  };

  const receiveAnswer = async (path: string, request: IncomingMessage, response: ServerResponse) => {
    const body = parseJson((await readBody(request)).toString());
    await withFault(faults.take('response_url'), response, () => responseUrls.answer(path, body));
    waiting.changed();
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? '', baseUrl()).pathname;
    if (path.startsWith('/api/')) return webApi.handle(request, response);
    if (path.startsWith('/upload/')) return receiveUpload(path, request, response);
    if (path.startsWith('/hooks/')) return receiveAnswer(path, request, response);
    send(response, { status: 404, body: 'not found' });
  };

  server.on('request', (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A mistake of the fake's own must not look like Slack's.
      process.stderr.write(`The fake of Slack failed: ${String(error instanceof Error ? error.stack : error)}\n`);
      response.destroy();
    });
  });
  server.on('upgrade', (request, stream) => socketMode.accept(request, stream));

  return {
    url: `${baseUrl()}/api/`,
    botToken: tokens.bot,
    appToken: tokens.app,
    signingSecret,
    workspace,
    addUser: workspace.addUser,
    addChannel: workspace.addChannel,
    directOf: (user) => workspace.directWith(user).id,
    sockets: socketMode,
    deliveries,
    faults,
    calls: webApi.calls,
    callsOf: (method) => webApi.calls.filter((call) => call.method === method),
    paceViolations: pace.violations,
    until: waiting.until,
    ...createClient({ workspace, views, responseUrls, deliveries, scopes }),
    ...createReader(workspace, views),
    async stop() {
      socketMode.stop();
      waiting.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
