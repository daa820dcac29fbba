import { describe, expect, it } from 'vitest';
import type { CompanyData, ImportChanges, Store, Tx } from '../../../src/bot/ports.ts';
import { at, sampleCompany, trial } from '../sample.ts';

/** Sections where something happened: 'people +1 ~2 -0'. */
function summary({ sections }: ImportChanges): readonly string[] {
  return sections
    .filter(({ added, updated, removed }) => added + updated + removed > 0)
    .map(({ section, added, updated, removed }) =>
      [section, `+${String(added)}`, `~${String(updated)}`, `-${String(removed)}`].join(' '),
    );
}

export function companyImportContract(store: Store): void {
  describe('company import', () => {
    const withSample = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
      trial(store, async (tx) => {
        await tx.companyImport.apply(sampleCompany, at);
        return work(tx);
      });
    const again = (change: Partial<CompanyData>): Promise<ImportChanges> =>
      withSample((tx) => tx.companyImport.apply({ ...sampleCompany, ...change }, at));

    it('adds everything the first time', async () => {
      expect(summary(await trial(store, (tx) => tx.companyImport.apply(sampleCompany, at)))).toEqual([
        'company +1 ~0 -0',
        'positions +2 ~0 -0',
        'people +3 ~0 -0',
        'teams +2 ~0 -0',
        'sites +2 ~0 -0',
        'assignments +2 ~0 -0',
        'sources +2 ~0 -0',
        'holidays +2 ~0 -0',
        'metrics +1 ~0 -0',
        'plans +1 ~0 -0',
        'targets +2 ~0 -0',
        'rates +3 ~0 -0',
      ]);
    });

    it('finds nothing to do in the same data', async () => {
      const changes = await again({});
      expect(summary(changes)).toEqual([]);
      expect(changes.examples).toEqual([]);
      expect(changes.sections.map(({ unchanged }) => unchanged)).toEqual([1, 2, 3, 2, 2, 2, 2, 2, 1, 1, 2, 3]);
    });

    it('leaves nothing behind when it is rolled back', async () => {
      await again({});
      expect(await store.transaction((tx) => tx.people.list())).toEqual([]);
    });

    it('writes what differs and names it', async () => {
      const [first, ...others] = sampleCompany.people;
      const changes = await again({ people: [{ ...first!, name: '李磊', managerKey: 'E001' }, ...others] });
      expect(summary(changes)).toEqual(['people +0 ~1 -0']);
      expect(changes.examples).toEqual(['people: E003']);
    });

    it('keeps people who are no longer in the workbook', async () => {
      const people = await withSample(async (tx) => {
        const rest = { ...sampleCompany, people: sampleCompany.people.slice(1) };
        expect(summary(await tx.companyImport.apply(rest, at))).toEqual([]);
        return tx.people.list();
      });
      expect(people.map(({ key }) => key)).toEqual(['E001', 'E002', 'E003']);
    });

    it('lets two people exchange their addresses', async () => {
      const [first, second, third] = sampleCompany.people;
      const people = [{ ...first!, email: third!.email }, second!, { ...third!, email: first!.email }];
      expect(summary(await again({ people }))).toEqual(['people +0 ~2 -0']);
    });

    it('takes the assignments of a person as the whole of them', async () => {
      const assignments = await withSample(async (tx) => {
        const [, last] = sampleCompany.assignments;
        const changed = { ...sampleCompany, assignments: [{ ...last!, from: '2026-02-01' }] };
        expect(summary(await tx.companyImport.apply(changed, at))).toEqual(['assignments +1 ~0 -2']);
        return tx.people.assignments({ from: '2026-01-01', to: '2026-12-31' });
      });
      expect(assignments.map(({ from, to, sites }) => [from, to, sites.length])).toEqual([['2026-02-01', null, 2]]);
    });

    it('makes a changed plan the next version and keeps the old one', async () => {
      const document = { gates: [], items: [{ id: 'sales', weight: '60' }] };
      const versions = await withSample(async (tx) => {
        const before = await tx.plans.inForce('operations', '2026-10');
        const changed = { ...sampleCompany, plans: [{ ...sampleCompany.plans[0]!, document }] };
        expect(summary(await tx.companyImport.apply(changed, at))).toEqual(['plans +0 ~1 -0']);
        expect(summary(await tx.companyImport.apply(changed, at))).toEqual([]);
        return [await tx.plans.get(before!.id), await tx.plans.inForce('operations', '2026-10')];
      });
      expect(versions.map((version) => [version?.version, version?.document])).toEqual([
        [1, sampleCompany.plans[0]!.document],
        [2, document],
      ]);
    });

    it('takes the targets of a period as the whole of them, and leaves other periods', async () => {
      const target = sampleCompany.targets[0]!;
      const found = await withSample(async (tx) => {
        const november = { ...sampleCompany, targets: [{ ...target, period: '2026-11', value: '1' }] };
        expect(summary(await tx.companyImport.apply(november, at))).toEqual(['targets +1 ~0 -0']);
        const october = { ...sampleCompany, targets: [{ ...target, value: '7' }] };
        expect(summary(await tx.companyImport.apply(october, at))).toEqual(['targets +0 ~1 -1']);
        return [
          ...(await tx.plans.targets('2026-10', ['sales', 'ad_sales_share'])),
          ...(await tx.plans.targets('2026-11', ['sales'])),
        ];
      });
      expect(found.map(({ period, metricKey, value }) => [period, metricKey, value])).toEqual([
        ['2026-10', 'sales', '7'],
        ['2026-11', 'sales', '1'],
      ]);
    });

    it('keeps holidays and the days worked for them, and lists them in the order of days', async () => {
      const holidays = await withSample((tx) => tx.holidays.list());
      expect(holidays).toEqual(sampleCompany.holidays.toReversed());
    });

    it('takes the holidays of a year as the whole of them, and leaves other years', async () => {
      const [madeUp, nationalDay] = sampleCompany.holidays;
      const newYear = { day: '2027-01-01', name: { zh: '元旦', en: 'New Year' }, working: false };
      const longer = { ...nationalDay!, name: { zh: '国庆长假', en: 'National Day week' } };
      const found = await withSample(async (tx) => {
        const nextYear = { ...sampleCompany, holidays: [newYear] };
        expect(summary(await tx.companyImport.apply(nextYear, at))).toEqual(['holidays +1 ~0 -0']);
        const without = await tx.companyImport.apply({ ...sampleCompany, holidays: [] }, at);
        expect(summary(without)).toEqual([]);
        const worked = { ...madeUp!, working: false };
        const changed = await tx.companyImport.apply({ ...sampleCompany, holidays: [worked, longer] }, at);
        expect(summary(changed)).toEqual(['holidays +0 ~2 -0']);
        const shorter = await tx.companyImport.apply({ ...sampleCompany, holidays: [longer] }, at);
        expect(summary(shorter)).toEqual(['holidays +0 ~0 -1']);
        expect(shorter.examples).toEqual(['holidays: 2026-10-10']);
        return tx.holidays.list();
      });
      expect(found).toEqual([longer, newYear]);
    });

    it('opens a cycle for each period with targets', async () => {
      const target = sampleCompany.targets[0]!;
      const cycles = await trial(store, async (tx) => {
        const targets = ['2028-02', '2026-12'].map((period) => ({ ...target, period }));
        await tx.companyImport.apply({ ...sampleCompany, targets }, at);
        return tx.cycles.list();
      });
      expect(cycles).toMatchObject([
        { period: '2026-12', startsOn: '2026-12-01', endsOn: '2026-12-31', state: 'planned', version: 1 },
        { period: '2028-02', startsOn: '2028-02-01', endsOn: '2028-02-29', state: 'planned', version: 1 },
      ]);
    });

    it('refuses what a column would round', async () => {
      const targets = [{ ...sampleCompany.targets[0]!, value: '0.30000000000000004' }];
      await expect(again({ targets })).rejects.toThrow('0.30000000000000004 has more than 10 decimal places');
    });
  });
}
