/** How much of it: a little among the tests, all of it by `npm run stress`. */
declare module 'vitest' {
  export interface ProvidedContext {
    /** Of each kind. */
    races: number;
    /** Results that are published at once. */
    cards: number;
  }
}
export {};
