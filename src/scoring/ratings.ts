import { pointsAt } from './curve.ts';
import type { Knot, RatingMap, SubjectiveItem } from './document.ts';
import { one, ratio, sum, type Exact } from './exact.ts';

/**
 * Within a group the mean, across groups the weighted mean over groups that have a rating: a group of many weighs no
 * more than its weight. Null with fewer ratings than the criterion asks for.
 */
export function meanRating(item: Pick<SubjectiveItem, 'ratings' | 'groups' | 'minRatings'>): Exact | null {
  if (item.ratings.length === 0 || item.ratings.length < item.minRatings) return null;
  const byGroup = Map.groupBy(item.ratings, (rating) => rating.group);
  const means = [...byGroup].map(([group, ratings]) => ({
    weight: item.groups === null ? one : weightOf(item.groups, group),
    mean: sum(ratings.map((rating) => rating.score)).div(ratio(ratings.length)),
  }));
  return sum(means.map(({ weight, mean }) => weight.mul(mean))).div(sum(means.map(({ weight }) => weight)));
}

function weightOf(groups: ReadonlyMap<string, Exact>, group: string): Exact {
  const weight = groups.get(group);
  if (weight === undefined) throw new RangeError(`a rating of the unlisted group ${group}`);
  return weight;
}

/** Read between whole ratings by linear interpolation, so that means work. */
export const ratingPoints = (map: RatingMap, rating: Exact): Exact =>
  pointsAt(
    map.map((points, index): Knot => ({ x: ratio(index + 1), points })),
    rating,
  );
