/** data_visualization: a pie of segments, or series over categories. */
import { byType, isFields, list, number, object, pointerTo, string } from './schema.ts';
import type { Check, Fields, Walk } from './schema.ts';

/** The document of June says 6, live users say 12: the lower is taken (assumed). */
const maxSeries = 6;
const maxCategories = 20;
const label = string({ max: 20 });

const asFields = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

function unique(values: readonly unknown[], at: string, what: string, { report }: Walk): void {
  if (new Set(values).size !== values.length) report(at, `${what} must be unique`);
}

/** Each series has exactly one point per category; that their order does not matter is assumed. */
function onePointPerCategory(chart: Fields, at: string, walk: Walk): void {
  const axis = isFields(chart.axis_config) ? chart.axis_config.categories : undefined;
  const categories = Array.isArray(axis) ? (axis as readonly unknown[]) : [];
  unique(categories, `${at}/axis_config/categories`, 'categories', walk);
  const series = asFields(chart.series);
  unique(
    series.map(({ name }) => name),
    pointerTo(at, 'series'),
    'names of series',
    walk,
  );
  series.forEach(({ data }, index) => {
    const labels = asFields(data).map((point) => point.label);
    const same = labels.length === categories.length && categories.every((category) => labels.includes(category));
    if (!same) walk.report(`${at}/series/${index}/data`, 'must have exactly one point for each category');
  });
}

const overCategories = object(
  {
    series: list(
      object({
        name: label,
        data: list(object({ label, value: number({}) }), { max: maxCategories }),
      }),
      { max: maxSeries },
    ),
    axis_config: object(
      { categories: list(label, { max: maxCategories }) },
      { x_label: string({ max: 50 }), y_label: string({ max: 50 }) },
    ),
  },
  {},
  onePointPerCategory,
);

const positive: Check = (value, at, walk) => {
  number({})(value, at, walk);
  if (typeof value === 'number' && value <= 0) walk.report(at, 'must be greater than 0');
};

export const chartBlock = object(
  {
    title: string({ max: 50 }),
    chart: byType({
      line: overCategories,
      bar: overCategories,
      area: overCategories,
      pie: object({ segments: list(object({ label, value: positive }), { max: maxSeries }) }, {}, (fields, at, walk) =>
        unique(
          asFields(fields.segments).map((segment) => segment.label),
          pointerTo(at, 'segments'),
          'labels',
          walk,
        ),
      ),
    }),
  },
  { block_id: string({ max: 255 }) },
);
