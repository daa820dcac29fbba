/** Files that somebody takes away by a personal link. */
import type { LinkPurpose, Person } from './records.ts';
import type { Tx } from './store.ts';

export type FilePurpose = Exclude<LinkPurpose, 'sign_in'>;

export interface LinkedFile {
  /** What the reader's device calls it, in any language: '绩效奖金-2026-10.xlsx'. */
  readonly name: string;
  /** 'application/json; charset=utf-8' */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** 'right': it is not theirs to take, or not any more. 'gone': there is no such file, or not any more. */
export interface Refused {
  readonly refused: 'right' | 'gone';
}

/**
 * Makes a file at the moment it is taken, in the transaction that uses its link up: what is recorded of it stands or
 * falls with that. `subject` is the link's; `person` is who takes it, and has the right to.
 */
export type FileProducer = (tx: Tx, subject: string, person: Person) => Promise<LinkedFile | Refused>;

export type FileProducers = Readonly<Record<FilePurpose, FileProducer>>;
