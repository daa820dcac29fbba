/** What a command is: run by its own process, or inside the service that holds the data. */
import type { Clock, StateReader, Store } from '../bot/ports.ts';
import type { Language } from '../words/language.ts';

/** A terminal, near or at the other end of the service's socket. */
export interface CommandIo {
  write(line: string): void;
  error(line: string): void;
  /** The same line again and again: how far a long command has come. */
  progress(line: string): void;
  /** Paths in arguments are relative to it. */
  readonly cwd: string;
  readonly language: Language;
}

/** Where the service answers. */
export interface ServiceAddress {
  /** For people: PUBLIC_URL, or else its own. */
  readonly url: string;
  /** On its own machine: 'http://127.0.0.1:7330'. A guess where the command does not run inside of it. */
  readonly own: string;
  /** The command runs inside of it. */
  readonly running: boolean;
}

export interface Services {
  readonly store: Store;
  readonly clock: Clock;
  readonly address: ServiceAddress;
  /** Of the scoring code. */
  readonly codeVersion: string;
}

/** What the service has beyond that: its data as a whole. */
export interface WholeServices extends Services {
  readonly state: StateReader;
  /** Holds the session key. */
  readonly folder: string;
}

/** 0: done; 1: the answer is no; 2: bad input. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  readonly name: string;
  readonly help: Readonly<Record<Language, string>>;
  /** `company`: always the company's data, which an import creates. `current`: the demo's until there is a company. */
  readonly place: 'company' | 'current';
  run(args: readonly string[], io: CommandIo, services: Services): Promise<ExitCode>;
}
