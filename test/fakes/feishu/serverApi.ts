/** Feishu's server API: what our adapter asks of it, with its limits and its codes. */
import { createPace, type Budgets } from './pace.ts';
import { cardProblems } from './card.ts';
import type { FakeMessage, Tenant } from './tenant.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly params: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly token: string | null;
}

export interface ServerApiOptions {
  readonly tenant: Tenant;
  readonly now: () => number;
  readonly appId: string;
  readonly appSecret: string;
  readonly bot: string;
  readonly scopes: ReadonlySet<string>;
  readonly budgets: Budgets;
  readonly quota: () => number;
  /** Messages whose button was pressed, and that Feishu has no answer for yet. */
  readonly locked: ReadonlySet<string>;
  readonly violate: (what: string) => void;
}

const MAX_IMAGE_BYTES = 10 * 1_024 * 1_024;
const HOUR_MS = 3_600_000;
const LIVE_MS = 14 * 24 * HOUR_MS;
const MAX_BYTES: Readonly<Record<string, number>> = { interactive: 30 * 1_024, post: 30 * 1_024, text: 150 * 1_024 };
/** Those that the fake knows of. */
const TYPES: readonly string[] = ['interactive', 'post', 'text', 'image'];

class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly headers: Readonly<Record<string, string>>;
  constructor(code: number, message: string, status = 400, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.headers = headers;
  }
}

/** '/open-apis/im/v1/messages/om_1' is 'GET /open-apis/im/v1/messages/:id' to who counts calls. */
export const nameOf = ({ method, path }: Pick<Asked, 'method' | 'path'>): string =>
  `${method} ${path.replace(/\/(?:om|oc|ou)_[^/]+/u, '/:id').replace(/(?<=users\/)(?!batch)[^/]+$/u, ':id')}`;

/** Undefined where it is no JSON. */
function parsed(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const isCounted = (path: string): boolean => !/\/(?:contact|auth)\//u.test(path);

export function createServerApi(options: ServerApiOptions) {
  const { tenant, now, appId, appSecret, bot, scopes, budgets, quota, locked, violate } = options;
  const pace = createPace(now, budgets);
  const tokens = new Set<string>();
  const sent = new Map<string, { readonly at: number; readonly message: FakeMessage; readonly content: string }>();
  let counted = 0;

  const need = (scope: string): void => {
    if (!scopes.has(scope))
      throw new Refusal(99_991_672, `Access denied. One of the following scopes is required: [${scope}]`);
  };

  function checkContent(type: unknown, content: string): void {
    if (!TYPES.includes(String(type))) throw new Refusal(230_001, 'invalid msg_type');
    if (Buffer.byteLength(content) > (MAX_BYTES[String(type)] ?? Infinity)) throw new Refusal(230_025, 'too large');
    const json = parsed(content);
    if (type !== 'interactive') {
      if (json === undefined) throw new Refusal(230_001, 'content is not a string in json format');
      return;
    }
    if (json === undefined)
      throw new Refusal(230_099, 'Failed to create card content, ext=ErrCode: 200621; ErrMsg: parse card json err');
    const [problem] = cardProblems(json);
    if (problem !== undefined)
      throw new Refusal(
        230_099,
        `Failed to create card content, ext=ErrCode: ${String(problem.code)}; ErrMsg: ${problem.message}; ErrPath: ${problem.path}`,
      );
  }

  function slow(key: string): void {
    const waitMs = pace.take(key);
    if (waitMs === null) return;
    const headers = { 'x-ogw-ratelimit-limit': '5', 'x-ogw-ratelimit-reset': String(Math.max(waitMs / 1_000, 0.1)) };
    throw new Refusal(99_991_400, 'request trigger frequency limit', 429, headers);
  }

  function post(chat: string, body: Asked['body']): unknown {
    need('im:message:send_as_bot');
    const { msg_type: type, content, uuid } = body;
    if (typeof content !== 'string') throw new Refusal(230_001, 'no content');
    const key = typeof uuid === 'string' ? uuid : null;
    if (key !== null && key.length > 50) throw new Refusal(99_992_402, 'uuid is longer than 50');
    const before = key === null ? undefined : sent.get(key);
    if (before !== undefined && now() - before.at < HOUR_MS) {
      if (before.content !== content || before.message.chat !== chat)
        violate(`uuid ${String(key)} again with something else`);
      // assumed: within the hour a repeat is answered with the message that is there.
      return messageData(before.message);
    }
    slow(chat);
    checkContent(type, content);
    const message = tenant.addMessage({ chat, sender: 'bot', type: String(type), content });
    if (key !== null) sent.set(key, { at: now(), message, content });
    return messageData(message);
  }

  const messageData = ({ id, chat, createdAt }: FakeMessage) => ({
    message_id: id,
    chat_id: chat,
    create_time: String(createdAt),
  });

  function chatOf(params: URLSearchParams, id: unknown): string {
    const kind = params.get('receive_id_type');
    if (kind === 'open_id' || kind === 'email') {
      const user = [...tenant.users.values()].find((each) => (kind === 'email' ? each.email : each.id) === id);
      if (user === undefined) throw new Refusal(230_034, 'The receive_id is invalid');
      if (user.resigned) throw new Refusal(230_029, 'the user has resigned');
      return tenant.directOf(user.id).id;
    }
    const chat = tenant.chats.get(String(id));
    if (chat === undefined) throw new Refusal(230_034, 'The receive_id is invalid');
    if (!chat.hasBot) throw new Refusal(230_002, 'Bot is NOT in the chat');
    return chat.id;
  }

  function update(id: string, content: unknown): unknown {
    const message = tenant.messages.get(id);
    if (message?.sender !== 'bot') throw new Refusal(230_011, 'no such message');
    if (message.recalled) throw new Refusal(230_011, 'The message is recalled');
    if (now() - message.createdAt > LIVE_MS) throw new Refusal(230_031, 'the message is older than 14 days');
    if (locked.has(id)) {
      violate(`${id} was updated before its press was answered`);
      throw new Refusal(11_310, 'card action is lock');
    }
    if (message.type !== 'interactive') throw new Refusal(230_001, 'is no card');
    slow(id);
    checkContent('interactive', String(content));
    message.versions.push(String(content));
    return {};
  }

  const statusOf = (resigned: boolean) => ({
    is_frozen: false,
    is_resigned: resigned,
    is_activated: true,
    is_exited: false,
    is_unjoin: false,
  });

  const userData = (id: string) => {
    const user = tenant.users.get(id);
    if (user === undefined) return null;
    return {
      open_id: user.id,
      union_id: `on_${user.id}`,
      name: user.name,
      // What a scope is missing for is left out, and nothing says so.
      ...(user.email === null || !scopes.has('contact:user.email:readonly') ? {} : { email: user.email }),
      ...(user.mobile === null || !scopes.has('contact:user.phone:readonly') ? {} : { mobile: `+86${user.mobile}` }),
      ...(user.leader === null ? {} : { leader_user_id: user.leader }),
      status: statusOf(user.resigned),
    };
  };

  function batchIds({
    emails = [],
    mobiles = [],
    include_resigned = false,
  }: {
    readonly emails?: readonly string[];
    readonly mobiles?: readonly string[];
    readonly include_resigned?: boolean;
  }) {
    need('contact:user.id:readonly');
    if (emails.length > 50 || mobiles.length > 50) throw new Refusal(99_992_402, 'more than 50');
    const all = [...tenant.users.values()].filter(({ resigned }) => include_resigned || !resigned);
    const found = (user: (typeof all)[number] | undefined) =>
      user === undefined ? {} : { user_id: user.id, status: statusOf(user.resigned) };
    return {
      user_list: [
        ...emails.map((email) => ({ email, ...found(all.find((user) => user.email === email)) })),
        ...mobiles.map((mobile) => ({ mobile, ...found(all.find((user) => user.mobile === mobile)) })),
      ],
    };
  }

  /** What is asked, done. @throws Refusal */
  function perform({ method, path, params, body, token }: Asked): unknown {
    if (path === '/open-apis/auth/v3/tenant_access_token/internal') {
      if (body['app_id'] !== appId) throw new Refusal(10_003, 'invalid app_id', 200);
      if (body['app_secret'] !== appSecret) throw new Refusal(10_014, 'app secret invalid', 200);
      const given = `t-${tenant.newId('token')}`;
      tokens.add(given);
      return { top: { tenant_access_token: given, expire: 7_200 } };
    }
    if (token === null || !tokens.has(token)) throw new Refusal(99_991_663, 'Invalid access token');
    if (isCounted(path) && counted >= quota())
      throw new Refusal(99_991_403, 'This month’s API call quota has been exceeded', 429);
    slow(nameOf({ method, path }));
    const [, id = ''] = /\/((?:om|oc)_[^/]+)/u.exec(path) ?? [];
    switch (nameOf({ method, path })) {
      case 'GET /open-apis/bot/v3/info':
        return { top: { bot: { open_id: bot, app_name: 'LinkStar KPI', activate_status: 2 } } };
      case 'POST /open-apis/im/v1/messages':
        return post(chatOf(params, body['receive_id']), body);
      case 'POST /open-apis/im/v1/messages/:id/reply': {
        const to = tenant.messages.get(id);
        if (to === undefined) throw new Refusal(230_011, 'no such message');
        return post(to.chat, body);
      }
      case 'PATCH /open-apis/im/v1/messages/:id':
        return update(id, body['content']);
      case 'DELETE /open-apis/im/v1/messages/:id': {
        const message = tenant.messages.get(id);
        if (message?.sender !== 'bot' || message.recalled) throw new Refusal(230_011, 'no such message');
        message.recalled = true;
        return {};
      }
      case 'GET /open-apis/im/v1/messages/:id': {
        need('im:message:readonly');
        const message = tenant.messages.get(id);
        if (message === undefined) throw new Refusal(230_011, 'no such message');
        return { items: [{ ...messageData(message), body: { content: message.versions.at(-1) } }] };
      }
      case 'POST /open-apis/im/v1/images': {
        need('im:resource');
        const { image_type: type, image: bytes } = body;
        if (type !== 'message' && type !== 'avatar') throw new Refusal(234_001, 'Invalid request param');
        if (typeof bytes !== 'number' || bytes === 0) throw new Refusal(234_010, 'file size is 0');
        if (bytes > MAX_IMAGE_BYTES) throw new Refusal(234_006, 'The file size exceed the max value');
        return { image_key: tenant.newId('img') };
      }
      case 'GET /open-apis/im/v1/chats/:id':
        need('im:chat:readonly');
        if (tenant.chats.get(id)?.hasBot !== true) throw new Refusal(232_011, 'Operator can NOT be out of the chat');
        return { name: 'a chat' };
      case 'POST /open-apis/contact/v3/users/batch_get_id':
        return batchIds(body);
      case 'GET /open-apis/contact/v3/users/batch': {
        need('contact:user.base:readonly');
        const ids = params.getAll('user_ids');
        if (ids.length > 50) throw new Refusal(99_992_402, 'more than 50');
        return { items: ids.flatMap((each) => userData(each) ?? []) };
      }
      case 'GET /open-apis/contact/v3/users/:id': {
        need('contact:user.base:readonly');
        const user = userData(decodeURIComponent(path.split('/').at(-1) ?? ''));
        // assumed: the code for somebody the app does not see.
        if (user === null) throw new Refusal(41_050, 'no user authority error');
        return { user };
      }
      default:
        throw new Refusal(404, `the fake knows no ${method} ${path}`, 404);
    }
  }

  return {
    counted: () => counted,
    /** Every token is refused from now on, as after the secret was changed. */
    revokeTokens: () => {
      tokens.clear();
    },
    answer(asked: Asked): Answer & { readonly code: number } {
      try {
        const done = perform(asked);
        if (isCounted(asked.path)) counted += 1;
        const isTop = typeof done === 'object' && done !== null && 'top' in done;
        const body = { code: 0, msg: 'success', ...(isTop ? (done.top as object) : { data: done }) };
        return { status: 200, body, code: 0 };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { code, message, status, headers } = error;
        const log_id = tenant.newId('log');
        return {
          status,
          code,
          body: { code, msg: message, error: { log_id } },
          headers: { ...headers, 'X-Tt-Logid': log_id },
        };
      }
    },
  };
}
