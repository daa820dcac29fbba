import { expect, it } from 'vitest';
import { daysBetween } from '../../src/bot/period.ts';
import type { Site, TargetRow } from '../../src/bot/ports.ts';
import type { Stretch } from '../../src/bot/scorecard/scope.ts';
import { resolveTargets } from '../../src/bot/scorecard/targets.ts';
import { ratio, sum, toDecimal } from '../../src/scoring/exact.ts';

const stretch = (id: string, from: string, to: string, answeredTo = to): Stretch => ({
  site: { id } as Site,
  share: '1',
  stage: 'mature',
  from: `2026-10-${from}`,
  to: `2026-10-${to}`,
  answeredTo: `2026-10-${answeredTo}`,
  days: daysBetween(`2026-10-${from}`, `2026-10-${to}`),
});
const row: TargetRow = {
  period: '2026-10',
  metricKey: 'listings_published',
  positionKey: '',
  personId: 'p',
  siteId: '',
  stage: null,
  value: '62',
  band: null,
  currency: null,
  origin: { zh: '', en: '' },
};
const question = { period: '2026-10', metricKey: 'listings_published', personId: 'p', positionKey: 'listing_design' };

/** What the person has to reach, over all stretches, when 62 are asked for the 31 days of October. */
it.each([
  ['two sites all month', [stretch('a', '01', '31'), stretch('b', '01', '31')], '62'],
  ['one site after the other', [stretch('a', '01', '11'), stretch('b', '12', '31')], '62'],
  ['a second site from the middle on', [stretch('a', '01', '31'), stretch('b', '16', '31')], '62'],
  ['the same site in two stages', [stretch('a', '01', '10'), stretch('a', '11', '31')], '62'],
  ['who joined on the 16th, at two sites', [stretch('a', '16', '31'), stretch('b', '16', '31')], '32'],
  [
    'figures of one of two sites that end on the 21st',
    [stretch('a', '01', '31'), stretch('b', '01', '21', '31')],
    '52',
  ],
])('a sum set for a person: %s', (_, stretches, expected) => {
  const { slices } = resolveTargets([row], { ...question, additive: true }, stretches);
  const asked = slices.map(({ target, daysInScope, daysInPeriod }) =>
    target?.kind === 'value' ? target.value.mul(ratio(daysInScope, daysInPeriod)) : ratio(0),
  );
  expect(toDecimal(sum(asked))).toBe(expected);
});

it('a quotient is not shared', () => {
  const { slices } = resolveTargets([row], { ...question, additive: false }, [
    stretch('a', '01', '31'),
    stretch('b', '01', '31'),
  ]);
  expect(slices.map(({ target }) => (target?.kind === 'value' ? toDecimal(target.value) : null))).toEqual(['62', '62']);
});
