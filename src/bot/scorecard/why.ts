/** Why an indicator brings what it brings: the formula with its figures, the target and its origin, who decided. */
import { formulaParts, type FormulaNames } from '../../cards/formula.ts';
import type { Quantity } from '../../cards/view.ts';
import { whyCard, type WhyBasis, type WhyView } from '../../cards/why.ts';
import { countKey } from '../../scoring/formula.ts';
import type { Metric } from '../../scoring/metric.ts';
import type { Context } from '../conversation/context.ts';
import { dayOf, viewerOf } from '../conversation/context.ts';
import { toAsker } from '../conversation/replies.ts';
import { mayRead } from '../permission.ts';
import { addPeriods, BEGINNING } from '../period.ts';
import type { Period, Reply } from '../ports.ts';
import { knownName, nameOf } from '../review/state.ts';
import { evaluationOf } from './current.ts';
import type { EvaluatedItem } from './evaluation.ts';
import { knownMeasure, measuresIn, scopesOf } from './itemFigures.ts';
import { itemView } from './itemView.ts';
import { companyMetrics } from './metrics.ts';
import { isItem, openItem, type OpenedItem } from './openItem.ts';
import { planOf } from './plan.ts';
import { everyoneHasRated, ratingStatus, stateFor } from './view.ts';

export async function showWhy(
  context: Context,
  personId: string,
  period: Period,
  itemId: string,
): Promise<readonly Reply[]> {
  const opened = await openItem(context, 'see_scorecard', personId, period, itemId);
  if (!isItem(opened)) return opened;
  const { standing, evaluation, record, item, index } = opened;
  const { tx, now, company, asker } = context;
  const before = await evaluationOf(tx, now, company, personId, addPeriods(period, -1), asker);
  const neighbour = (at: number): WhyView['nextItem'] => {
    const other = evaluation.items[at];
    return other === undefined ? null : { id: other.id, name: other.name };
  };
  const ratings = await ratingStatus(context, standing, record, period);
  const view: WhyView = {
    person: { id: personId, name: standing.person.name },
    timeZone: asker.timeZone,
    period,
    item: await itemView(
      { tx, now, company, standing, period, rated: everyoneHasRated(ratings) },
      item,
      before?.items.find(({ id }) => id === item.id),
    ),
    index: index + 1,
    of: evaluation.items.length,
    basis: await basisOf(context, opened),
    contribution: item.contribution,
    curve: item.curve,
    plan: {
      position: evaluation.position.name,
      version: evaluation.plan.version,
      effectiveFrom: evaluation.plan.effectiveFrom === BEGINNING ? null : evaluation.plan.effectiveFrom,
    },
    state: await stateFor(context, standing, record, period),
    previousItem: neighbour(index - 1),
    nextItem: neighbour(index + 1),
    ask: item.kind === 'measured' ? await dataOwner(context) : await nameOf(tx, standing.leadIds[0]),
  };
  return toAsker(whyCard(view, context.words));
}

/** Whoever answers for figures: the data owner, and where there is none the administrator. */
async function dataOwner({ tx }: Context): Promise<WhyView['ask']> {
  const people = await tx.people.list();
  const owner =
    people.find(({ roles }) => roles.includes('data_owner')) ??
    people.find(({ roles }) => roles.includes('administrator'));
  return owner === undefined ? null : { id: owner.id, name: owner.name };
}

async function basisOf(context: Context, opened: OpenedItem): Promise<WhyBasis> {
  const { tx } = context;
  const { item, evaluation, standing } = opened;
  if (item.metric === null) return subjectiveBasis(context, opened);
  const metric = (await companyMetrics(tx, evaluation.period)).get(item.metric);
  if (metric === undefined) throw new Error('a scorecard names a metric that does not exist');
  const scopes = await scopesOf(context, opened, standing.personId);
  const { of } = await tx.figures.rows(scopes, measuresIn(metric), { offset: 0, limit: 1 });
  const sites = (await tx.sites.list()).filter(({ id }) => item.siteIds.includes(id));
  return {
    type: 'measured',
    definition: definitionOf(metric),
    unit: item.unit,
    currency: item.currency,
    formula: formulaParts(metric.parsed, namesFor(item, evaluation.reportingCurrency)),
    quotient: quotientOf(item, evaluation.reportingCurrency),
    targetOrigins: item.targetOrigins,
    sites: sites.map(({ name }) => name),
    rows: of,
  };
}

function definitionOf(metric: Metric): { zh: string; en: string } {
  const { tax, refunds, attribution, dateBasis } = metric.definition;
  const parts = [metric.meaning, tax, refunds, attribution, dateBasis].filter(({ zh }) => zh !== '');
  const sentence = (text: string): string => text.replace(/[。.]$/u, '');
  return {
    zh: `${parts.map(({ zh }) => sentence(zh)).join('；')}。`,
    en: `${parts.map(({ en }) => sentence(en)).join('; ')}.`,
  };
}

/** The figure of each measure, as it stands in the formula. */
function namesFor(item: EvaluatedItem, currency: string): FormulaNames {
  const figure = (key: string, unit: Quantity['unit']): Quantity | null => {
    const value = item.figures[key];
    return value === undefined ? null : { value, unit, currency: unit === 'money' ? currency : null };
  };
  return {
    measure: (key) => {
      const measure = knownMeasure(key);
      return { name: measure.name, value: figure(key, measure.unit) };
    },
    count: (measure, op, value) => ({
      name: knownMeasure(measure).name,
      value: figure(countKey(measure, op, value), 'count'),
    }),
    days: figure('days', 'days'),
  };
}

/** Shown in the formula's place where the figures put into it would not give the reading. */
function quotientOf(item: EvaluatedItem, currency: string): Extract<WhyBasis, { type: 'measured' }>['quotient'] {
  if (item.figuresExplain || item.numerator === null || item.denominator === null) return null;
  const quantity = (value: string): Quantity => ({ value, unit: item.unit === 'ratio' ? 'money' : 'count', currency });
  return { numerator: quantity(item.numerator), denominator: quantity(item.denominator) };
}

async function subjectiveBasis(context: Context, opened: OpenedItem): Promise<WhyBasis> {
  const { tx } = context;
  const { standing, evaluation, record, item } = opened;
  const plan = await planOf(tx, standing, evaluation.period);
  const criterion = plan.document?.items.find(
    (candidate) => candidate.kind === 'subjective' && candidate.id === item.id,
  );
  if (criterion?.kind !== 'subjective') throw new Error('a scorecard names a criterion that its plan does not hold');
  const moment = { on: dayOf(context), published: record?.state === 'published' };
  const maySee = (what: 'see_ratings' | 'see_notes'): boolean =>
    mayRead(viewerOf(context), what, standing, moment).allowed;
  const ratings = record === null || !maySee('see_ratings') ? [] : await tx.scorecards.ratings(record.id);
  return {
    type: 'subjective',
    meaning: criterion.meaning,
    anchors: criterion.anchors,
    notes: maySee('see_notes') ? await leadNotes(context, record) : [],
    ratings: await Promise.all(
      ratings
        .filter(({ criterion: rated }) => rated === item.id)
        .map(async ({ raterId, score, at }) => ({ rater: await knownName(tx, raterId), score, at: at.toISOString() })),
    ),
  };
}

/** What was written for the rating: the person reads it with the published result. */
async function leadNotes(
  { tx }: Context,
  record: OpenedItem['record'],
): Promise<Extract<WhyBasis, { type: 'subjective' }>['notes']> {
  const notes =
    record === null ? [] : (await tx.scorecards.notes(record.id)).filter(({ kind }) => kind === 'lead_note');
  return Promise.all(notes.map(async ({ authorId, text }) => ({ author: await knownName(tx, authorId), text })));
}
