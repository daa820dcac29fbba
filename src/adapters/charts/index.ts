/** A chart as a picture. */
import type { Chart } from '../../cards/model.ts';
import type { Language } from '../../words/language.ts';

export interface ChartOptions {
  readonly format: 'svg';
  readonly language: Language;
  readonly theme: 'light' | 'dark';
  /** Of the picture, in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export type RenderChart = (chart: Chart, options: ChartOptions) => Promise<string>;

/** An SVG document. The library is loaded with the first chart: starting does not wait for it. */
export const renderChart: RenderChart = async (chart, options) => {
  const { drawSvg } = await import('./svg.ts');
  return drawSvg(chart, options);
};
