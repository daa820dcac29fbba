/** A chart as a picture. */
import type { Chart } from '../../cards/model.ts';
import type { Language } from '../../words/language.ts';

export interface ChartOptions {
  readonly format: 'svg';
  readonly language: Language;
  readonly theme: 'light' | 'dark';
  /** Of the picture, in CSS pixels: a phone's card is 326 wide. */
  readonly width: number;
}

export type RenderChart = (chart: Chart, options: ChartOptions) => Promise<string>;
