import type { Fields } from './blockKit/schema.ts';

/** An answer of ok:false: thrown by whatever method finds it, written by the Web API. */
export class Refusal extends Error {
  readonly error: string;
  readonly extra: Fields;

  constructor(error: string, extra: Fields = {}) {
    super(error);
    this.error = error;
    this.extra = extra;
  }
}
