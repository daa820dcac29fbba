/** Charts drawn by ECharts without a browser. Only the parts that are used are loaded. */
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Chart } from '../../cards/model.ts';
import type { ChartOptions } from './index.ts';
import { optionOf } from './option.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, SVGRenderer]);

export function drawSvg(chart: Chart, options: ChartOptions): string {
  const { width, height } = options;
  const instance = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    instance.setOption(optionOf(chart, options));
    return instance.renderToSVGString();
  } finally {
    instance.dispose();
  }
}
