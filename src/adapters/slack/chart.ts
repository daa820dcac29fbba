/** A chart as Slack draws it, or null where it cannot: what is missing must never be drawn as 0. Pure. */
import type { Card, Chart } from '../../cards/model.ts';
import { LIMITS } from './limits.ts';
import { clip } from '../chat/text.ts';
import { clean, filled } from './spans.ts';

/** Slack's file by the number of the chart in its card, from 0. */
export type Pictures = ReadonlyMap<number, string>;

export const NO_PICTURES: Pictures = new Map();

type SlackBlock = Readonly<Record<string, unknown>>;

const { chart: LIMIT } = LIMITS;

/** Slack wants a point of every series for every category: a category without one is left out, its sentence says why. */
function whole(chart: Chart): readonly number[] {
  return chart.categories.flatMap((_, index) =>
    chart.series.every(({ values }) => typeof values[index] === 'number' && Number.isFinite(values[index]))
      ? [index]
      : [],
  );
}

export function renderChart(chart: Chart): SlackBlock | null {
  const shown = whole(chart);
  const categories = shown.map((index) => clip(clean(chart.categories[index] ?? ''), LIMIT.label).trim());
  const names = chart.series.map(({ name }) => clip(clean(name), LIMIT.label).trim());
  const areTold = (labels: readonly string[]): boolean =>
    !labels.includes('') && new Set(labels).size === labels.length;
  const fits = shown.length > 0 && shown.length <= LIMIT.points && names.length > 0 && names.length <= LIMIT.series;
  if (!fits || !areTold(categories) || !areTold(names)) return null;
  // A line with points left out would join those beside the gap.
  if (chart.type === 'line' && shown.length < chart.categories.length) return null;
  return {
    type: 'data_visualization',
    title: filled(chart.title, LIMIT.title),
    chart: {
      type: chart.type,
      series: chart.series.map(({ values }, n) => ({
        name: names[n],
        data: shown.map((index, at) => ({ label: categories[at], value: values[index] })),
      })),
      axis_config: {
        categories,
        ...(clean(chart.unit).trim() === '' ? {} : { y_label: clip(clean(chart.unit), LIMIT.axis) }),
      },
    },
  };
}

/** Those that are shown as pictures: on a home all of them, in a message those that Slack cannot draw. */
export function chartsToUpload(
  { blocks }: Card,
  surface: 'message' | 'home',
): readonly { readonly index: number; readonly chart: Chart }[] {
  return blocks
    .flatMap((block) => (block.type === 'chart' ? [block.chart] : []))
    .map((chart, index) => ({ index, chart }))
    .filter(({ chart }) => chart.categories.length > 0 && (surface === 'home' || renderChart(chart) === null))
    .slice(0, LIMITS.charts);
}
