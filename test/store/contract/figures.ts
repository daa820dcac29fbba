import { describe, expect, it } from 'vitest';
import type { CountCondition, FigureRow, FigureScope, FigureTotal, Store } from '../../../src/bot/ports.ts';
import { at, figure, idsOf, importFigures, october, trial } from '../sample.ts';

export function figuresContract(store: Store): void {
  /** Totals over some figures, for scopes named by the sample's keys. */
  const totals = (
    rows: readonly FigureRow[],
    scopes: readonly FigureScope[],
    conditions: readonly CountCondition[] = [],
  ): Promise<readonly FigureTotal[]> =>
    trial(store, async (tx) => {
      await importFigures(tx, rows);
      const ids = await idsOf(tx);
      const asked = scopes.map((scope) => ({
        ...scope,
        siteId: ids.site(scope.siteId),
        personId: scope.personId === '' ? '' : ids.person(scope.personId),
      }));
      return tx.figures.totals(asked, conditions);
    });
  const us = october('amazon_us');

  describe('totals of figures', () => {
    it('sums a month exactly, to the last of thirty digits', async () => {
      const [total, ...others] = await totals(
        [
          figure({ day: '2026-10-01', value: '12345678901234567890.0123456789' }),
          figure({ day: '2026-10-02', item: 'SKU-1', value: '0.1' }),
          figure({ day: '2026-10-31', value: '0.2' }),
        ],
        [us],
      );
      expect(others).toEqual([]);
      expect(total).toEqual({
        siteId: total!.siteId,
        personId: '',
        measure: 'net_sales',
        period: '2026-10',
        sum: '12345678901234567890.3123456789',
        currency: 'USD',
        days: 3,
        count: 3,
        counts: [],
        lastDay: '2026-10-31',
        conflictingSources: false,
      });
    });

    it('writes sums plainly: no exponent, no trailing zeros', async () => {
      const sums = async (...values: string[]): Promise<string> => {
        const rows = values.map((value, index) => figure({ item: String(index), value }));
        return (await totals(rows, [us]))[0]!.sum;
      };
      expect(await sums('48210.3700000000')).toBe('48210.37');
      expect(await sums('0.0000000001')).toBe('0.0000000001');
      expect(await sums('1000', '2000')).toBe('3000');
      expect(await sums('-5', '5')).toBe('0');
    });

    it('keeps months, measures, sites and people apart', async () => {
      const found = await totals(
        [
          figure({ day: '2026-09-30', value: '1' }),
          figure({ day: '2026-10-01', value: '2' }),
          figure({ measure: 'orders', currency: null, value: '3' }),
          figure({ personId: 'E003', value: '4' }),
          figure({ siteId: 'amazon_de', currency: 'EUR', value: '5' }),
        ],
        [{ ...us, from: '2026-09-01' }, october('amazon_us', 'E003')],
      );
      expect(found.map(({ measure, period, personId, sum }) => [measure, period, personId !== '', sum])).toEqual([
        ['net_sales', '2026-09', false, '1'],
        ['net_sales', '2026-10', false, '2'],
        ['orders', '2026-10', false, '3'],
        ['net_sales', '2026-10', true, '4'],
      ]);
    });

    it('counts a day once, however many scopes hold it', async () => {
      const rows = [figure({ day: '2026-10-10' }), figure({ day: '2026-10-20' }), figure({ day: '2026-10-25' })];
      const found = await totals(rows, [
        { ...us, from: '2026-10-15', to: '2026-10-25' },
        { ...us, to: '2026-10-20' },
        { ...us, from: '2026-10-10', to: '2026-10-10' },
      ]);
      expect(found.map(({ sum, days }) => [sum, days])).toEqual([['3', 3]]);
    });

    it('leaves out the days between two scopes', async () => {
      const rows = [figure({ day: '2026-10-10' }), figure({ day: '2026-10-20' }), figure({ day: '2026-10-25' })];
      const found = await totals(rows, [
        { ...us, to: '2026-10-19' },
        { ...us, from: '2026-10-21' },
      ]);
      expect(found.map(({ sum }) => sum)).toEqual(['2']);
    });

    it('counts the rows that satisfy a condition, and says of which measure it spoke', async () => {
      const reply = (item: string, value: string): FigureRow =>
        figure({ measure: 'review_reply_hours', currency: null, item, value });
      const found = await totals(
        [reply('r1', '47.9999999999'), reply('r2', '48'), reply('r3', '48.0000000001'), figure({})],
        [us],
        (['<=', '<', '>', '>='] as const).map((op) => ({ measure: 'review_reply_hours', op, value: '48' })),
      );
      expect(found.map(({ measure, counts }) => [measure, counts])).toEqual([
        ['net_sales', [null, null, null, null]],
        ['review_reply_hours', [2, 1, 1, 2]],
      ]);
    });

    it('never adds up two sources: it takes the first and says that they contradict', async () => {
      const found = await totals(
        [
          figure({ value: '10' }),
          figure({ value: '11', sourceKey: 'workbook' }),
          figure({ value: '5', sourceKey: 'workbook', day: '2026-10-06' }),
          figure({ measure: 'orders', value: '3', sourceKey: 'workbook' }),
        ],
        [us],
      );
      expect(
        found.map(({ measure, sum, days, conflictingSources }) => [measure, sum, days, conflictingSources]),
      ).toEqual([
        ['net_sales', '15', 2, true],
        ['orders', '3', 1, false],
      ]);
    });

    it('says when a day is told as a whole and in parts', async () => {
      const found = await totals(
        [
          figure({ value: '10' }),
          figure({ value: '4', item: 'SKU-1' }),
          figure({ measure: 'orders', value: '3', item: 'SKU-1' }),
          figure({ measure: 'orders', value: '2', item: 'SKU-2' }),
        ],
        [us],
      );
      expect(found.map(({ measure, conflictingSources }) => [measure, conflictingSources])).toEqual([
        ['net_sales', true],
        ['orders', false],
      ]);
    });

    it('does not take a change of sources from one day to the next for a contradiction', async () => {
      const found = await totals(
        [figure({ value: '10' }), figure({ value: '11', sourceKey: 'workbook', day: '2026-10-06' })],
        [us],
      );
      expect(found.map(({ sum, conflictingSources }) => [sum, conflictingSources])).toEqual([['21', false]]);
    });

    it('keeps currencies apart', async () => {
      const found = await totals([figure({}), figure({ item: 'SKU-1', currency: 'EUR' })], [us]);
      expect(found.map(({ currency, sum }) => [currency, sum])).toEqual([
        ['EUR', '1'],
        ['USD', '1'],
      ]);
    });

    it('has none where nothing was measured or asked', async () => {
      expect(await totals([figure({})], [october('amazon_de')])).toEqual([]);
      expect(await totals([figure({})], [])).toEqual([]);
    });
  });

  describe('rows behind a figure', () => {
    it('come with the largest first, page by page, with where they are from', async () => {
      const rows = [
        figure({ item: 'a', value: '-30' }),
        figure({ item: 'b', value: '20' }),
        figure({ item: 'c', value: '40.50' }),
        figure({ item: 'd', measure: 'orders' }),
      ];
      const pages = await trial(store, async (tx) => {
        await importFigures(tx, rows);
        const scope = october((await idsOf(tx)).site('amazon_us'));
        const page = (offset: number) => tx.figures.rows([scope, scope], ['net_sales'], { offset, limit: 2 });
        return [await page(0), await page(2), await page(4)];
      });
      expect(pages.map(({ of, rows }) => [of, rows.map(({ item, value }) => `${item} ${value}`)])).toEqual([
        [3, ['c 40.5', 'a -30']],
        [3, ['b 20']],
        [3, []],
      ]);
      expect(pages[0]!.rows[0]).toEqual({
        ...figure({ item: 'c', value: '40.5' }),
        siteId: pages[0]!.rows[0]!.siteId,
        importedAt: at,
        fileName: 'figures.csv',
        restatedFrom: null,
      });
    });
  });

  describe('freshness', () => {
    it('tells the last day of each source at each site, of the measures asked', async () => {
      const { found, ids } = await trial(store, async (tx) => {
        await importFigures(tx, [
          figure({ day: '2026-10-05' }),
          figure({ day: '2026-10-07', measure: 'orders' }),
          figure({ day: '2026-10-03', sourceKey: 'workbook' }),
          figure({ day: '2026-10-08', sourceKey: 'workbook', measure: 'cogs' }),
          figure({ day: '2026-10-09', siteId: 'amazon_de' }),
        ]);
        const ids = await idsOf(tx);
        return {
          ids,
          found: await tx.figures.freshness([ids.site('amazon_us')], ['net_sales', 'orders', 'ad_spend']),
        };
      });
      const siteId = ids.site('amazon_us');
      expect(found).toEqual([
        { sourceKey: 'seller_api', siteId, lastDay: '2026-10-07', importedAt: at },
        { sourceKey: 'workbook', siteId, lastDay: '2026-10-03', importedAt: at },
      ]);
    });

    it('lists the sources with their names', async () => {
      expect(await trial(store, (tx) => tx.figures.sources())).toEqual([
        { key: 'seller_api', name: { zh: '卖家接口', en: 'Seller API' }, lateAfterHours: 48 },
        { key: 'workbook', name: { zh: '工作簿', en: 'Workbook' }, lateAfterHours: 72 },
      ]);
    });
  });
}
