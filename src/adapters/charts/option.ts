/** A chart of ours -> what ECharts calls an option. Pure. */
import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { EChartsCoreOption } from 'echarts/core';
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

/** Told apart by lightness too, for those who do not see the colours; the page's own. */
const THEMES = {
  light: {
    ink: '#1d211f',
    surface: '#fffefb',
    soft: '#5c645f',
    line: '#e3dfd5',
    mark: '#865300',
    series: ['#1f5f5b', '#c07a2c', '#5a6fb0'],
  },
  dark: {
    ink: '#eceae4',
    surface: '#1d2120',
    soft: '#a3aaa5',
    line: '#333937',
    mark: '#e6b765',
    series: ['#7fc4bc', '#e0a45c', '#9aaede'],
  },
} as const;

const FONT =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";
const SMALL = 12;
/** Pixels that a label may need, at 12 px: a Chinese character is about that wide, a Latin one half. */
const labelWidth = (label: string): number =>
  Array.from(label).reduce((width, character) => width + ((character.codePointAt(0) ?? 0) > 0x2e7f ? SMALL : 7), 0);
/** More points than this stand too close for their figures. */
const LABELLED_POINTS = 8;

export function optionOf(chart: Chart, { theme, width }: ChartOptions): EChartsCoreOption {
  const colours = THEMES[theme];
  const text = { color: colours.soft, fontFamily: FONT, fontSize: SMALL };
  const room = width - 56;
  const fits = chart.categories.reduce((sum, label) => sum + labelWidth(label) + 10, 0) <= room;
  const single = chart.series.length === 1;

  return {
    animation: false,
    color: [...colours.series],
    textStyle: { fontFamily: FONT },
    legend: single ? { show: false } : { bottom: 0, left: 'center', itemWidth: 14, itemHeight: 8, textStyle: text },
    grid: {
      left: 4,
      right: 14,
      top: chart.unit === '' ? 20 : 32,
      bottom: single ? 4 : 28,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'category',
      data: [...chart.categories],
      boundaryGap: chart.type === 'bar' || chart.categories.length === 1,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.line } },
      axisLabel: {
        ...text,
        hideOverlap: true,
        // Long names in a narrow picture: under each other rather than cut.
        ...(fits
          ? {}
          : {
              interval: chart.type === 'bar' ? 0 : 'auto',
              width: room / Math.min(chart.categories.length, 6) - 6,
              overflow: 'break',
            }),
      },
    },
    yAxis: {
      type: 'value',
      // A bar's length is its value; a line's rise is what one looks at.
      scale: chart.type === 'line',
      ...reachingTo(chart.mark),
      name: chart.unit,
      nameTextStyle: { ...text, align: 'left' },
      nameGap: 12,
      splitNumber: 3,
      axisLabel: text,
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: chart.series.map((series, index) => seriesOf(chart, series, index, theme, single)),
  };
}

function seriesOf(
  chart: Chart,
  { name, values }: Chart['series'][number],
  index: number,
  theme: ChartOptions['theme'],
  single: boolean,
): LineSeriesOption | BarSeriesOption {
  const colours = THEMES[theme];
  const common = {
    name,
    // '-' is ECharts' word for no value: it leaves a gap.
    data: values.map((value) => value ?? '-'),
    label: {
      show: single && values.length <= LABELLED_POINTS,
      position: 'top' as const,
      color: colours.ink,
      fontFamily: FONT,
      fontSize: SMALL,
      // The line may run through the figure.
      textBorderColor: colours.surface,
      textBorderWidth: 3,
    },
    ...(index === 0 && chart.mark !== undefined ? { markLine: markLine(chart.mark, theme) } : {}),
  };
  switch (chart.type) {
    case 'line':
      return {
        ...common,
        type: 'line',
        connectNulls: false,
        symbol: (['circle', 'diamond', 'triangle'] as const)[index % 3] ?? 'circle',
        symbolSize: symbolSize(values),
        z: 2 + index,
        lineStyle: { width: 2.5 },
      };
    case 'bar':
      return { ...common, type: 'bar', barMaxWidth: 36, itemStyle: { borderRadius: [4, 4, 0, 0] } };
  }
}

/** "You are here" is a series of one value: it has to be found on another's line. */
function symbolSize(values: readonly (number | null)[]): number {
  if (values.filter((value) => value !== null).length === 1) return 13;
  return values.length > 20 ? 0 : 7;
}

/** The axis goes as far as the line to compare with, also where no value does; otherwise it would not be drawn. */
function reachingTo(mark: Chart['mark']): { min?: AxisEnd; max?: AxisEnd } {
  if (mark === undefined) return {};
  return {
    min: ({ min }) => (mark.value < min ? mark.value : null),
    max: ({ max }) => (mark.value > max ? mark.value : null),
  };
}

/** Null: as ECharts finds best. */
type AxisEnd = (extent: { readonly min: number; readonly max: number }) => number | null;

function markLine(mark: NonNullable<Chart['mark']>, theme: ChartOptions['theme']): BarSeriesOption['markLine'] {
  const colours = THEMES[theme];
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: colours.mark, type: 'dashed', width: 1.5 },
    label: {
      formatter: mark.label.replace(/[{}]/g, ''),
      position: 'insideEndTop',
      color: colours.mark,
      fontFamily: FONT,
      fontSize: SMALL,
    },
    data: [{ yAxis: mark.value }],
  };
}
