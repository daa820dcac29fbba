import { describe, expect, it } from 'vitest';
import { ConflictError } from '../../../src/bot/errors.ts';
import type { Json, ScorecardRecord, Store, Tx } from '../../../src/bot/ports.ts';
import { at, idsOf, sampleCompany, trial } from '../sample.ts';

export function scorecardsContract(store: Store): void {
  const withScorecard = <T>(work: (tx: Tx, scorecard: ScorecardRecord) => Promise<T>): Promise<T> =>
    trial(store, async (tx) => {
      const cycle = await tx.cycles.byPeriod('2026-10');
      return work(tx, await tx.scorecards.ensure(cycle!.id, (await idsOf(tx)).person('E003')));
    });

  describe('scorecards', () => {
    it('are made once for a person and a cycle', async () => {
      const [first, again, found, got] = await withScorecard(async (tx, scorecard) => [
        scorecard,
        await tx.scorecards.ensure(scorecard.cycleId, scorecard.personId),
        await tx.scorecards.find(scorecard.cycleId, scorecard.personId),
        await tx.scorecards.get(scorecard.id),
      ]);
      expect(first).toMatchObject({
        period: '2026-10',
        state: 'collecting',
        version: 1,
        frozen: null,
        adjustment: null,
      });
      expect([again, found, got]).toEqual([first, first, first]);
    });

    it('are listed by cycle, people and state', async () => {
      const counts = await withScorecard(async (tx, { cycleId, personId }) => [
        (await tx.scorecards.list({ cycleId })).length,
        (await tx.scorecards.list({ cycleId, personIds: [personId] })).length,
        (await tx.scorecards.list({ cycleId, personIds: [] })).length,
        (await tx.scorecards.list({ cycleId, state: 'rated' })).length,
      ]);
      expect(counts).toEqual([1, 1, 0, 0]);
    });

    it('are saved with what changes, and their version rises', async () => {
      const frozen: Json = { total: '81.25', items: [{ id: 'sales', points: null }] };
      const [approved, cleared] = await withScorecard(async (tx, scorecard) => {
        const saved = await tx.scorecards.save(scorecard, {
          state: 'approved',
          adjustment: '-2.50',
          adjustReason: 'late in the promotion',
          decidedById: scorecard.personId,
          decidedAt: at,
          frozen,
        });
        return [saved, await tx.scorecards.save(saved, { adjustment: null, frozen: null })];
      });
      expect(approved).toMatchObject({ state: 'approved', version: 2, adjustment: '-2.5', decidedAt: at, frozen });
      expect(cleared).toMatchObject({ state: 'approved', version: 3, adjustment: null, frozen: null });
    });

    it('refuse to be saved on what is no longer their version', async () => {
      const outcome = withScorecard(async (tx, scorecard) => {
        await tx.scorecards.save(scorecard, { state: 'rated' });
        await tx.scorecards.save(scorecard, { state: 'returned' });
      });
      await expect(outcome).rejects.toBeInstanceOf(ConflictError);
    });

    it('let one of two win who decide at once', async () => {
      const target = { ...sampleCompany.targets[0]!, period: '2031-05', positionKey: '', siteId: '' };
      const nobodyElse = { ...sampleCompany, people: [], teams: [], sites: [], assignments: [], targets: [target] };
      await store.transaction((tx) => tx.companyImport.apply(nobodyElse, at));
      const scorecards = await Promise.all(
        [1, 2].map(() =>
          store.transaction(async (tx) => tx.scorecards.ensure((await tx.cycles.byPeriod('2031-05'))!.id, 'somebody')),
        ),
      );
      expect(scorecards[0]).toEqual(scorecards[1]);

      const outcomes = await Promise.allSettled(
        (['approved', 'returned'] as const).map((state) =>
          store.transaction((tx) => tx.scorecards.save(scorecards[0]!, { state })),
        ),
      );
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const lost = outcomes.find((outcome) => outcome.status === 'rejected');
      expect(lost?.reason).toBeInstanceOf(ConflictError);
      const won = outcomes.find((outcome) => outcome.status === 'fulfilled');
      expect(await store.transaction((tx) => tx.scorecards.get(scorecards[0]!.id))).toEqual(won?.value);
    });
  });

  describe('ratings, notes and decisions', () => {
    it('keep the last rating of each rater on each criterion', async () => {
      const rating = { raterId: 'r1', group: 'lead', criterion: 'teamwork', at } as const;
      const ratings = await withScorecard(async (tx, { id }) => {
        await tx.scorecards.putRating(id, { ...rating, score: '3' });
        await tx.scorecards.putRating(id, { ...rating, score: '4.50' });
        await tx.scorecards.putRating(id, { ...rating, raterId: 'r2', group: 'peer', score: '2' });
        return tx.scorecards.ratings(id);
      });
      expect(ratings).toEqual([
        { ...rating, score: '4.5' },
        { ...rating, raterId: 'r2', group: 'peer', score: '2' },
      ]);
    });

    it('keep one note of each author and kind', async () => {
      const note = { authorId: 'a1', kind: 'lead_note', at } as const;
      const notes = await withScorecard(async (tx, { id }) => {
        await tx.scorecards.putNote(id, { ...note, text: 'first' });
        await tx.scorecards.putNote(id, { ...note, text: '第二' });
        return tx.scorecards.notes(id);
      });
      expect(notes).toEqual([{ ...note, text: '第二' }]);
    });

    it('keep every decision in order', async () => {
      const decision = { byId: 'm1', version: 2, reason: null, adjustment: null } as const;
      const later = new Date(at.getTime() + 1);
      const decisions = await withScorecard(async (tx, { id }) => {
        await tx.scorecards.addDecision(id, { ...decision, kind: 'approve', at: later });
        await tx.scorecards.addDecision(id, { ...decision, kind: 'adjust', at, adjustment: '1.2500', reason: 'why' });
        return tx.scorecards.decisions(id);
      });
      expect(decisions).toEqual([
        { ...decision, kind: 'adjust', at, adjustment: '1.25', reason: 'why' },
        { ...decision, kind: 'approve', at: later },
      ]);
    });

    it('keep a draft until it is removed', async () => {
      const found = await trial(store, async (tx) => {
        await tx.drafts.put('p1', 'rate:1', { teamwork: '3' }, new Date(0));
        await tx.drafts.put('p1', 'rate:1', { teamwork: '4', note: '' }, at);
        const kept = await tx.drafts.get('p1', 'rate:1');
        const others = await tx.drafts.get('p2', 'rate:1');
        await tx.drafts.remove('p1', 'rate:1');
        await tx.drafts.remove('p1', 'rate:1');
        return [kept, others, await tx.drafts.get('p1', 'rate:1')];
      });
      expect(found).toEqual([{ values: { teamwork: '4', note: '' }, at }, null, null]);
    });
  });
}
