/** A chart as a picture. */
import type { Chart } from '../../cards/model.ts';
import type { ChartOptions } from './option.ts';

export type { ChartOptions } from './option.ts';

/** An SVG document. The library is loaded with the first chart: starting does not wait for it. */
export async function renderChart(chart: Chart, options: ChartOptions): Promise<string> {
  const { drawSvg } = await import('./svg.ts');
  return drawSvg(chart, options);
}
