import { lastPoints, pointsAt } from './curve.ts';
import { isMissing, type Band, type Reading, type Standard } from './document.ts';
import { max, one, ratio, zero, type Exact } from './exact.ts';
import type { MissingReason } from './reason.ts';

/** A reading judged by its standard. Attainment is null where the curve is read at the reading itself, or at infinity. */
export type Judgement =
  | { readonly attainment: Exact | null; readonly points: Exact; readonly missing: null }
  | { readonly attainment: null; readonly points: null; readonly missing: MissingReason };

export const missingJudgement = (missing: MissingReason): Judgement => ({ attainment: null, points: null, missing });

export function judge(standard: Standard, reading: Reading): Judgement {
  if (isMissing(reading)) return missingJudgement(reading.missing);
  const { value } = reading;
  switch (standard.direction) {
    case 'higher':
      return onCurve(standard, value.div(standard.target));
    case 'lower':
      if (standard.form === 'linear') return onCurve(standard, ratio(2).sub(value.div(standard.target)));
      if (value.lt(zero)) return missingJudgement({ kind: 'negative_reading' });
      if (value.equals(zero)) return { attainment: null, points: lastPoints(standard.curve), missing: null };
      return onCurve(standard, standard.target.div(value));
    case 'band':
      return onCurve(standard, one.sub(distance(standard.target, value).div(standard.target.tolerance)));
    case 'value':
      return { attainment: null, points: pointsAt(standard.curve, value), missing: null };
  }
}

function onCurve(standard: Standard, attained: Exact): Judgement {
  const attainment = max(attained, zero);
  return { attainment, points: pointsAt(standard.curve, attainment), missing: null };
}

/** How far outside the band; 0 inside. */
function distance(band: Band, value: Exact): Exact {
  if (value.lt(band.low)) return band.low.sub(value);
  if (value.gt(band.high)) return value.sub(band.high);
  return zero;
}
