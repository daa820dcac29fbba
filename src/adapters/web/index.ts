/**
 * The web platform: a chat page served by ourselves. The fourth platform behind the same contract; its "server side"
 * is the message log.
 */
import type { ChatAdapter, Clock, HttpRoutes, Log, MessageLog } from '../../bot/ports.ts';
import type { Chart } from '../../cards/model.ts';
import type { Language } from '../../words/language.ts';
import type { WebPeople } from './people.ts';

export type { ChooserPerson, WebChannel, WebPeople } from './people.ts';

export interface WebConfig {
  /** At least 32 random bytes: signs the sessions. Kept, so that a restart logs nobody out. */
  readonly sessionKey: Uint8Array;
  /** True behind TLS: the cookie travels there alone. */
  readonly secureCookies: boolean;
}

/** A chart as an SVG document. */
export type RenderSvg = (
  chart: Chart,
  options: {
    readonly format: 'svg';
    readonly language: Language;
    readonly theme: 'light' | 'dark';
    readonly width: number;
  },
) => Promise<string>;

export interface WebDependencies {
  readonly log: Log;
  readonly clock: Clock;
  readonly http: HttpRoutes;
  readonly renderChart: RenderSvg;
  readonly messages: MessageLog;
  readonly people: WebPeople;
}

export declare function createWebAdapter(config: WebConfig, dependencies: WebDependencies): ChatAdapter;
