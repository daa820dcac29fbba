import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/bot/ports.ts';
import { idsOf, sampleCompany, trial } from '../sample.ts';

export function peopleContract(store: Store): void {
  describe('company, people, teams and sites', () => {
    it('gives the company back', async () => {
      expect(await trial(store, (tx) => tx.company.get())).toEqual(sampleCompany.company);
    });

    it('gives a person back as they were written, with their manager', async () => {
      const { found, manager } = await trial(store, async (tx) => {
        const person = await tx.people.byKey('E003');
        return { found: person, manager: await tx.people.get(person!.managerId!) };
      });
      expect(found).toEqual({
        id: found!.id,
        key: 'E003',
        name: '李雷',
        email: 'Li.Lei@example.com',
        mobile: null,
        language: 'zh',
        timeZone: 'Asia/Shanghai',
        roles: [],
        managerId: manager!.id,
        joinedOn: '2024-02-29',
        leftOn: null,
      });
      expect(manager!.key).toBe('E002');
    });

    it('finds a person by address, however it is written, and by account', async () => {
      const found = await trial(store, async (tx) => [
        (await tx.people.byEmail('li.lei@EXAMPLE.com'))?.key,
        (await tx.people.byEmail('nobody@example.com'))?.key,
        (await tx.people.byIdentity('web', 'E001'))?.key,
        (await tx.people.byIdentity('slack', 'E001'))?.key,
      ]);
      expect(found).toEqual(['E003', undefined, 'E001', undefined]);
    });

    it('does not take an address for a pattern', async () => {
      expect(await trial(store, (tx) => tx.people.byEmail('%@example.com'))).toBeNull();
    });

    it('lists who reports to somebody', async () => {
      const reports = await trial(store, async (tx) => tx.people.reportsOf((await tx.people.byKey('E002'))!.id));
      expect(reports.map(({ key }) => key)).toEqual(['E003']);
    });

    it('lets one account be the preferred one', async () => {
      const identities = await trial(store, async (tx) => {
        const personId = (await idsOf(tx)).person('E003');
        await tx.people.putIdentity({ personId, platform: 'slack', externalId: 'U1', preferred: true });
        await tx.people.putIdentity({ personId, platform: 'slack', externalId: 'U2', preferred: true });
        return tx.people.identities(personId);
      });
      expect(identities).toEqual([
        { platform: 'slack', externalId: 'U2', preferred: true },
        { platform: 'web', externalId: 'E003', preferred: false },
      ]);
    });

    const days = (rows: readonly { from: string }[]): readonly string[] => rows.map(({ from }) => from);
    const january = '2026-01-01';
    const autumn = '2026-10-01';
    const assignmentCases = [
      { ask: 'the last day of the first', from: '2026-09-30', to: '2026-09-30', found: [january] },
      { ask: 'the day after', from: '2026-10-01', to: '2026-10-01', found: [autumn] },
      { ask: 'days of both', from: '2026-09-30', to: '2026-10-01', found: [january, autumn] },
      { ask: 'years later', from: '2030-01-01', to: '2030-01-31', found: [autumn] },
      { ask: 'before any', from: '2025-12-01', to: '2025-12-31', found: [] },
    ];
    it.each(assignmentCases)('finds the assignments that touch $ask', async ({ from, to, found }) => {
      const rows = await trial(store, async (tx) =>
        tx.people.assignments({ personId: (await idsOf(tx)).person('E003'), from, to }),
      );
      expect(days(rows)).toEqual(found);
    });

    it('finds assignments by team and by site', async () => {
      const year = { from: '2026-01-01', to: '2026-12-31' };
      const found = await trial(store, async (tx) => {
        const teamId = (await tx.teams.byKey('europe'))!.id;
        const ids = await idsOf(tx);
        return [
          days(await tx.people.assignments({ ...year, teamId })),
          days(await tx.people.assignments({ ...year, siteId: ids.site('amazon_de') })),
          days(await tx.people.assignments({ ...year, siteId: ids.site('amazon_us') })),
        ];
      });
      expect(found).toEqual([[january], [january, autumn], [autumn]]);
    });

    it('keeps the shares of an assignment exact', async () => {
      const shares = await trial(store, async (tx) => {
        const [assignment] = await tx.people.assignments({ from: '2026-10-01', to: '2026-10-01' });
        return assignment!.sites.map(({ share }) => share);
      });
      expect(shares.toSorted()).toEqual(['0.4', '0.6']);
    });

    it('gives teams their channels, the web among them', async () => {
      const { teams, lead } = await trial(store, async (tx) => ({
        teams: await tx.teams.list(),
        lead: await tx.people.byKey('E002'),
      }));
      expect(teams.map(({ key, leadId, channels }) => ({ key, leadId, channels }))).toEqual([
        {
          key: 'europe',
          leadId: null,
          channels: [
            { platform: 'slack', externalId: 'C42' },
            { platform: 'web', externalId: 'europe' },
          ],
        },
        { key: 'north_america', leadId: lead!.id, channels: [{ platform: 'web', externalId: 'north_america' }] },
      ]);
    });

    it('gives sites their stages in order', async () => {
      const sites = await trial(store, (tx) => tx.sites.list());
      expect(sites.map(({ key, stages }) => [key, stages])).toEqual([
        ['amazon_de', [{ stage: 'mature', from: '2023-01-01' }]],
        [
          'amazon_us',
          [
            { stage: 'incubation', from: '2022-03-01' },
            { stage: 'growth', from: '2024-01-01' },
          ],
        ],
      ]);
      expect(sites[1]).toMatchObject({ name: { zh: '美国站', en: 'Amazon US' }, openedOn: '2022-03-01' });
    });
  });
}
