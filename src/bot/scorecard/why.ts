/** Why an indicator brings what it brings: the formula with its figures, the target's origin, the rows behind it. */
import { formulaParts, type FormulaNames } from '../../cards/formula.ts';
import type { Quantity } from '../../cards/view.ts';
import { whyCard, type WhyBasis, type WhyView } from '../../cards/why.ts';
import { whyRowsCard, type WhyRowsView } from '../../cards/whyRows.ts';
import { measureOf } from '../../scoring/measures.ts';
import { countKey, leavesOf } from '../../scoring/formula.ts';
import type { Metric } from '../../scoring/metric.ts';
import type { Context } from '../conversation/context.ts';
import { inPlace, notice, toAsker } from '../conversation/replies.ts';
import { may } from '../permission.ts';
import type { FigureScope, Period, Reply, Site } from '../ports.ts';
import { dayOf, viewerOf } from '../conversation/context.ts';
import { knownName } from '../review/state.ts';
import { isOpened, openScorecard, type OpenedScorecard } from './answers.ts';
import { companyMetrics } from './metrics.ts';
import { evaluationOf } from './current.ts';
import type { EvaluatedItem } from './evaluation.ts';
import { scopeOf } from './facts.ts';
import { itemView } from './itemView.ts';
import { planOf } from './plan.ts';
import { addPeriods, BEGINNING } from '../period.ts';
import { figureScope } from './scope.ts';
import { stateFor } from './view.ts';

const ROWS_PER_PAGE = 5;

interface OpenedItem extends OpenedScorecard {
  readonly item: EvaluatedItem;
  readonly index: number;
}

async function openItem(
  context: Context,
  action: 'see_scorecard' | 'see_rows',
  personId: string,
  period: Period,
  itemId: string,
): Promise<OpenedItem | readonly Reply[]> {
  const opened = await openScorecard(context, action, personId, period);
  if (!isOpened(opened)) return opened;
  const index = opened.evaluation.items.findIndex(({ id }) => id === itemId);
  const item = opened.evaluation.items[index];
  if (item === undefined) {
    const wayOn = { do: 'scorecard', person: personId, period } as const;
    return notice(context, { about: 'out_of_date', timeZone: context.asker.timeZone, state: null, wayOn });
  }
  return { ...opened, item, index };
}

const isItem = (opened: OpenedItem | readonly Reply[]): opened is OpenedItem => 'item' in opened;

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
  const owner = (await tx.people.list()).find(
    ({ roles }) => roles.includes('data_owner') || roles.includes('administrator'),
  );
  const view: WhyView = {
    person: { id: personId, name: standing.person.name },
    timeZone: asker.timeZone,
    period,
    item: await itemView(
      { tx, now, company, standing, period },
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
    ask: owner === undefined ? null : { id: owner.id, name: owner.name },
  };
  return toAsker(whyCard(view, context.words));
}

async function basisOf(context: Context, opened: OpenedItem): Promise<WhyBasis> {
  const { tx } = context;
  const { item, evaluation, standing } = opened;
  if (item.metric === null) return subjectiveBasis(context, opened);
  const metric = (await companyMetrics(tx)).get(item.metric);
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

/** The measures that stand in the formula. */
function measuresIn({ parsed }: Metric): readonly string[] {
  const { numerator, denominator } = parsed;
  const leaves = [...leavesOf(numerator), ...(denominator === null ? [] : leavesOf(denominator))];
  return [
    ...new Set(
      leaves.flatMap((leaf) => (leaf.type === 'measure' ? leaf.key : leaf.type === 'count' ? leaf.measure : [])),
    ),
  ];
}

/** @throws Error for a measure that does not exist: formulas and figures are checked when they are imported */
function knownMeasure(key: string) {
  const measure = measureOf(key);
  if (measure === null) throw new Error(`there is no measure ${key}`);
  return measure;
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
  const decided = record?.state === 'approved' || record?.state === 'published';
  const visible = decided || may(viewerOf(context), 'see_ratings', standing, dayOf(context)).allowed;
  const ratings = record === null || !visible ? [] : await tx.scorecards.ratings(record.id);
  return {
    type: 'subjective',
    meaning: criterion.meaning,
    anchors: criterion.anchors,
    ratings: await Promise.all(
      ratings
        .filter(({ criterion: rated }) => rated === item.id)
        .map(async ({ raterId, score, at }) => ({ rater: await knownName(tx, raterId), score, at: at.toISOString() })),
    ),
  };
}

/** Where the figures of an item were counted: its sites and days. */
async function scopesOf(context: Context, opened: OpenedItem, personId: string): Promise<readonly FigureScope[]> {
  const { tx, now } = context;
  const { stretches, document } = await scopeOf(tx, {
    now,
    standing: opened.standing,
    period: opened.evaluation.period,
  });
  const item = document?.items.find(({ id }) => id === opened.item.id);
  const own = item?.kind === 'measured' && item.perPerson;
  return stretches.map((stretch) => figureScope(stretch, own ? personId : ''));
}

export async function showRows(
  context: Context,
  personId: string,
  period: Period,
  itemId: string,
  page: number,
): Promise<readonly Reply[]> {
  const opened = await openItem(context, 'see_rows', personId, period, itemId);
  if (!isItem(opened)) return opened;
  const { tx } = context;
  const { item, standing, evaluation } = opened;
  const metric = item.metric === null ? undefined : (await companyMetrics(tx)).get(item.metric);
  const scopes = metric === undefined ? [] : await scopesOf(context, opened, standing.personId);
  const measures = metric === undefined ? [] : measuresIn(metric);
  const { rows, of } = await tx.figures.rows(scopes, measures, {
    offset: (page - 1) * ROWS_PER_PAGE,
    limit: ROWS_PER_PAGE,
  });
  const sites = new Map<string, Site>((await tx.sites.list()).map((site) => [site.id, site]));
  const sources = new Map((await tx.figures.sources()).map((source) => [source.key, source.name]));
  const view: WhyRowsView = {
    person: { id: personId, name: standing.person.name },
    period: evaluation.period,
    item: { id: item.id, name: item.name },
    page,
    pages: Math.max(1, Math.ceil(of / ROWS_PER_PAGE)),
    of,
    rows: rows.map((row) => {
      const measure = knownMeasure(row.measure);
      const unknown = { zh: row.sourceKey, en: row.sourceKey };
      return {
        day: row.day,
        site: sites.get(row.siteId)?.name ?? { zh: row.siteId, en: row.siteId },
        measure: measure.name,
        item: row.item,
        value: { value: row.value, unit: measure.unit, currency: row.currency },
        source: sources.get(row.sourceKey) ?? unknown,
        fileName: row.fileName,
        place: row.place,
        restatedFrom: row.restatedFrom,
      };
    }),
  };
  const card = whyRowsCard(view, context.words);
  // Leafing through stays in one message; the first page is asked for from the explanation.
  return page === 1 ? toAsker(card) : [inPlace(context, card)];
}
