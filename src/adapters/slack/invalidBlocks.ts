import { DeliveryError } from '../../bot/errors.ts';
import { WebAPIPlatformError } from '@slack/web-api';

const REFUSALS = [
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'only_one_table_allowed',
];

/** "[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]": what is wrong, and where. */
const PROBLEM = /^\[ERROR\]\s*(?<what>[^[]*?)\s*\[json-pointer:(?<where>[^\]]*)\]/u;

/**
 * What Slack found in a card of ours, or null when it was something else. Rules and places alone: never what stands
 * there, which nobody is to read in a log.
 */
export function problemsOf(error: unknown): readonly string[] | null {
  const cause = error instanceof DeliveryError ? error.cause : error;
  if (!(cause instanceof WebAPIPlatformError) || !REFUSALS.includes(cause.data.error)) return null;
  const told = (cause.data.response_metadata?.messages ?? []).flatMap((message) => {
    const { what, where } = PROBLEM.exec(message)?.groups ?? {};
    return what === undefined || where === undefined ? [] : [`${where}: ${what.replace(/["'`].*["'`]/gu, '…')}`];
  });
  return [cause.data.error, ...told];
}
