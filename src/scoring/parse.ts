/** The document form of `npm run score`: JSON text in, a valid document out, or every place that is not as expected. */
import {
  defaultAdjustLimit,
  defaultGrades,
  defaultMaxMissing,
  defaultRatingMap,
  type MeasuredItem,
  type ScoringDocument,
  type ScoringItem,
  type Standard,
  type SubjectiveItem,
} from './document.ts';
import { one, ratio, zero, type Exact } from './exact.ts';
import { noData } from './reason.ts';
import {
  accept,
  check,
  distinct,
  fieldPlace,
  indexPlace,
  list,
  mapping,
  nullable,
  object,
  oneOf,
  optional,
  refuse,
  text,
  refine,
  variants,
  WrittenNumber,
  writtenNumber as figure,
  type Parsed,
  type ParsedBy,
  type Parser,
} from './reader.ts';
import * as rules from './rules.ts';

const targetBand = rules.band(figure);
const measuredFields = object({
  id: text,
  kind: oneOf('measured'),
  weight: rules.above0(figure),
  direction: rules.direction,
  form: optional(rules.lowerForm),
  /** A number, or a band; which of them is the direction's matter. */
  target: nullable((value, place): Parsed<ParsedBy<typeof targetBand> | { readonly value: Exact }> =>
    typeof value === 'object' && value !== null && !(value instanceof WrittenNumber)
      ? targetBand(value, place)
      : refine(figure, (number) => accept({ value: number }))(value, place),
  ),
  curve: optional(rules.curve(figure)),
  reading: nullable(figure),
  reason: optional(text),
  missing: optional(rules.missingRule),
});
type MeasuredFields = ParsedBy<typeof measuredFields>;

function standardOf(fields: MeasuredFields, place: string): Parsed<Standard> {
  const { direction, form = 'linear', target, curve = 'standard' } = fields;
  switch (direction) {
    case 'higher':
    case 'lower': {
      if (target === null || !('value' in target) || target.value.lte(zero))
        return refuse(fieldPlace(place, 'target'), `expected a number above 0, since the direction is ${direction}`);
      const { value } = target;
      return accept(
        direction === 'higher' ? { direction, target: value, curve } : { direction, form, target: value, curve },
      );
    }
    case 'band':
      if (target === null || 'value' in target)
        return refuse(fieldPlace(place, 'target'), 'expected { low, high, tolerance }, since the direction is band');
      return accept({ direction, target, curve });
    case 'value':
      if (fields.curve === undefined)
        return refuse(fieldPlace(place, 'curve'), 'expected a curve: the direction value has none by default');
      return accept({ direction, curve });
  }
}

const measured: Parser<MeasuredItem> = refine(measuredFields, (fields, place) => {
  const standard = standardOf(fields, place);
  if (!standard.ok) return standard;
  const { id, kind, weight, missing = 'exclude', reading, reason } = fields;
  const why = reason === undefined ? noData : ({ kind: 'stated', text: reason } as const);
  return accept({
    id,
    kind,
    weight,
    missing,
    standard: standard.value,
    reading: reading === null ? { missing: why } : { value: reading },
  });
});

const subjectiveFields = object({
  id: text,
  kind: oneOf('subjective'),
  weight: rules.above0(figure),
  ratings: list(
    object({
      group: text,
      score: check(figure, (score) => score.gte(one) && score.lte(ratio(5)), 'a rating within 1 and 5'),
    }),
  ),
  groups: optional(rules.raterGroups(figure)),
  map: optional(rules.ratingMap(figure)),
  minRatings: optional(check(figure, (count) => count.d === 1n && count.gte(one), 'a whole number, 1 or more')),
  missing: optional(rules.missingRule),
});

const subjective: Parser<SubjectiveItem> = refine(subjectiveFields, (fields, place) => {
  const { groups = null, map = defaultRatingMap, minRatings = one, missing = 'exclude', ...rest } = fields;
  const unlisted = groups === null ? -1 : rest.ratings.findIndex(({ group }) => !groups.has(group));
  if (unlisted >= 0)
    return refuse(`${indexPlace(fieldPlace(place, 'ratings'), unlisted)}.group`, 'expected a group that groups lists');
  return accept({ ...rest, groups, map, minRatings: Number(minRatings.n), missing });
});

const items = distinct(
  check(list(variants<ItemParsers>('kind', { measured, subjective })), (all) => all.length > 0, 'at least one item'),
  (item) => item.id,
  (place) => fieldPlace(place, 'id'),
);
interface ItemParsers extends Readonly<Record<string, Parser<ScoringItem>>> {
  readonly measured: Parser<MeasuredItem>;
  readonly subjective: Parser<SubjectiveItem>;
}

const documentFields = object({
  items,
  readings: optional(mapping(nullable(figure))),
  gates: optional(rules.gates(figure)),
  adjustment: optional(figure),
  adjustLimit: optional(rules.notNegative(figure)),
  maxMissing: optional(rules.share(figure)),
  grades: optional(rules.grades(figure)),
});

/** `value`: JSON read by `readJson`. Places are relative to it. */
export const parseDocument: (value: unknown) => Parsed<ScoringDocument> = (value) => documentParser(value, '');

const documentParser: Parser<ScoringDocument> = refine(documentFields, (fields, place) => {
  const { items: all, gates = [], adjustment = zero, adjustLimit = defaultAdjustLimit } = fields;
  const lost = rules.unknownGateItem(gates, new Set(all.map((item) => item.id)), fieldPlace(place, 'gates'));
  if (lost !== null) return refuse(lost, 'expected the id of an item');
  if (adjustment.abs().gt(adjustLimit))
    return refuse(fieldPlace(place, 'adjustment'), 'expected an adjustment within the limit, up or down');
  const readings = [...(fields.readings ?? [])].flatMap(([metric, reading]) =>
    reading === null ? [] : [[metric, reading] as const],
  );
  return accept({
    items: all,
    readings: new Map(readings),
    gates,
    adjustment,
    adjustLimit,
    maxMissing: fields.maxMissing ?? defaultMaxMissing,
    grades: fields.grades ?? defaultGrades,
  });
});
