/** The points of an item before any gate, whatever its kind. */
import { judge, missingJudgement, type Judgement } from './attainment.ts';
import type { BySiteItem, ScoringItem, SubjectiveItem } from './document.ts';
import { sum, zero, type Exact } from './exact.ts';
import { meanRating, ratingPoints } from './ratings.ts';
import type { PartResult } from './result.ts';

export type ItemJudgement = Judgement & { readonly meanRating: Exact | null; readonly parts: readonly PartResult[] };

export function judgeItem(item: ScoringItem): ItemJudgement {
  switch (item.kind) {
    case 'measured':
      return { ...judge(item.standard, item.reading), meanRating: null, parts: [] };
    case 'by_site':
      return judgeBySite(item);
    case 'subjective':
      return judgeSubjective(item);
  }
}

function judgeSubjective(item: SubjectiveItem): ItemJudgement {
  const mean = meanRating(item);
  if (mean === null) {
    const reason = { kind: 'too_few_ratings', given: item.ratings.length, needed: item.minRatings } as const;
    return { ...missingJudgement(reason), meanRating: null, parts: [] };
  }
  return { attainment: null, points: ratingPoints(item.map, mean), missing: null, meanRating: mean, parts: [] };
}

/** A site without a reading makes the item missing: its share cannot be judged, and is not given to the others. */
function judgeBySite(item: BySiteItem): ItemJudgement {
  const shares = sum(item.parts.map((part) => part.share));
  const parts = item.parts.map((part) => ({
    siteId: part.siteId,
    share: part.share.div(shares),
    ...judge(part.standard, part.reading),
  }));
  const missing = parts.find((part) => part.missing !== null)?.missing;
  if (missing) return { ...missingJudgement(missing), meanRating: null, parts };
  const attainments = parts.map((part) => part.attainment?.mul(part.share));
  return {
    attainment: attainments.every((each) => each !== undefined) ? sum(attainments) : null,
    points: sum(parts.map((part) => (part.points ?? zero).mul(part.share))),
    missing: null,
    meanRating: null,
    parts,
  };
}
