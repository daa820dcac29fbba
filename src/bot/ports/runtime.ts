/** Time and the log: what everything that runs is given. */

/** `() => new Date()` at the edge; a fixed one in tests. */
export type Clock = () => Date;

/** One line of JSON each. Never a name, a score, a token or somebody's text. */
export interface Log {
  info(event: string, fields?: Readonly<Record<string, string | number | boolean | null>>): void;
  warn(event: string, fields?: Readonly<Record<string, string | number | boolean | null>>): void;
  error(event: string, fields: Readonly<Record<string, string | number | boolean | null>>, cause?: unknown): void;
}
