/** What a platform's answer means to us. Every adapter translates its own errors into one of these. */
export type DeliveryFailure =
  | { readonly kind: 'rate_limited'; readonly retryAfterMs: number }
  /** `lost`: the answer was, and perhaps not what was asked; sent again under its key, the platform recognises it. */
  | { readonly kind: 'unavailable'; readonly lost?: boolean }
  /** The answer was lost: the platform may have it. */
  | { readonly kind: 'maybe_delivered' }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'bad_request' };

/** Thrown by adapters, with the platform's own error as `cause`. */
export class DeliveryError extends Error {
  readonly failure: DeliveryFailure;
  constructor(failure: DeliveryFailure, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'DeliveryError';
    this.failure = failure;
  }
}

/** A record changed since it was read: somebody else was first. What was being decided is decided again. */
export class ConflictError extends Error {
  constructor(subject: string) {
    super(`${subject} has changed since it was read`);
    this.name = 'ConflictError';
  }
}

/** The service cannot start as it is set up. `message` says what, and what to do. */
export class SetupError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'SetupError';
  }
}

/** From this line on a file of rows cannot be read: quotes that never close, a line without end. */
export class UnreadableRowError extends Error {
  readonly line: number;
  constructor(line: number, options: { cause: unknown }) {
    super(`line ${String(line)} is not a row`, options);
    this.name = 'UnreadableRowError';
    this.line = line;
  }
}

/** Rows of one import that give the same fact (site, day, measure, person, item, source) twice. */
export class DuplicateFiguresError extends Error {
  /** Places as the rows name them, at most a hundred pairs; `of` counts all. */
  readonly pairs: readonly { readonly first: string; readonly second: string }[];
  readonly of: number;
  constructor(pairs: readonly { readonly first: string; readonly second: string }[], of: number) {
    super(`${String(of)} figures are there twice`);
    this.name = 'DuplicateFiguresError';
    this.pairs = pairs;
    this.of = of;
  }
}
