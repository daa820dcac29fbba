/** What would be fixed if a cycle were opened now. */
import { cycleOpeningCard, type CycleOpeningView } from '../../cards/cycleOpening.ts';
import type { Card } from '../../cards/model.ts';
import type { PersonName } from '../../cards/view.ts';
import { dayOf, type Context, type Situation } from '../conversation/context.ts';
import { hasAccess } from '../permission.ts';
import type { Cycle, CycleDeadlines, CycleTerms } from '../ports.ts';
import { createWorkCalendar } from '../workdays.ts';
import { proposeDeadlines } from './deadlines.ts';
import { withOrganisation } from './organisation.ts';
import { scopeOfCycle, type CycleScope } from './scope.ts';
import { termsFingerprint } from './terms.ts';

export interface Opening {
  readonly deadlines: CycleDeadlines;
  readonly terms: CycleTerms;
  readonly scope: CycleScope;
  readonly fingerprint: string;
}

/** The deadlines are those that were set for it, or what the calendar proposes. */
export async function openingOf(situation: Situation, cycle: Cycle): Promise<Opening> {
  const { tx } = situation;
  const calendar = createWorkCalendar(await tx.holidays.list());
  const deadlines = cycle.deadlines ?? proposeDeadlines(cycle.period, dayOf(situation), calendar);
  const terms = await tx.cycles.workbookTerms(cycle.period);
  const scope = await scopeOfCycle(await withOrganisation(tx, cycle.period), cycle.period);
  return { deadlines, terms, scope, fingerprint: termsFingerprint(terms, deadlines) };
}

export async function openingCard(context: Context, cycle: Cycle): Promise<Card> {
  return cycleOpeningCard(await openingView(context, cycle), context.words);
}

async function openingView(context: Context, cycle: Cycle): Promise<CycleOpeningView> {
  const { company } = context;
  const { deadlines, terms, scope, fingerprint } = await openingOf(context, cycle);
  const { period } = cycle;
  const tx = await withOrganisation(context.tx, period);
  const positions = new Map((await tx.positions.list()).map(({ key, name }) => [key, name]));
  const positionName = (key: string) => positions.get(key) ?? { zh: key, en: key };
  const byPosition = Map.groupBy(scope.people, ({ positionKey }) => positionKey);
  const plans: CycleOpeningView['plans'][number][] = [];
  for (const { positionKey, planVersionId } of terms.plans) {
    const version = await tx.plans.get(planVersionId);
    const people = byPosition.get(positionKey)?.length ?? 0;
    if (version === null || people === 0) continue;
    plans.push({
      position: positionName(positionKey),
      version: version.version,
      effectiveFrom: version.effectiveFrom,
      people,
    });
  }
  const teams: CycleOpeningView['teams'][number][] = [];
  for (const members of Map.groupBy(scope.people, ({ team }) => team.id).values()) {
    const [first] = members;
    if (first === undefined) continue;
    const { team } = first;
    teams.push({ name: team.name, people: members.length, lead: await leadOf({ ...context, tx }, team.leadId) });
  }
  return {
    period,
    version: cycle.version,
    terms: fingerprint,
    today: dayOf(context),
    deadlines,
    reportingCurrency: company.reportingCurrency,
    people: scope.people.length,
    plans,
    targets: terms.targets.length,
    rates: terms.rates,
    teams,
    withoutPlan: scope.withoutPlan.map(({ person: { id, name }, positionKey }) => ({
      person: { id, name },
      position: positionName(positionKey),
    })),
  };
}

/** Null where a team has none, and where its lead has left: then managers rate. */
async function leadOf(situation: Situation, leadId: string | null): Promise<PersonName | null> {
  const lead = leadId === null ? null : await situation.tx.people.get(leadId);
  return lead === null || !hasAccess(lead, dayOf(situation)) ? null : { id: lead.id, name: lead.name };
}
