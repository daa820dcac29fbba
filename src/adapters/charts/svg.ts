/** Charts drawn by ECharts without a browser. Only the parts that are used are loaded. */
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Chart } from '../../cards/model.ts';
import { optionOf, type ChartOptions } from './option.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, SVGRenderer]);

export function drawSvg(chart: Chart, options: ChartOptions): string {
  const { width, height } = options;
  const instance = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    instance.setOption(optionOf(chart, options));
    return still(instance.renderToSVGString());
  } finally {
    instance.dispose();
  }
}

/**
 * A picture that nobody points at: without the styles for hovering and the data for scripts. Their names count up
 * through the process, so that the same chart would be another text each time.
 */
const still = (svg: string): string =>
  svg
    .replace(/<style\s*>.*?<\/style>/gs, '')
    .replace(/ (?:class|ecmeta_\w+|pointer-events)="[^"]*"/g, '')
    .replace(/\bzr\d+-c(\d+)/g, 'clip-$1');
