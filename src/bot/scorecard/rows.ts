/** The imported rows behind an indicator, page by page, each with its source and place (R9). */
import { whyRowsCard, type WhyRowsView } from '../../cards/whyRows.ts';
import type { Context } from '../conversation/context.ts';
import { inPlace, toAsker } from '../conversation/replies.ts';
import type { Period, Reply, Site } from '../ports.ts';
import { knownMeasure, measuresIn, scopesOf } from './itemFigures.ts';
import { companyMetrics } from './metrics.ts';
import { isItem, openItem } from './openItem.ts';

const ROWS_PER_PAGE = 5;

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
  const metric = item.metric === null ? undefined : (await companyMetrics(tx, period)).get(item.metric);
  const scopes = metric === undefined ? [] : await scopesOf(context, opened, standing.personId);
  const measures = metric === undefined ? [] : measuresIn(metric);
  const { rows, of } = await tx.figures.rows(scopes, measures, {
    offset: (page - 1) * ROWS_PER_PAGE,
    limit: ROWS_PER_PAGE,
  });
  const pages = Math.max(1, Math.ceil(of / ROWS_PER_PAGE));
  // Rows may have gone since the card was made.
  if (page > pages) return showRows(context, personId, period, itemId, pages);
  const sites = new Map<string, Site>((await tx.sites.list()).map((site) => [site.id, site]));
  const sources = new Map((await tx.figures.sources()).map((source) => [source.key, source.name]));
  const view: WhyRowsView = {
    person: { id: personId, name: standing.person.name },
    period: evaluation.period,
    item: { id: item.id, name: item.name },
    page,
    pages,
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
