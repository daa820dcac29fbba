/** How far a cycle is, and who still has to do something. */
import type { CycleView, OpenStep } from '../../cards/cycle.ts';
import type { PersonName } from '../../cards/view.ts';
import { dayOf, type Situation } from '../conversation/context.ts';
import { standingOf, type Standing } from '../people/standing.ts';
import type { Cycle, CycleState, Person, ScorecardProgress, Team } from '../ports.ts';
import { knownName } from '../review/state.ts';
import { companyMetrics } from '../scorecard/metrics.ts';
import { lateSources, regularMeasures } from '../scorecard/freshness.ts';
import { readPlan } from '../scorecard/plan.ts';
import { dueOn } from './deadlines.ts';
import { withOrganisation } from './organisation.ts';
import { countRestated } from './restated.ts';
import { scopeOfCycle, type CycleScope } from './scope.ts';
import { driftOf, termsFingerprint } from './terms.ts';

/** `verifying` and `appeal` are for later. Null before the opening. */
export function openStep(state: CycleState): OpenStep | 'closed' | null {
  switch (state) {
    case 'planned':
      return null;
    case 'collecting':
    case 'verifying':
      return 'collecting';
    case 'rating':
    case 'approving':
      return state;
    case 'published':
    case 'appeal':
      return 'published';
    case 'closed':
      return 'closed';
  }
}

/** A person of the cycle with how far their scorecard is. */
export interface Followed {
  readonly progress: ScorecardProgress;
  readonly standing: Standing;
  /** The last one in the period; null where the assignment is gone. */
  readonly team: Team | null;
}

/** Everybody the cycle judges, with the organisation read once. */
export async function followed(situation: Situation, cycle: Cycle): Promise<readonly Followed[]> {
  const tx = await withOrganisation(situation.tx, cycle.period);
  const everybody: Followed[] = [];
  for (const progress of await tx.scorecards.progress(cycle.id)) {
    const standing = await standingOf(tx, progress.personId, cycle.period, dayOf(situation));
    if (standing === null) continue;
    const teamId = standing.assignments.at(-1)?.teamId;
    everybody.push({ progress, standing, team: standing.teams.find(({ id }) => id === teamId) ?? null });
  }
  return everybody;
}

const RATED: readonly ScorecardProgress['state'][] = ['rated', 'approved', 'published'];

export const isRated = ({ state }: ScorecardProgress): boolean => RATED.includes(state);
export const isApproved = ({ state }: ScorecardProgress): boolean => state === 'approved' || state === 'published';

/** What a step waits for is done. */
export function isDone(step: OpenStep, progress: ScorecardProgress): boolean {
  switch (step) {
    case 'collecting':
      return true;
    case 'rating':
      return isRated(progress);
    case 'approving':
      return isApproved(progress);
    case 'published':
      return progress.state !== 'published' || progress.acknowledgedAt !== null;
  }
}

/** Who has to do something so that a step is done for a person. */
export function actorsOf(step: OpenStep, { standing }: Followed): readonly string[] {
  switch (step) {
    case 'collecting':
      return [];
    case 'rating':
      return standing.leadIds;
    case 'approving':
      return standing.lineIds.slice(0, 1);
    case 'published':
      return [standing.personId];
  }
}

/** @throws Error for a cycle that is not open */
export async function cycleView(situation: Situation, cycle: Cycle, reader: Person): Promise<CycleView> {
  const { tx, now, company } = situation;
  const { period, deadlines } = cycle;
  const step = openStep(cycle.state);
  if (step === null || deadlines === null) throw new Error('a cycle that is not open has no progress');
  const everybody = await followed(situation, cycle);
  const people = new Map((await tx.people.list()).map(({ id, name }) => [id, { id, name }]));
  const names = (ids: Iterable<string>): readonly PersonName[] => [...ids].flatMap((id) => people.get(id) ?? []);
  const count = (test: (progress: ScorecardProgress) => boolean): number =>
    everybody.filter(({ progress }) => test(progress)).length;
  const published = everybody.filter(({ progress }) => progress.state === 'published');
  const scope = await scopeOfCycle(await withOrganisation(tx, period), period);
  const drift = step === 'closed' ? null : await driftView(situation, cycle, everybody, scope);
  return {
    period,
    timeZone: reader.timeZone,
    version: cycle.version,
    state:
      step === 'closed' ? await closedState(situation, cycle) : { at: step, due: dueOn(deadlines[step], now, company) },
    people: everybody.length,
    done: {
      rated: count(isRated),
      decided: count(isApproved),
      published: published.length,
      read: count(({ acknowledgedAt }) => acknowledgedAt !== null),
    },
    teams: step === 'closed' ? [] : openByTeam(step, everybody, names),
    late: step === 'collecting' ? await lateFigures(situation, cycle, scope) : [],
    drift,
    restated: published.length === 0 ? 0 : await countRestated(situation, cycle),
    corrections: (await tx.scorecards.corrections(published.map(({ progress }) => progress.id))).length,
    publishable: publishableByTeam(everybody),
    missing: step === 'closed' ? [] : names(missingIn(step, everybody)),
  };
}

/** Who has to act before the step is done; at its end, who has no result. */
function missingIn(step: OpenStep, everybody: readonly Followed[]): ReadonlySet<string> {
  return new Set(
    step === 'published'
      ? everybody.filter(({ progress }) => progress.state !== 'published').map(({ standing }) => standing.personId)
      : everybody.filter(({ progress }) => !isDone(step, progress)).flatMap((each) => actorsOf(step, each)),
  );
}

function openByTeam(
  step: OpenStep,
  everybody: readonly Followed[],
  names: (ids: Iterable<string>) => readonly PersonName[],
): CycleView['teams'] {
  return byTeam(everybody).map(({ team, members }) => {
    const open = members.filter(({ progress }) => !isDone(step, progress));
    const who = new Set(open.flatMap((each) => actorsOf(step, each)));
    return { name: team.name, open: open.length, of: members.length, who: names(who) };
  });
}

function publishableByTeam(everybody: readonly Followed[]): CycleView['publishable'] {
  return byTeam(everybody).flatMap(({ team, members }) => {
    const count = members.filter(({ progress }) => progress.state === 'approved').length;
    return count === 0 ? [] : [{ team: team.id, name: team.name, count }];
  });
}

function byTeam(
  everybody: readonly Followed[],
): readonly { readonly team: Team; readonly members: readonly Followed[] }[] {
  return [...Map.groupBy(everybody, ({ team }) => team?.id).values()]
    .flatMap((members) => {
      const team = members[0]?.team ?? null;
      return team === null ? [] : [{ team, members }];
    })
    .sort((a, b) => (a.team.key < b.team.key ? -1 : 1));
}

async function closedState({ tx }: Situation, { closedById, closedAt }: Cycle): Promise<CycleView['state']> {
  if (closedById === null || closedAt === null) throw new Error('a closed cycle does not say by whom');
  return { at: 'closed', by: await knownName(tx, closedById), on: closedAt.toISOString() };
}

async function driftView(
  { tx }: Situation,
  cycle: Cycle,
  everybody: readonly Followed[],
  scope: CycleScope,
): Promise<CycleView['drift']> {
  const known = new Set(everybody.map(({ progress }) => progress.personId));
  const people = scope.people.filter(({ person }) => !known.has(person.id)).length;
  const drift = await driftOf(tx, cycle);
  if ((drift === null && people === 0) || cycle.deadlines === null) return null;
  const terms = termsFingerprint(await tx.cycles.workbookTerms(cycle.period), cycle.deadlines);
  return { terms, people, ...(drift ?? { plans: 0, targets: 0, rates: 0, metrics: 0 }) };
}

/** Sources that are late, at sites that are judged, for what the plans are worked out of. */
async function lateFigures({ tx, now }: Situation, { period }: Cycle, scope: CycleScope): Promise<CycleView['late']> {
  const metrics = await companyMetrics(tx, period);
  const keys = new Set<string>();
  for (const positionKey of new Set(scope.people.map((each) => each.positionKey))) {
    const version = await tx.plans.inForce(positionKey, period);
    if (version === null) continue;
    const plan = readPlan(version);
    for (const rule of plan.items) if (rule.kind === 'measured') keys.add(rule.metric);
    for (const gate of plan.gates) keys.add(gate.metric);
  }
  const measures = regularMeasures([...keys].flatMap((key) => metrics.get(key) ?? []));
  const siteIds = (await tx.sites.list()).map(({ id }) => id);
  const late = await lateSources(tx, now, siteIds, measures);
  return late.map(({ source, site, lastDay }) => ({ source: source.name, site: site.name, lastDay }));
}
