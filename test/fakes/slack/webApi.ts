/** The Web API: tokens, scopes, faults, the log, and the answer as it travels. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isFields } from './blockKit/schema.ts';
import { appMethods } from './methods/app.ts';
import { chatMethods } from './methods/chat.ts';
import { conversationMethods } from './methods/conversations.ts';
import { fileMethods } from './methods/files.ts';
import { peopleMethods } from './methods/people.ts';
import { viewMethods } from './methods/views.ts';
import { TooFast } from './pace.ts';
import { Refusal } from './refusal.ts';
import { readBody, withFault } from './http.ts';
import type { Fields } from './blockKit/schema.ts';
import type { Fault } from './faults.ts';
import type { Reply } from './http.ts';
import type { Args, Method, Surroundings } from './methods/method.ts';

const methods: Readonly<Record<string, Method>> = {
  ...appMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...peopleMethods,
  ...viewMethods,
};

export interface Call {
  readonly method: string;
  /** With what travelled as JSON read. */
  readonly args: Fields;
  readonly at: number;
  /** Null until it was answered, and where nothing was done. */
  answer: Fields | null;
}

export interface Tokens {
  readonly bot: string;
  readonly app: string;
}

const structured = new Set(['blocks', 'metadata', 'view', 'files', 'attachments']);

function readable(args: Args): Fields {
  const read = (key: string, value: string): unknown => {
    if (!structured.has(key)) return value;
    try {
      return JSON.parse(value);
    } catch (error) {
      // What is no JSON is logged as it came; the method refuses it.
      if (error instanceof SyntaxError) return value;
      throw error;
    }
  };
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, read(key, value)]));
}

function parseArgs(contentType: string, body: Buffer): Args {
  if (!contentType.startsWith('application/json')) return Object.fromEntries(new URLSearchParams(body.toString()));
  const value: unknown = JSON.parse(body.toString() || '{}');
  if (!isFields(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, typeof each === 'string' ? each : JSON.stringify(each)]),
  );
}

export function createWebApi(options: {
  readonly surroundings: Surroundings;
  readonly tokens: Tokens;
  readonly takeFault: (method: string) => Fault | null;
  readonly changed: () => void;
}): { readonly calls: Call[]; handle(request: IncomingMessage, response: ServerResponse): Promise<void> } {
  const { surroundings, tokens, takeFault, changed } = options;
  const calls: Call[] = [];

  const run = (name: string, token: string, args: Args): Fields => {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (method === undefined) throw new Refusal('unknown_method', { req_method: name });
    if (token === '') throw new Refusal('not_authed');
    const kind = token === tokens.bot ? 'bot' : token === tokens.app ? 'app' : null;
    if (kind === null) throw new Refusal('invalid_auth');
    if (kind !== method.token) throw new Refusal('not_allowed_token_type');
    const held = kind === 'bot' ? surroundings.scopes : new Set(['connections:write']);
    if (method.scope !== null && !held.has(method.scope)) {
      throw new Refusal('missing_scope', { needed: method.scope, provided: [...held].join(',') });
    }
    return { ok: true, ...method.run(args, surroundings) };
  };

  const answerOf = (name: string, token: string, args: Args): { reply: Reply; answer: Fields } => {
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'x-oauth-scopes': (token === tokens.app ? ['connections:write'] : [...surroundings.scopes]).join(','),
      'x-slack-req-id': `req-${calls.length}`,
    };
    try {
      const answer = run(name, token, args);
      return { answer, reply: { status: 200, headers, body: JSON.stringify(answer) } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const answer = { ok: false, error: error.error, ...error.extra };
      const tooFast = error instanceof TooFast;
      return {
        answer,
        reply: {
          status: tooFast ? 429 : 200,
          headers: tooFast ? { ...headers, 'retry-after': String(error.retryAfterSeconds) } : headers,
          body: JSON.stringify(answer),
        },
      };
    }
  };

  return {
    calls,
    async handle(request, response) {
      const name = new URL(request.url ?? '', 'http://127.0.0.1').pathname.replace('/api/', '');
      const args = parseArgs(request.headers['content-type'] ?? '', await readBody(request));
      const token = request.headers.authorization?.replace('Bearer ', '') ?? args.token ?? '';
      const call: Call = { method: name, args: readable(args), at: surroundings.workspace.now(), answer: null };
      calls.push(call);
      await withFault(takeFault(name), response, () => {
        const { answer, reply } = answerOf(name, token, args);
        call.answer = answer;
        changed();
        return reply;
      });
      changed();
    },
  };
}
