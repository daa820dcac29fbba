/** A month as it should go, without the product: what each move makes of its cycle and scorecards. Pure. */
import type { CycleDeadlines, CycleState, ScorecardState } from '../../../src/bot/ports.ts';

export const ADMINISTRATOR = 'E002';

interface Place {
  /** Of the last assignment in the month. */
  readonly team: string;
  readonly leads: readonly string[];
  /** Direct manager first. */
  readonly line: readonly string[];
  /** The criterion that the person's leads rate. */
  readonly criterion: string;
}

/** By hand from the demo company; E018 changes teams in the middle of August. */
export function placeOf(person: string, period: string): Place {
  switch (person) {
    case 'E010':
      return { team: 'west', leads: ['E007'], line: ['E004', 'E001'], criterion: 'teamwork' };
    case 'E013':
      return { team: 'sea', leads: ['E009'], line: ['E006', 'E001'], criterion: 'teamwork' };
    case 'E018': {
      const line = ['E005', 'E001'];
      if (period < '2026-08') return { team: 'sea', leads: ['E009'], line, criterion: 'initiative' };
      const leads = period === '2026-08' ? ['E009', 'E008'] : ['E008'];
      return { team: 'japan', leads, line, criterion: 'initiative' };
    }
    default:
      throw new Error(`${person} is not judged here`);
  }
}

export const PEOPLE = ['E010', 'E013', 'E018'] as const;
export const ACTORS = ['E001', 'E002', 'E003', 'E004', 'E005', 'E006', 'E007', 'E008', 'E009', ...PEOPLE] as const;
export const TEAMS = ['west', 'sea', 'japan'] as const;

export interface Card {
  readonly state: ScorecardState;
  readonly version: number;
  readonly raters: readonly string[];
  /** It may be decided although nobody has rated. */
  readonly waived: boolean;
  readonly decisions: number;
  readonly acknowledged: boolean;
  readonly corrections: number;
  readonly selfReviews: number;
}

export interface Month {
  readonly state: CycleState;
  readonly version: number;
  readonly deadlines: CycleDeadlines;
  /** None before the opening. */
  readonly cards: Readonly<Record<string, Card>>;
}

/** What somebody does, with all that their button or form says. Version and deadlines are those they have seen. */
export type Move =
  | { readonly do: 'open_cycle' | 'take_over_terms'; readonly actor: string; readonly seen: CycleDeadlines }
  | { readonly do: 'deadlines'; readonly actor: string; readonly version: number; readonly set: CycleDeadlines }
  | { readonly do: 'end_step' | 'close_cycle'; readonly actor: string; readonly version: number }
  | { readonly do: 'publish'; readonly actor: string; readonly team: string | null }
  | { readonly do: 'rate' | 'draft'; readonly actor: string; readonly person: string; readonly score: string }
  | { readonly do: 'self_review'; readonly actor: string; readonly text: string }
  | { readonly do: 'acknowledge'; readonly actor: string; readonly person: string }
  | {
      readonly do: 'correct';
      readonly actor: string;
      readonly person: string;
      readonly points: string;
      /** Corrections that the form has seen. */
      readonly after: number;
    }
  | ({ readonly do: 'approve' | 'waive' | 'return' } & OnCard)
  | ({ readonly do: 'adjust'; readonly points: string } & OnCard)
  /** Nobody does anything, and so many days pass. */
  | { readonly do: 'pass'; readonly now: number };

interface OnCard {
  readonly actor: string;
  readonly person: string;
  readonly version: number;
}

const untouched: Card = {
  state: 'collecting',
  version: 1,
  raters: [],
  waived: false,
  decisions: 0,
  acknowledged: false,
  corrections: 0,
  selfReviews: 0,
};

const same = (a: CycleDeadlines, b: CycleDeadlines): boolean =>
  a.collecting === b.collecting && a.rating === b.rating && a.approving === b.approving && a.published === b.published;

/** Six in the evening in Shanghai. */
const isOver = (day: string, now: number): boolean => Date.parse(`${day}T18:00:00+08:00`) <= now;
const NEXT = { collecting: 'rating', rating: 'approving', approving: 'published' } as const;
type Running = keyof typeof NEXT;
const isRunning = (state: CycleState): state is Running => Object.hasOwn(NEXT, state);
const isReviewed = (state: CycleState): boolean => state === 'rating' || state === 'approving' || state === 'published';
const isDecided = ({ state }: Card): boolean => state === 'approved' || state === 'published';

/** The very same object where the move is nobody's to make now. */
export function after(month: Month, move: Move, period: string, now: number): Month {
  switch (move.do) {
    case 'pass':
      return ended(month, move.now);
    case 'rate':
    case 'draft':
    case 'self_review':
    case 'acknowledge':
    case 'correct':
    case 'approve':
    case 'waive':
    case 'return':
    case 'adjust': {
      const person = move.do === 'self_review' ? move.actor : move.person;
      const card = month.cards[person];
      const moved = card === undefined ? undefined : cardAfter(card, move, month.state, placeOf(person, period));
      if (card === undefined || moved === undefined || moved === card) return month;
      return { ...month, cards: { ...month.cards, [person]: moved } };
    }
    case 'open_cycle':
    case 'take_over_terms':
    case 'deadlines':
    case 'end_step':
    case 'close_cycle':
    case 'publish':
      return move.actor === ADMINISTRATOR ? managed(month, move, period, now) : month;
  }
}

/** Collecting and rating end by themselves. */
function ended(month: Month, now: number): Month {
  if (month.state !== 'collecting' && month.state !== 'rating') return month;
  if (!isOver(month.deadlines[month.state], now)) return month;
  return ended({ ...month, state: NEXT[month.state], version: month.version + 1 }, now);
}

type ManagerMove = Extract<
  Move,
  { do: 'open_cycle' | 'take_over_terms' | 'deadlines' | 'end_step' | 'close_cycle' | 'publish' }
>;

function managed(month: Month, move: ManagerMove, period: string, now: number): Month {
  const version = month.version + 1;
  switch (move.do) {
    case 'open_cycle': {
      if (month.state !== 'planned' || !same(move.seen, month.deadlines) || isLate(month, now)) return month;
      const state = isOver(month.deadlines.collecting, now) ? 'rating' : 'collecting';
      return { ...month, state, version, cards: Object.fromEntries(PEOPLE.map((person) => [person, untouched])) };
    }
    case 'take_over_terms': {
      const isOpen = isRunning(month.state) || month.state === 'published';
      return isOpen && same(move.seen, month.deadlines) ? { ...month, version } : month;
    }
    case 'deadlines': {
      if (month.state === 'closed' || move.version !== month.version || isWeekend(move.set.published)) return month;
      if (isLate(month, now)) return month;
      return { ...month, version, deadlines: move.set };
    }
    case 'end_step':
      if (!isRunning(month.state) || move.version !== month.version) return month;
      return { ...month, state: NEXT[month.state], version };
    case 'close_cycle':
      return month.state === 'published' && move.version === month.version
        ? { ...month, state: 'closed', version }
        : month;
    case 'publish':
      return published(month, move.team, period);
  }
}

/** A step that is still to end, or running, should have ended on a day before: the days have to be set anew. */
function isLate({ state, deadlines }: Month, now: number): boolean {
  const today = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
  const timed = ['rating', 'approving', 'published'] as const;
  return timed
    .slice(
      Math.max(
        0,
        timed.findIndex((step) => step === state),
      ),
    )
    .some((step) => deadlines[step] < today);
}

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(day).getUTCDay());

function published(month: Month, team: string | null, period: string): Month {
  const isChosen = ([person, card]: [string, Card]): boolean =>
    card.state === 'approved' && (team === null || placeOf(person, period).team === team);
  const cards = Object.entries(month.cards);
  const chosen = new Map(cards.filter(isChosen));
  if (!isReviewed(month.state) || chosen.size === 0) return month;
  const now = cards.map(([person, card]): [string, Card] =>
    chosen.has(person) ? [person, { ...card, state: 'published', version: card.version + 1 }] : [person, card],
  );
  // Once for what is published, and once more where with it the whole month is.
  const isWhole = month.state !== 'published' && now.every(([, { state }]) => state === 'published');
  return {
    ...month,
    state: isWhole ? 'published' : month.state,
    version: month.version + (isWhole ? 2 : 1),
    cards: Object.fromEntries(now),
  };
}

type CardMove = Exclude<Move, ManagerMove | { do: 'pass' }>;

function cardAfter(card: Card, move: CardMove, cycle: CycleState, place: Place): Card {
  const version = card.version + 1;
  switch (move.do) {
    case 'draft':
      return card;
    case 'self_review': {
      const isUnderWay = cycle === 'collecting' || isReviewed(cycle);
      if (!isUnderWay || isDecided(card) || move.text === '') return card;
      return { ...card, selfReviews: card.selfReviews + 1 };
    }
    case 'rate': {
      const isRight = place.leads.includes(move.actor) && /^[1-5]$/.test(move.score);
      if (!isRight || !isReviewed(cycle) || isDecided(card)) return card;
      const raters = [...new Set([...card.raters, move.actor])];
      const state = place.leads.every((lead) => raters.includes(lead)) ? 'rated' : 'collecting';
      return { ...card, raters, state, version };
    }
    case 'acknowledge':
      if (move.actor !== move.person || card.state !== 'published' || card.acknowledged) return card;
      return { ...card, acknowledged: true, version };
    case 'correct':
      if (move.actor !== ADMINISTRATOR || card.state !== 'published' || !isWithin(move.points, 150)) return card;
      if (move.after !== card.corrections) return card;
      return { ...card, acknowledged: false, corrections: card.corrections + 1, version };
    case 'approve':
    case 'waive':
    case 'return':
    case 'adjust': {
      const isDue = card.state === 'rated' || (card.state === 'collecting' && cycle !== 'rating');
      if (!place.line.includes(move.actor) || !isReviewed(cycle) || !isDue || move.version !== card.version)
        return card;
      const isMissing = card.raters.length === 0 && !card.waived;
      if (move.do === 'waive') return isMissing ? { ...card, waived: true, version } : card;
      if (move.do === 'return') return { ...card, state: 'returned', decisions: card.decisions + 1, version };
      if (isMissing || (move.do === 'adjust' && !isWithin(move.points, 5))) return card;
      return { ...card, state: 'approved', decisions: card.decisions + 1, version };
    }
  }
}

const isWithin = (points: string, limit: number): boolean =>
  points !== '' && Number(points) !== 0 && Math.abs(Number(points)) <= limit;
