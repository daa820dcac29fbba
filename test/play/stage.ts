/** Where a month is played: a platform, with what a person does on it. The same script plays on each. */
/** People are named by their key (E007). What comes back is what they read, as text. */
export interface Stage {
  readonly platform: string;
  say(person: string, text: string): Promise<string>;
  /** A button of the last card the person saw, by the beginning of its label. */
  press(person: string, label: string): Promise<string>;
  /** Buttons of the last card. */
  labels(person: string): readonly string[];
  /** Buttons of all messages the person has. */
  waiting(person: string): Promise<readonly string[]>;
  /** Fills in the form that is open: ratings and texts, by the fields it has. */
  fill(person: string, values: Values): Promise<string>;
  /** All messages the person has, as they read now. */
  read(person: string): Promise<readonly string[]>;
  /** Lets the clock run to an instant, and what falls due happen. */
  passTo(instant: string): Promise<void>;
  /** Imports a figure of October anew: net sales of a site that E010 and others answer for, so many dollars higher. */
  restate(by: number): Promise<void>;
  /** `npm run NAME -- ARGS` beside the service; what it printed. */
  command(name: 'export' | 'recompute', args: readonly string[]): Promise<string>;
}

export type Values = Readonly<Record<string, string>> | { readonly rating: string; readonly text: string };
