/** Events, commands and interactions as signed requests to the app's request URL. */
import { createHmac } from 'node:crypto';
import type { Delivered, Envelope, Transport } from './transport.ts';

/** Content types exactly as Slack writes them: Bolt refuses a form with a charset. */
function encode({ type, payload }: Envelope): { readonly contentType: string; readonly body: string } {
  const form = 'application/x-www-form-urlencoded';
  switch (type) {
    case 'events_api':
      return { contentType: 'application/json', body: JSON.stringify(payload) };
    case 'slash_commands':
      return { contentType: form, body: new URLSearchParams(payload as Record<string, string>).toString() };
    case 'interactive':
      return { contentType: form, body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString() };
  }
}

export function signedHeaders(secret: string, nowMs: number, body: string): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
}

function parseAnswer(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    // A body that is no JSON is a text to show.
    if (error instanceof SyntaxError) return { text };
    throw error;
  }
}

export function createHttpMode(options: {
  readonly requestUrl: string;
  readonly signingSecret: string;
  readonly ackWithinMs: number;
  readonly now: () => number;
}): Transport {
  return {
    async deliver(envelope): Promise<Delivered> {
      const { contentType, body } = encode(envelope);
      try {
        const response = await fetch(options.requestUrl, {
          method: 'POST',
          headers: {
            'content-type': contentType,
            'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
            accept: 'application/json,*/*',
            ...signedHeaders(options.signingSecret, options.now(), body),
            ...(envelope.retry && {
              'x-slack-retry-num': String(envelope.retry.attempt),
              'x-slack-retry-reason': envelope.retry.reason,
            }),
          },
          body,
          signal: AbortSignal.timeout(options.ackWithinMs),
        });
        const text = await response.text();
        return response.ok ? { status: 'acked', response: parseAnswer(text) } : { status: 'refused' };
      } catch (error) {
        return error instanceof DOMException && error.name === 'TimeoutError'
          ? { status: 'unacked' }
          : { status: 'refused' };
      }
    },
  };
}
