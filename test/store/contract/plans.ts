import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/bot/ports.ts';
import { at, idsOf, sampleCompany, trial } from '../sample.ts';

export function plansContract(store: Store): void {
  describe('plans, targets and rates', () => {
    it('gives targets with ids, a figure or a band', async () => {
      const { targets, ids } = await trial(store, async (tx) => ({
        targets: await tx.plans.targets('2026-10', ['sales', 'ad_sales_share', 'acos']),
        ids: await idsOf(tx),
      }));
      expect(targets).toEqual([
        { ...sampleCompany.targets[1], personId: ids.person('E003') },
        { ...sampleCompany.targets[0], siteId: ids.site('amazon_us'), value: '120000.5' },
      ]);
    });

    it('gives the metrics of the company as they were written', async () => {
      expect(await trial(store, (tx) => tx.plans.metrics('2026-10'))).toEqual([sampleCompany.metrics[0]!.document]);
    });

    it('gives the plan in force on a period’s first day: a correction does not reach past the next version', async () => {
      const plan = sampleCompany.plans[0]!;
      const step = (effectiveFrom: string, weight: string) => ({
        ...sampleCompany,
        plans: [{ ...plan, effectiveFrom, document: { weight } }],
      });
      const found = await trial(store, async (tx) => {
        await tx.companyImport.apply(step('2026-12-01', '80'), at);
        await tx.companyImport.apply(step('2026-07-01', '90'), at);
        const periods = ['2026-06', '2026-07', '2026-11', '2026-12'];
        const versions = [];
        for (const period of periods) versions.push((await tx.plans.inForce('operations', period))?.version ?? null);
        return versions;
      });
      expect(found).toEqual([null, 3, 3, 2]);
    });

    it('gives plan rates of a period and the last daily rate that is not too old', async () => {
      const found = await trial(store, async (tx) => [
        [...(await tx.rates.plan('2026-10'))],
        [...(await tx.rates.plan('2026-11'))],
        await tx.rates.daily('EUR', '2026-10-02', 3),
        await tx.rates.daily('EUR', '2026-10-03', 0),
        await tx.rates.daily('EUR', '2026-10-10', 7),
        await tx.rates.daily('EUR', '2026-10-11', 7),
        await tx.rates.daily('EUR', '2026-09-30', 7),
        await tx.rates.daily('JPY', '2026-10-03', 7),
      ]);
      expect(found).toEqual([
        [['EUR', '1.085']],
        [],
        { day: '2026-10-01', rate: '1.081' },
        { day: '2026-10-03', rate: '1.0832' },
        { day: '2026-10-03', rate: '1.0832' },
        null,
        null,
        null,
      ]);
    });
  });
}
