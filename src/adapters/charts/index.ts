/** A chart as a picture. */
import type { Chart } from '../../cards/model.ts';
import type { Language } from '../../words/language.ts';
import type { ChartOptions } from './option.ts';

export type { ChartOptions } from './option.ts';

/** An SVG document. The library is loaded with the first chart: starting does not wait for it. */
export async function renderChart(chart: Chart, options: ChartOptions): Promise<string> {
  const { drawSvg } = await import('./svg.ts');
  return drawSvg(chart, options);
}

/** The same as PNG, light, for a platform that draws none itself. */
export async function renderChartPng(chart: Chart, language: Language): Promise<Uint8Array> {
  const { width } = PICTURE;
  const svg = await renderChart(chart, { format: 'svg', language, theme: 'light', ...PICTURE });
  const { rasterize } = await import('./png.ts');
  return rasterize(svg, width, '#fffefb');
}

const PICTURE = { width: 560, height: 260 } as const;
