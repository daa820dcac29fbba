import { describe, expect, it } from 'vitest';
import { DuplicateFiguresError } from '../../../src/bot/errors.ts';
import type { Store } from '../../../src/bot/ports.ts';
import { at, figure, idsOf, importFigures, october, trial } from '../sample.ts';

export function figureImportContract(store: Store): void {
  describe('figure import', () => {
    const rows = [figure({ day: '2026-10-01', value: '10' }), figure({ day: '2026-10-02', value: '20' })];

    it('adds rows, and finds the same rows unchanged', async () => {
      const counts = await trial(store, async (tx) => [await importFigures(tx, rows), await importFigures(tx, rows)]);
      expect(counts).toEqual([
        { added: 2, updated: 0, unchanged: 0 },
        { added: 0, updated: 0, unchanged: 2 },
      ]);
    });

    it('keeps the value before a restatement, and who gave the new one', async () => {
      const later = new Date('2026-11-24T09:00:00Z');
      const { counts, found } = await trial(store, async (tx) => {
        await importFigures(tx, rows);
        const restated = [figure({ day: '2026-10-02', value: '20.5', place: 'line 7' }), figure({ day: '2026-10-03' })];
        const counts = await importFigures(tx, restated, later);
        const scope = october((await idsOf(tx)).site('amazon_us'));
        const page = await tx.figures.rows([scope], ['net_sales'], { offset: 0, limit: 10 });
        return { counts, found: page.rows };
      });
      expect(counts).toEqual({ added: 1, updated: 1, unchanged: 0 });
      expect(
        found.map(({ value, restatedFrom, place, importedAt }) => ({ value, restatedFrom, place, importedAt })),
      ).toEqual([
        { value: '20.5', restatedFrom: '20', place: 'line 7', importedAt: later },
        { value: '10', restatedFrom: null, place: 'Figures!2', importedAt: at },
        { value: '1', restatedFrom: null, place: 'Figures!2', importedAt: later },
      ]);
    });

    it('tells facts apart by every part of their key', async () => {
      const apart = [
        figure({}),
        figure({ measure: 'orders' }),
        figure({ day: '2026-10-06' }),
        figure({ siteId: 'amazon_de' }),
        figure({ personId: 'E003' }),
        figure({ item: 'SKU-1' }),
        figure({ sourceKey: 'workbook' }),
      ];
      const counts = await trial(store, (tx) => importFigures(tx, apart));
      expect(counts).toEqual({ added: 7, updated: 0, unchanged: 0 });
    });

    it('carries text of any kind', async () => {
      const item = `SKU "A"\\n\t'; DROP TABLE figure; -- 红色 🎈`;
      const found = await trial(store, async (tx) => {
        await importFigures(tx, [figure({ item, place: '数字!3' })]);
        const scope = october((await idsOf(tx)).site('amazon_us'));
        return tx.figures.rows([scope], ['net_sales'], { offset: 0, limit: 1 });
      });
      expect(found.rows.map((row) => [row.item, row.place])).toEqual([[item, '数字!3']]);
    });

    it('refuses a fact given twice, also in different pieces, and names the places', async () => {
      const twice = trial(store, async (tx) => {
        const figures = await tx.companyImport.beginFigures({ fileName: 'f', sha256: 's', byId: null, at });
        await figures.add([figure({ place: 'line 2' }), figure({ place: 'line 3', item: 'SKU-1' })]);
        await figures.add([figure({ place: 'line 10', value: '5' })]);
        return figures.finish();
      });
      const error: unknown = await twice.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(DuplicateFiguresError);
      expect(error).toMatchObject({ of: 1, pairs: [{ first: 'line 2', second: 'line 10' }] });
    });

    it.each([
      { what: 'an unknown site', row: figure({ siteId: 'amazon_mars' }) },
      { what: 'an unknown person', row: figure({ personId: 'E999' }) },
      { what: 'an unknown source', row: figure({ sourceKey: 'hearsay' }) },
      { what: 'a value with an eleventh decimal', row: figure({ value: '0.00000000001' }) },
    ])('fails on $what', async ({ row }) => {
      await expect(trial(store, (tx) => importFigures(tx, [row]))).rejects.toThrow();
    });

    it('applies two imports in one transaction, one begun before the other ends', async () => {
      const counts = await trial(store, async (tx) => {
        const origin = { fileName: 'f', sha256: 's', byId: null, at };
        const first = await tx.companyImport.beginFigures(origin);
        const second = await tx.companyImport.beginFigures(origin);
        await first.add(rows);
        await second.add(rows);
        return [await first.finish(), await second.finish()];
      });
      expect(counts.map(({ added, unchanged }) => [added, unchanged])).toEqual([
        [2, 0],
        [0, 2],
      ]);
    });
  });
}
