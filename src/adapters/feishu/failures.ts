/** What Feishu's refusals mean to us. Codes stand in the body, whatever the HTTP status. */
import { DeliveryError, type DeliveryFailure } from '../../bot/errors.ts';

/** Feishu said no. Nothing of what was asked is in it: neither a token nor a text. */
export class FeishuError extends Error {
  readonly status: number;
  /** Feishu's own, from the body; null where there was none that could be read. */
  readonly code: number | null;
  /** Inside a 230099: what exactly is wrong with the card. */
  readonly cardCode: number | null;
  /** Somebody's press on the card is being answered. Its code, 11310, is also what too many elements are called. */
  readonly locked: boolean;
  readonly resetMs: number | null;
  /** By which Feishu's support finds it. */
  readonly logId: string | null;
  constructor(about: Pick<FeishuError, 'status' | 'code' | 'cardCode' | 'locked' | 'resetMs' | 'logId'>) {
    super(`Feishu answered ${String(about.status)}, code ${String(about.code ?? 'none')}`);
    this.name = 'FeishuError';
    this.status = about.status;
    this.code = about.code;
    this.cardCode = about.cardCode;
    this.locked = about.locked;
    this.resetMs = about.resetMs;
    this.logId = about.logId;
  }
}

/** What was asked never went out: there was no token for it. */
export class NoTokenError extends Error {
  constructor(options: { readonly cause: unknown }) {
    super('Feishu gave no token', options);
    this.name = 'NoTokenError';
  }
}

/** The month's calls are spent (the free edition): nothing goes out until the next, or until the company has bought more. */
const QUOTA_SPENT = 99_991_403;
/** A message that is older than 14 days is not updated any more; one that was recalled or deleted neither. */
const TOO_OLD = 230_031;
const GONE = [230_011, 230_110];
/** A token that Feishu does not take (any more). */
const TOKEN = [99_991_661, 99_991_663, 99_991_664, 99_991_665, 99_991_671];

/** Where Feishu says "slow down" without saying for how long. */
const PAUSE_MS = 5_000;
/** One person or group has had enough, for whatever bot. */
const CHAT_SLOWER = 230_020;
const SLOWER = [99_991_400, 11_232, 230_049, CHAT_SLOWER];

const KINDS = {
  not_found: [230_034, 230_029, 232_009, 99_992_351, 99_992_352, 41_012, 41_050, ...GONE],
  forbidden: [
    230_002,
    230_006,
    230_013,
    230_017,
    230_018,
    230_027,
    230_035,
    230_053,
    230_054,
    232_011,
    99_991_401,
    99_991_672,
    TOO_OLD,
  ],
  // What an administrator mends; what waits goes out then.
  unavailable: [10_003, 10_014, 10_012, ...TOKEN],
} as const;

const REFUSED_CARDS = [230_099, 230_025, 230_028, 230_022, 230_001, 200_621, 200_860, 200_861];

const codeOf = (error: unknown): number | null => {
  const cause = error instanceof DeliveryError ? error.cause : error;
  return cause instanceof FeishuError ? cause.code : null;
};

export const isTooOld = (error: unknown): boolean => codeOf(error) === TOO_OLD;
export const isTokenRefused = (error: unknown): boolean => TOKEN.includes(codeOf(error) ?? 0);
export const isQuotaSpent = (error: unknown): boolean => codeOf(error) === QUOTA_SPENT;
export const isChatSlow = (error: unknown): boolean => codeOf(error) === CHAT_SLOWER;
export const isLocked = (error: unknown): boolean => {
  const cause = error instanceof DeliveryError ? error.cause : error;
  return cause instanceof FeishuError && cause.locked;
};
/** The card itself is what Feishu does not take. */
export const isCardRefused = (error: unknown): boolean =>
  !isLocked(error) && REFUSED_CARDS.includes(codeOf(error) ?? 0);
export const isScopeMissing = (error: unknown): boolean => codeOf(error) === 99_991_672;

function failureOf(error: unknown): DeliveryFailure {
  // The connection: what was asked may have been done all the same.
  if (!(error instanceof FeishuError)) return { kind: 'unavailable', lost: !isNeverSent(error) };
  const { code, status, resetMs, locked } = error;
  if (locked || (code !== null && SLOWER.includes(code)))
    return { kind: 'rate_limited', retryAfterMs: resetMs ?? PAUSE_MS };
  for (const kind of ['not_found', 'forbidden', 'unavailable'] as const)
    if (KINDS[kind].some((known) => known === code)) return { kind };
  if (status === 429) return { kind: 'rate_limited', retryAfterMs: resetMs ?? PAUSE_MS };
  if (status >= 500 || code === null) return { kind: 'unavailable', lost: true };
  return { kind: 'bad_request' };
}

const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/** Nobody was reached, or nobody was asked. */
function isNeverSent(error: unknown): boolean {
  if (error instanceof NoTokenError) return true;
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && NEVER_SENT.includes(String(cause.code));
}

/** @param what for the log: the name of a call, never what was sent with it */
export function deliveryError(what: string, error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const failure = failureOf(error);
  const code = codeOf(error);
  return new DeliveryError(failure, `${what}: ${code === null ? failure.kind : String(code)}`, { cause: error });
}
