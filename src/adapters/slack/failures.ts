/** What Slack's refusals mean to us. */
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { DeliveryError, type DeliveryFailure } from '../../bot/errors.ts';

/** Where Slack says "slow down" without saying for how long. */
const PAUSE_MS = 30_000;

/** Of the error codes in Slack's answers (docs.slack.dev, "errors" of each method that is called here). */
const KINDS = {
  not_found: [
    'channel_not_found',
    'user_not_found',
    'users_not_found',
    'user_not_visible',
    'user_disabled',
    'message_not_found',
    'thread_not_found',
    'view_not_found',
    'not_found',
  ],
  forbidden: [
    'not_in_channel',
    'user_not_in_channel',
    'is_archived',
    'restricted_action',
    'restricted_action_read_only_channel',
    'missing_scope',
    'no_permission',
    'access_denied',
    'cannot_dm_bot',
    'messages_tab_disabled',
    'edit_window_closed',
    'cant_update_message',
    'not_allowed_token_type',
    'not_enabled',
  ],
  // A token that is refused is mended by an administrator; what waits goes out then.
  unavailable: [
    'invalid_auth',
    'not_authed',
    'token_expired',
    'token_revoked',
    'account_inactive',
    'team_added_to_org',
  ],
} as const;

/** What is worth another try, and may have been done all the same. */
const LOST = ['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable'];

const SLOWER = ['ratelimited', 'rate_limited'];

export const errorCode = (error: unknown): string | null =>
  error instanceof WebAPIPlatformError ? error.data.error : null;

/** Somebody has to mend it: it does not pass by itself. */
export const isRefusal = (error: unknown): boolean => {
  const code = errorCode(error);
  return code !== null && !LOST.includes(code) && !SLOWER.includes(code);
};

/** The call may have been carried out although no answer says so. */
export function isAmbiguous(error: unknown): boolean {
  if (error instanceof WebAPIRequestError) return true;
  if (error instanceof WebAPIHTTPError) return error.statusCode >= 500;
  return error instanceof WebAPIPlatformError && LOST.includes(error.data.error);
}

export function failureOf(error: unknown): DeliveryFailure {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'rate_limited', retryAfterMs: Math.max(1, error.retryAfter) * 1_000 };
  if (error instanceof WebAPIPlatformError) {
    const { error: code } = error.data;
    if (SLOWER.includes(code)) return { kind: 'rate_limited', retryAfterMs: PAUSE_MS };
    if (LOST.includes(code)) return { kind: 'unavailable' };
    for (const kind of ['not_found', 'forbidden', 'unavailable'] as const)
      if (KINDS[kind].some((known) => known === code)) return { kind };
    return { kind: 'bad_request' };
  }
  if (error instanceof WebAPIHTTPError)
    return error.statusCode >= 500 ? { kind: 'unavailable' } : { kind: 'bad_request' };
  // The connection, or a 429 that does not say for how long, which the SDK throws as a plain error.
  return { kind: 'unavailable' };
}

/** @param what for the log: a method's name, never an argument */
export function deliveryError(what: string, error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const failure = failureOf(error);
  return new DeliveryError(failure, `${what}: ${errorCode(error) ?? failure.kind}`, { cause: error });
}
