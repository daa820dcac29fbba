/** Whatever people do to scorecards, allowed or not, alone or two at once: the review stays a review. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ScorecardState } from '../../src/bot/ports.ts';
import { openConversation, type Conversation } from '../support/conversation.ts';

let talk: Conversation;
beforeAll(async () => {
  talk = await openConversation();
});
afterAll(() => talk.close());

/** A fresh set of scorecards for each run. */
const periods = ['2026-07', '2026-08', '2026-09', '2026-10'] as const;
type Period = (typeof periods)[number];

/** Who rates whom and who decides, by hand. E018 changed teams in October. */
const lines: Readonly<Record<string, readonly string[]>> = {
  E010: ['E004', 'E001'],
  E013: ['E006', 'E001'],
  E018: ['E005', 'E001'],
};
const leadsOf = (person: string, period: Period): readonly string[] => {
  if (person === 'E010') return ['E007'];
  return person === 'E018' && period === '2026-10' ? ['E009', 'E008'] : ['E009'];
};
const people = Object.keys(lines);
const actors = ['E001', 'E004', 'E005', 'E006', 'E007', 'E008', 'E009', ...people];

interface Action {
  readonly actor: string;
  readonly person: string;
  readonly what: 'rate' | 'draft' | 'self_review' | 'approve' | 'return' | 'adjust';
  readonly score: string;
  readonly points: string;
  /** A button of the card as it is, or of one before. */
  readonly age: number;
}

const action: fc.Arbitrary<Action> = fc
  .record({
    actor: fc.constantFrom(...actors),
    person: fc.constantFrom(...people),
    // Whoever may do something does it in half of the cases: otherwise hardly anything would happen.
    allowed: fc.boolean(),
    what: fc.constantFrom('rate', 'rate', 'rate', 'draft', 'self_review', 'approve', 'return', 'adjust'),
    score: fc.constantFrom('1', '2', '3', '4', '5', '6', ''),
    points: fc.constantFrom('1.5', '-5', '5.1', '0'),
    age: fc.constantFrom(0, 0, 0, 1),
  } as const)
  .map(({ allowed, ...drawn }): Action => {
    if (!allowed) return drawn;
    const rates = drawn.what === 'rate' || drawn.what === 'draft';
    const [lead = drawn.actor] = leadsOf(drawn.person, '2026-10').slice(-1 - drawn.age);
    return { ...drawn, actor: rates ? lead : (lines[drawn.person]?.[drawn.age] ?? drawn.actor) };
  });

interface Model {
  readonly state: ScorecardState;
  readonly version: number;
  readonly raters: readonly string[];
  readonly decisions: number;
}
const untouched: Model = { state: 'collecting', version: 1, raters: [], decisions: 0 };

/** What should come of an action; `version` is the one on the button that was pressed. */
function after(model: Model, { actor, person, what, score, points }: Action, version: number, period: Period): Model {
  if (what === 'rate') {
    const isRated = leadsOf(person, period).includes(actor) && model.state !== 'approved' && /^[1-5]$/.test(score);
    if (!isRated) return model;
    const raters = [...new Set([...model.raters, actor])];
    const complete = leadsOf(person, period).every((lead) => raters.includes(lead));
    return { ...model, raters, state: complete ? 'rated' : 'collecting', version: model.version + 1 };
  }
  if (what === 'draft' || what === 'self_review') return model;
  const decides = lines[person]?.includes(actor) === true && model.state === 'rated' && model.version === version;
  if (!decides || (what === 'adjust' && !['1.5', '-5'].includes(points))) return model;
  const state = what === 'return' ? 'returned' : 'approved';
  return { ...model, state, version: model.version + 1, decisions: model.decisions + 1 };
}

const reason = 'a reason that is long enough to count';

async function perform(period: Period, { actor, person, what, score, points }: Action, version: number): Promise<void> {
  const rate = { do: 'rate', person: talk.id(person), period };
  const criteria = { 'rating.teamwork': score, 'rating.initiative': score };
  const values = { ...criteria, note: reason, text: reason, reason, points };
  const found = await read(period, person);
  const decision = { do: what, scorecard: found?.record.id ?? 'none', version };
  switch (what) {
    case 'rate':
      return void (await talk.submit(actor, rate, values));
    case 'draft':
      return void (await talk.submit(actor, rate, values, 'draft'));
    case 'self_review':
      return void (await talk.submit(actor, { do: 'self_review', period }, values));
    case 'approve':
      return void (await talk.act(actor, decision));
    case 'return':
    case 'adjust':
      return void (await talk.submit(actor, decision, values));
  }
}

const read = (period: Period, person: string) =>
  talk.store.transaction(async (tx) => {
    const cycle = await tx.cycles.byPeriod(period);
    const record = cycle === null ? null : await tx.scorecards.find(cycle.id, talk.id(person));
    if (record === null) return null;
    const decisions = await tx.scorecards.decisions(record.id);
    return { record, decisions, audit: await tx.audit.list({ subject: `scorecard:${record.id}`, limit: 1_000 }) };
  });

/** The state that the record of changes tells of. */
function replayed(period: Period, person: string, audit: readonly { actor: string; action: string }[]): ScorecardState {
  const ids = leadsOf(person, period).map((lead) => talk.id(lead));
  const raters = new Set<string>();
  let state: ScorecardState = 'collecting';
  for (const { actor, action: did } of audit) {
    if (did === 'scorecard.rated') {
      raters.add(actor);
      state = ids.every((id) => raters.has(id)) ? 'rated' : 'collecting';
    }
    if (did === 'scorecard.returned') state = 'returned';
    if (did === 'scorecard.approved' || did === 'scorecard.adjusted') state = 'approved';
  }
  return state;
}

test('no illegal state, one decision for each win, and the record of changes tells the same story', async () => {
  let run = 0;
  const steps = fc.array(fc.tuple(action, fc.option(action, { freq: 3 })), { minLength: 25, maxLength: 25 });
  const property = fc.asyncProperty(steps, async (pairs) => {
    const period = periods[run % periods.length] ?? '2026-10';
    run += 1;
    const models = new Map(people.map((person) => [person, untouched]));
    for (const pair of pairs) {
      const together = pair.flatMap((one) => one ?? []);
      const before = new Map(models);
      const versionFor = ({ person, age }: Action) => (before.get(person)?.version ?? 1) - age;
      await Promise.all(together.map((one) => perform(period, one, versionFor(one))));
      for (const person of people) {
        const ends = [together, together.toReversed()].map((order) =>
          order
            .filter((one) => one.person === person)
            .reduce((model, one) => after(model, one, versionFor(one), period), before.get(person) ?? untouched),
        );
        const found = await read(period, person);
        const is = found === null ? untouched : found.record;
        const end = ends.find(({ state, version }) => state === is.state && version === is.version);
        expect(end, JSON.stringify({ together, was: before.get(person), is, ends })).toBeDefined();
        models.set(person, end ?? untouched);
      }
    }
    for (const person of people) {
      const found = await read(period, person);
      if (found === null) continue;
      expect(found.decisions).toHaveLength(models.get(person)?.decisions ?? -1);
      expect(replayed(period, person, found.audit)).toBe(found.record.state);
      expect(found.record.frozen === null).toBe(found.record.state !== 'approved');
      expect(found.audit.filter(({ actor }) => actor === talk.id(person)).map((entry) => entry.action)).toEqual(
        found.audit.flatMap((entry) => (entry.action === 'scorecard.self_reviewed' ? [entry.action] : [])),
      );
    }
  });
  // The store goes on where a run ends: a smaller example would not be the same one.
  await fc.assert(property, { numRuns: periods.length, endOnFailure: true });
}, 60_000);
