/** What people try in a month: drawn at random, most of the time something that is theirs to do. */
import fc from 'fast-check';
import type { CycleDeadlines, CycleTerms } from '../../../src/bot/ports.ts';
import { termsFingerprint } from '../../../src/bot/cycle/terms.ts';
import type { Attempt } from '../../support/conversation.ts';
import { ACTORS, ADMINISTRATOR, PEOPLE, TEAMS, after, placeOf, type Month, type Move } from './model.ts';

const DAY_MS = 86_400_000;
export const dayAfter = (now: number, days: number): string => new Date(now + days * DAY_MS).toISOString().slice(0, 10);

export interface Draw {
  /** One of the moves that somebody could make now; otherwise anything by anybody. */
  readonly legal: boolean;
  readonly pick: number;
  readonly what: Move['do'];
  readonly actor: string;
  readonly person: string;
  readonly team: string | null;
  readonly score: string;
  readonly points: string;
  readonly days: number;
  /** A button of what is shown now, or of what was shown before. */
  readonly age: number;
}

const draws = (legal: fc.Arbitrary<boolean>): fc.Arbitrary<Draw> =>
  fc.record({
    legal,
    pick: fc.nat(10_000),
    what: fc.constantFrom(
      ...([
        'open_cycle',
        'take_over_terms',
        'deadlines',
        'end_step',
        'close_cycle',
        'publish',
        'rate',
        'draft',
      ] as const),
      ...(['self_review', 'acknowledge', 'correct', 'approve', 'waive', 'return', 'adjust'] as const),
    ),
    actor: fc.constantFrom(...ACTORS),
    person: fc.constantFrom(...PEOPLE),
    team: fc.constantFrom(null, ...TEAMS),
    score: fc.constantFrom('1', '3', '5', '0', '6', '', '3.0'),
    points: fc.constantFrom('1.5', '-5', '5.1', '0', '', '151'),
    days: fc.integer({ min: 1, max: 3 }),
    age: fc.constantFrom(0, 0, 1),
  });

export interface Round {
  readonly first: Draw;
  /** At the same moment; null: alone. 'same': the same button twice. */
  readonly second: Draw | 'same' | null;
  /** By whoever it is not for, one after another: nothing may come of it. */
  readonly forged: readonly Draw[];
}

export const rounds = (count: number, forged: number): fc.Arbitrary<readonly Round[]> => {
  const mostlyLegal = draws(fc.constantFrom(true, true, true, true, false));
  const round = fc.record({
    first: mostlyLegal,
    second: fc.oneof(
      { weight: 4, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: mostlyLegal },
      { weight: 1, arbitrary: fc.constant('same' as const) },
    ),
    forged: fc.array(draws(fc.constant(false)), { minLength: forged, maxLength: forged }),
  });
  return fc.array(round, { minLength: count, maxLength: count });
};

/** The month as somebody sees it. */
export interface Seen {
  readonly month: Month;
  readonly period: string;
  readonly now: number;
}

export function moveOf(draw: Draw, seen: Seen): Move {
  const legal = draw.legal ? legalMoves(draw, seen) : [];
  return legal[draw.pick % legal.length] ?? anything(draw, seen);
}

function legalMoves(draw: Draw, seen: Seen): readonly Move[] {
  const { month, period, now } = seen;
  const right: Draw = { ...draw, age: 0, score: '3', points: draw.pick % 2 === 0 ? '1.5' : '-1.5' };
  const byManager = (['open_cycle', 'take_over_terms', 'deadlines', 'end_step', 'publish'] as const).map((what) =>
    anything({ ...right, what, actor: ADMINISTRATOR }, seen),
  );
  const ofPeople = PEOPLE.flatMap((person) => {
    const { leads, line } = placeOf(person, period);
    const by = (what: Move['do'], actors: readonly string[]): readonly Move[] =>
      actors.map((actor) => anything({ ...right, what, actor, person }, seen));
    return [
      // What brings the month on is more likely than what turns it back.
      ...[...by('rate', leads), ...by('rate', leads)],
      ...[...by('approve', line), ...by('approve', line), ...by('adjust', line)],
      ...[...by('waive', line), ...by('return', line.slice(0, 1)), ...by('self_review', [person])],
      ...[...by('acknowledge', [person]), ...by('correct', [ADMINISTRATOR])],
    ];
  });
  // It is closed when all is done, as a rule.
  const isDone = Object.values(month.cards).every(({ state }) => state === 'published') || draw.pick % 40 === 0;
  const closing = isDone ? [anything({ ...right, what: 'close_cycle', actor: ADMINISTRATOR }, seen)] : [];
  const passing: readonly Move[] = draw.pick % 4 === 0 ? [anything({ ...right, what: 'pass' }, seen)] : [];
  return [...byManager, ...ofPeople, ...closing, ...passing].filter(
    (move) => move.do === 'pass' || after(month, move, period, now) !== month,
  );
}

function anything(draw: Draw, { month, now }: Seen): Move {
  const { what, actor, person, team, score, points, age } = draw;
  const version = Math.max(1, month.version - age);
  const onCard = { actor, person, version: Math.max(1, (month.cards[person]?.version ?? 1) - age) };
  switch (what) {
    case 'open_cycle':
    case 'take_over_terms':
      return { do: what, actor, seen: age === 0 ? month.deadlines : moved(month.deadlines, 1) };
    case 'deadlines':
      return {
        do: what,
        actor,
        version,
        set: moved(month.deadlines, points === '0' ? 5 - weekday(month.deadlines) : 0),
      };
    case 'end_step':
    case 'close_cycle':
      return { do: what, actor, version };
    case 'publish':
      return { do: what, actor, team };
    case 'rate':
    case 'draft':
      return { do: what, actor, person, score };
    case 'self_review':
      return { do: what, actor, text: score === '' ? '' : REASON };
    case 'acknowledge':
      return { do: what, actor, person };
    case 'correct':
      return { do: what, actor, person, points, after: Math.max(0, (month.cards[person]?.corrections ?? 0) - age) };
    case 'approve':
    case 'waive':
    case 'return':
      return { do: what, ...onCard };
    case 'adjust':
      return { do: what, ...onCard, points };
    case 'pass':
      return { do: what, now: now + draw.days * DAY_MS };
  }
}

const weekday = ({ published }: CycleDeadlines): number => new Date(published).getUTCDay() - 1;

/** The last day; of 0 to another working day, otherwise by so many days. */
function moved(deadlines: CycleDeadlines, days: number): CycleDeadlines {
  const other = weekday(deadlines) === 0 ? 1 : -1;
  return { ...deadlines, published: dayAfter(Date.parse(deadlines.published), days === 0 ? other : days) };
}

export const REASON = 'a reason that is long enough to count';

export interface Ids {
  readonly period: string;
  readonly person: (key: string) => string;
  readonly scorecard: (key: string) => string;
  readonly team: (key: string) => string;
  /** What the workbook says: a button holds a fingerprint of it. */
  readonly terms: CycleTerms;
}

/** As a button or form says it. */
export function attemptOf(move: Exclude<Move, { do: 'pass' }>, { period, terms, ...ids }: Ids): Attempt {
  const { actor: person } = move;
  switch (move.do) {
    case 'open_cycle':
    case 'take_over_terms':
      return { person, intent: { do: move.do, period, terms: termsFingerprint(terms, move.seen) } };
    case 'deadlines':
      return { person, intent: { do: move.do, period, version: move.version }, values: { ...move.set } };
    case 'end_step':
    case 'close_cycle':
      return { person, intent: { do: move.do, period, version: move.version } };
    case 'publish':
      return { person, intent: { do: move.do, period, team: move.team === null ? null : ids.team(move.team) } };
    case 'rate':
    case 'draft': {
      const criteria = { 'rating.teamwork': move.score, 'rating.initiative': move.score };
      const intent = { do: 'rate', person: ids.person(move.person), period };
      return { person, intent, values: { ...criteria, note: REASON }, mode: move.do === 'rate' ? 'final' : 'draft' };
    }
    case 'self_review':
      return { person, intent: { do: move.do, period }, values: { text: move.text } };
    case 'acknowledge':
      return { person, intent: { do: move.do, scorecard: ids.scorecard(move.person) } };
    case 'correct': {
      const intent = { do: move.do, scorecard: ids.scorecard(move.person), after: move.after };
      return { person, intent, values: { points: move.points, reason: REASON } };
    }
    case 'approve':
      return { person, intent: { do: move.do, scorecard: ids.scorecard(move.person), version: move.version } };
    case 'return':
    case 'adjust': {
      const intent = { do: move.do, scorecard: ids.scorecard(move.person), version: move.version };
      return { person, intent, values: { reason: REASON, points: 'points' in move ? move.points : '' } };
    }
    case 'waive': {
      const item = placeOf(move.person, period).criterion;
      const intent = { do: move.do, scorecard: ids.scorecard(move.person), version: move.version, item };
      return { person, intent, values: { reason: REASON } };
    }
  }
}
