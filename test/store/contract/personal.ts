import { describe, expect, it } from 'vitest';
import { recordAudit } from '../../../src/bot/audit.ts';
import type { Card, Rewriting, Store, Tx } from '../../../src/bot/ports.ts';
import { at, figure, idsOf, importFigures, trial } from '../sample.ts';

const card = (title: string): Card => ({ title }) as unknown as Card;
const rewriting: Rewriting = {
  text: (text) => text.replaceAll('李雷', 'X'),
  json: (value) => JSON.parse(JSON.stringify(value).replaceAll('李雷', 'X')) as typeof value,
};

/** In the sample company: what is kept about E003, who is called 李雷, and what others keep of them. */
export function personalContract(store: Store): void {
  interface Written {
    readonly personId: string;
    readonly own: string;
    readonly others: string;
  }
  const withTexts = <T>(work: (tx: Tx, written: Written) => Promise<T>): Promise<T> =>
    trial(store, async (tx) => {
      const { person } = await idsOf(tx);
      const [personId, leadId] = [person('E003'), person('E002')];
      const cycle = await tx.cycles.byPeriod('2026-10');
      const own = await tx.scorecards.ensure(cycle!.id, personId);
      const others = await tx.scorecards.ensure(cycle!.id, leadId);
      await tx.people.putIdentity({ personId, platform: 'web', externalId: 'E003', preferred: true });
      await tx.scorecards.putNote(own.id, { authorId: leadId, kind: 'lead_note', text: 'well done', at });
      await tx.scorecards.putNote(others.id, { authorId: leadId, kind: 'self_review', text: '和李雷一起', at });
      await tx.scorecards.putWaiver(own.id, { item: 'sales', absence: 'late', byId: leadId, reason: 'ill', at });
      await tx.scorecards.putRating(own.id, {
        ...{ raterId: leadId, group: 'lead', criterion: 'teamwork', score: '4', at },
      });
      await tx.drafts.put(leadId, `rating/${personId}/2026-10`, { note: 'not sent' }, at);
      await tx.drafts.put(leadId, 'another', { note: 'asks 李雷' }, at);
      const delivery = { platform: 'web', teamId: null, subject: '' } as const;
      await tx.deliveries.addAll(
        [
          {
            ...{ ...delivery, key: 'own', personId, card: card('of 李雷') },
            recipient: { type: 'person', user: 'E003' },
          },
          {
            ...{ ...delivery, key: 'others', personId: leadId, card: card('about 李雷') },
            recipient: { type: 'person', user: 'E002' },
          },
        ],
        at,
      );
      await importFigures(tx, [figure({ personId: 'E003', value: '7' })]);
      return work(tx, { personId, own: own.id, others: others.id });
    });
  const erase = (tx: Tx, personId: string) =>
    tx.personal.erase({ personId, at, name: 'nobody', key: 'erased-1', text: '—', card: card('gone') });

  describe('what is kept about one person', () => {
    it('is read with figures and texts, and nobody else’s', async () => {
      const kept = await withTexts((tx, { personId }) => tx.personal.of(personId));
      expect(kept.figures).toMatchObject([{ value: '7', measure: 'net_sales' }]);
      expect(kept.targets).toMatchObject([{ metricKey: 'ad_sales_share' }]);
      expect([kept.notes, kept.ratings, kept.drafts]).toEqual([[], [], []]);
    });

    it('is erased once: texts, drafts and accounts go, ratings and figures stay', async () => {
      const after = await withTexts(async (tx, { personId, own, others }) => ({
        counts: await erase(tx, personId),
        again: await erase(tx, personId),
        person: await tx.people.get(personId),
        accounts: await tx.people.identities(personId),
        notes: (await tx.scorecards.notes(own)).map(({ text }) => text),
        waivers: (await tx.scorecards.waivers(own)).map(({ reason }) => reason),
        ratings: (await tx.scorecards.ratings(own)).map(({ score }) => score),
        others: (await tx.scorecards.notes(others)).map(({ text }) => text),
        delivery: await tx.deliveries.get('own'),
        figures: (await tx.personal.of(personId)).figures.map(({ value }) => value),
      }));
      expect(after.counts).toMatchObject({ drafts: 1, notes: 1, reasons: 1 });
      expect(after).toMatchObject({
        ...{ again: null, accounts: [], notes: ['—'], waivers: ['—'], ratings: ['4'], figures: ['7'] },
        person: { key: 'erased-1', name: 'nobody', email: null, mobile: null, roles: [] },
        others: ['和李雷一起'],
        delivery: { state: 'retired', card: { title: 'gone' }, recipient: { user: 'erased-1' } },
      });
    });

    it('is written anew where others keep it; a card goes out again', async () => {
      const after = await withTexts(async (tx, { others }) => ({
        changed: await tx.personal.rewrite(['李雷'], rewriting),
        note: (await tx.scorecards.notes(others)).map(({ text }) => text),
        draft: (await tx.drafts.get((await idsOf(tx)).person('E002'), 'another'))?.values,
        delivery: await tx.deliveries.get('others'),
      }));
      expect(after).toMatchObject({
        ...{ note: ['和X一起'], draft: { note: 'asks X' } },
        delivery: { version: 2, card: { title: 'about X' } },
      });
      expect(after.changed).toBeGreaterThanOrEqual(4);
    });

    it('leaves the audit record with the fingerprints of the reasons that went', async () => {
      const entry = { at, actor: 'system', action: 'scorecard.adjusted' as const, from: null, to: null };
      const after = await trial(store, async (tx) => {
        await recordAudit(
          tx,
          { ...entry, subject: 'scorecard:1', reason: 'about them' },
          { ...entry, subject: 'scorecard:2', reason: 'like 李雷' },
          { ...entry, subject: 'scorecard:2', reason: 'like 李雷雷' },
          { ...entry, subject: 'scorecard:2', reason: 'of another' },
        );
        const gone = await tx.audit.eraseReasons({
          subjects: ['scorecard:1'],
          fragments: ['李雷'],
          names: (reason) => !reason.includes('李雷雷'),
        });
        return { gone, entries: (await tx.audit.list({ limit: 1_000 })).slice(-4) };
      });
      expect(after.entries.map(({ reason }) => reason)).toEqual([null, null, 'like 李雷雷', 'of another']);
      expect(after.gone).toEqual(after.entries.slice(0, 2).map(({ seq }) => seq));
      expect(after.entries.every(({ reasonHash }) => reasonHash !== null)).toBe(true);
    });
  });
}
