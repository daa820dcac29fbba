/** All that a database holds, as text that only databases read: what a backup keeps and a move carries over. */
import type { Platform } from './chat.ts';

export interface StateHeader {
  /** Names of the migrations that made the tables, in their order. */
  readonly migrations: readonly string[];
  /** In the order in which their rows follow: each stands after the tables it refers to. */
  readonly tables: readonly StateTable[];
  /** Counters, as far as they have come. */
  readonly sequences: readonly { readonly name: string; readonly value: string }[];
}

export interface StateTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

/** Some rows of one table. Each is a JSON array of texts: what the database itself writes for each column, or null. */
export interface StateRows {
  readonly table: string;
  readonly rows: readonly string[];
}

export interface State {
  readonly header: StateHeader;
  /** Table by table, as in the header, in pieces that fit into memory. Asked for once. */
  rows(): AsyncIterable<StateRows>;
}

export interface StateReader {
  /** Hands out everything as it is at one instant, whatever is written meanwhile; it ends with `work`. */
  read<T>(work: (state: State) => Promise<T>): Promise<T>;
}

export interface LoadOptions {
  /**
   * `went_on`: whoever wrote the state lived on, and may have sent what was due in it. `stopped`: nobody has.
   * On the platforms of `within`, messages are part of the state itself, so that one sent twice is recognised.
   */
  readonly original: { readonly fate: 'stopped' } | { readonly fate: 'went_on'; readonly within: readonly Platform[] };
  /** When all rows are there, before anybody else can see them. What it throws undoes everything. */
  readonly onLoaded: () => Promise<void>;
}

export type Loaded =
  /** `uncertain`: messages that may have been sent, which a person has to decide about. */
  { readonly type: 'loaded'; readonly rows: number; readonly uncertain: number } | LoadRefusal;

/** Nothing has been changed. */
export type LoadRefusal =
  /** There are rows already. */
  | { readonly type: 'full' }
  /** The state has these migrations, which this version does not know. */
  | { readonly type: 'newer'; readonly migrations: readonly string[] }
  /** Empty tables of another version are there. */
  | { readonly type: 'prepared_otherwise' }
  /** The state has a table, or a column of it, that its migrations do not make. */
  | { readonly type: 'unknown_table'; readonly table: string };

export interface StateStore extends StateReader {
  /** Puts a state into an empty database, all of it or nothing, and brings it to this version. */
  load(state: State, options: LoadOptions): Promise<Loaded>;
}
