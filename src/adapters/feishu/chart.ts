/** A chart as a VChart specification, which Feishu draws itself; null where there is nothing to draw. Pure. */
import type { Chart } from '../../cards/model.ts';
import { clip, tidy } from '../chat/text.ts';
import { LIMITS } from './limits.ts';

interface Point {
  readonly category: string;
  readonly series: string;
  readonly value: number;
}

/** Without what has no value: there is no bar then, never one of 0. */
function pointsOf({ categories, series }: Chart): readonly Point[] {
  return series.slice(0, LIMITS.series).flatMap(({ name, values }) =>
    categories.slice(0, LIMITS.points).flatMap((category, n): readonly Point[] => {
      const value = values[n];
      return typeof value === 'number' && Number.isFinite(value)
        ? [{ category: label(category), series: label(name), value }]
        : [];
    }),
  );
}

const label = (text: string): string => clip(tidy(text), LIMITS.label);

const hasGaps = ({ categories, series }: Chart): boolean =>
  series.some(({ values }) => categories.some((_, n) => typeof values[n] !== 'number'));

export function renderChart(chart: Chart): Readonly<Record<string, unknown>> | null {
  const values = pointsOf(chart);
  if (values.length === 0) return null;
  // A line would join those beside the gap: bars leave it open.
  const isLine = chart.type === 'line' && !hasGaps(chart);
  const unit = label(chart.unit);
  return {
    type: isLine ? 'line' : 'bar',
    title: { text: label(chart.title) },
    data: [{ id: 'figures', values }],
    xField: isLine || chart.series.length === 1 ? 'category' : ['category', 'series'],
    yField: 'value',
    seriesField: 'series',
    legends: { visible: chart.series.length > 1, orient: 'bottom' },
    ...(unit.trim() === '' ? {} : { axes: [{ orient: 'left', title: { visible: true, text: unit } }] }),
    ...(chart.mark === undefined
      ? {}
      : { markLine: [{ y: chart.mark.value, label: { visible: true, text: label(chart.mark.label) } }] }),
  };
}
