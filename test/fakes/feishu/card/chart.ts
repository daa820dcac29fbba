/** Charts: pure JSON, for a private schema of the server's. */
import { boolean, codes, isObject, object, oneOf, pathTo } from './schema.ts';
import type { Check, Walk } from './schema.ts';
import { elementId } from './texts.ts';
import { length, margin } from './values.ts';

/** `common` is what VChart calls a combination. Progress types are unsure, and not among them (assumed). */
const types = new Set(['line', 'area', 'bar', 'pie', 'scatter', 'radar', 'funnel', 'wordCloud', 'common']);

/** A null is documented as refused in `axes`; anywhere else it is assumed. NaN and Infinity become null on the way. */
function reportImpure(value: unknown, at: string, walk: Walk): void {
  if (Array.isArray(value)) {
    // An undefined in a list becomes null too.
    return void value.forEach((each, index) => reportImpure(each ?? null, pathTo(at, index), walk));
  }
  if (isObject(value))
    return void Object.entries(value).forEach(([key, each]) => reportImpure(each, pathTo(at, key), walk));
  const isNull = value === null || (typeof value === 'number' && !Number.isFinite(value));
  if (isNull) walk.report(at, 'must not be null', codes.chart);
  if (typeof value === 'function') walk.report(at, 'must not be a function', codes.chart);
}

const spec: Check = (value, at, walk) => {
  if (!isObject(value)) return void walk.report(at, 'must be an object', codes.chart);
  if (typeof value.type !== 'string' || !types.has(value.type)) {
    walk.report(pathTo(at, 'type'), `unsupported type ${JSON.stringify(value.type)}`, codes.chart);
  }
  reportImpure(value, at, walk);
};

export const chart = object(
  { chart_spec: spec },
  {
    element_id: elementId,
    margin,
    aspect_ratio: oneOf('1:1', '2:1', '4:3', '16:9'),
    color_theme: oneOf('brand', 'rainbow', 'complementary', 'converse', 'primary'),
    height: length(1, 999, 'auto'),
    preview: boolean,
  },
);
