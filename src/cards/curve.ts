/** The rule from attainment (or the reading itself) to points, as a small chart with "you are here" and a sentence. */
import { exact, max, min, toDecimal } from '../scoring/exact.ts';
import type { Words } from '../words/index.ts';
import { drawn, formatLimit, formatPoints, formatQuantity, formatShare } from './format.ts';
import type { Block } from './model.ts';
import type { DecimalText } from './view.ts';
import type { WhyView } from './whyView.ts';

interface Point {
  readonly x: DecimalText;
  readonly points: DecimalText | null;
  readonly here: DecimalText | null;
}

export function curveBlock(view: WhyView, words: Words): Block {
  const said = words.why;
  const place = here(view);
  const points = placed(view.curve.knots, place);
  const xText = (x: DecimalText): string => axisText(view, x, words);
  return {
    type: 'chart',
    chart: {
      type: 'line',
      title: said.chart,
      summary: sentence(view, place, words),
      categories: points.map(({ x }) => xText(x)),
      series: [
        { name: said.curve, values: points.map((point) => (point.points === null ? null : drawn(point.points))) },
        { name: said.here, values: points.map((point) => (point.here === null ? null : drawn(point.here))) },
      ],
      unit: words.figures.pointUnit,
    },
  };
}

/** Where on the curve it stands, with the points the curve gives there. */
function here({ item, curve }: WhyView): { readonly x: DecimalText; readonly points: DecimalText } | null {
  if (item.points === null) return null;
  const x = curve.over === 'attainment' ? item.attainment : (item.reading?.value ?? null);
  return x === null ? null : { x, points: item.points };
}

/** The knots with the place among them; beyond the ends the curve stays level. */
function placed(
  knots: WhyView['curve']['knots'],
  place: { readonly x: DecimalText; readonly points: DecimalText } | null,
): readonly Point[] {
  const points: Point[] = knots.map(([x, y]) => ({ x, points: y, here: null }));
  if (place === null) return points;
  const x = exact(place.x);
  const exactly = points.findLastIndex((point) => exact(point.x).equals(x));
  const after = points.findIndex((point) => exact(point.x).compare(x) > 0);
  const index = exactly !== -1 ? exactly : after === -1 ? points.length : after;
  const found = { x: place.x, points: levelAt(points, x), here: place.points };
  return exactly === -1
    ? points.toSpliced(index, 0, found)
    : points.with(index, { ...found, points: points[index]?.points ?? null });
}

/** The curve's own height at x, for drawing; a gate may have taken points below it. */
function levelAt(points: readonly Point[], x: ReturnType<typeof exact>): DecimalText | null {
  const before = points.findLast((point) => exact(point.x).compare(x) < 0);
  const after = points.find((point) => exact(point.x).compare(x) > 0);
  if (before?.points == null) return after?.points ?? null;
  if (after?.points == null) return before.points;
  const [fromX, toX] = [exact(before.x), exact(after.x)];
  const [fromY, toY] = [exact(before.points), exact(after.points)];
  const y = fromY.add(toY.sub(fromY).mul(x.sub(fromX)).div(toX.sub(fromX)));
  return toDecimal(max(min(fromY, toY), min(y, max(fromY, toY))), 6);
}

function axisText({ curve, item, basis }: WhyView, x: DecimalText, words: Words): string {
  if (curve.over === 'attainment') return formatLimit(words, { value: x, unit: 'ratio', currency: null });
  if (basis.type === 'subjective') return formatQuantity(words, { value: x, unit: 'rating', currency: null });
  return formatLimit(words, { value: x, unit: item.reading?.unit ?? basis.unit, currency: basis.currency });
}

function sentence(
  view: WhyView,
  place: { readonly x: DecimalText; readonly points: DecimalText } | null,
  words: Words,
): string {
  const said = words.why;
  const { knots } = view.curve;
  const xText = (x: DecimalText): string => axisText(view, x, words);
  const pointsText = (points: DecimalText): string => formatPoints(words, points);
  const parts = knots.flatMap(([x, points], index) => {
    const next = knots[index + 1];
    const before = knots[index - 1];
    // The lower end of a jump is said together with its upper end.
    if (next !== undefined && exact(next[0]).equals(exact(x))) return [];
    if (before !== undefined && exact(before[0]).equals(exact(x))) {
      return [said.jump(xText(x), pointsText(before[1]), pointsText(points))];
    }
    return [said.knot(xText(x), pointsText(points))];
  });
  return said.curveSentence(place === null ? said.hereNowhere : hereText(view, place, words), words.listLong(parts));
}

function hereText(
  { curve, item }: WhyView,
  place: { readonly x: DecimalText; readonly points: DecimalText },
  words: Words,
): string {
  const said = words.why;
  const points = formatPoints(words, place.points);
  if (curve.over === 'attainment' || item.reading === null)
    return said.hereByAttainment(formatShare(words, place.x), points);
  return said.hereAt(formatQuantity(words, item.reading), points);
}
