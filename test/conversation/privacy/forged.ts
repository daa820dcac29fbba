/** Every button and form of the product, as a hostile client sends them: about anybody, whatever was shown. */
import type { Intent } from '../../../src/cards/intent.ts';
import type { Attempt } from '../../support/conversation.ts';

/** What a button that somebody made up is about. */
export interface Target {
  readonly person: string;
  readonly scorecard: string;
  readonly version: number;
  readonly team: string;
  readonly period: string;
  readonly cycleVersion: number;
  /** The fingerprint of what opening the month would fix. */
  readonly terms: string;
}

export type What = Intent['do'];

/** What is about a person, or a scorecard. */
export const ABOUT_PERSON: ReadonlySet<What> = new Set([
  ...(['scorecard', 'why', 'rows', 'history', 'rate', 'approval', 'approve', 'return', 'adjust'] as const),
  ...(['waive', 'acknowledge', 'correct'] as const),
]);

/** One that is added to the product does not compile until it is forged here too. */
function intentsAbout(target: Target): Readonly<Record<What, readonly Intent[]>> {
  const { person, scorecard, version, team, period, cycleVersion, terms } = target;
  return {
    help: [{ do: 'help' }],
    scorecard: [{ do: 'scorecard', person, period }],
    why: [{ do: 'why', person, period, item: 'teamwork' }],
    rows: [{ do: 'rows', person, period, item: 'sales', page: 1 }],
    history: [{ do: 'history', person }],
    self_review: [{ do: 'self_review', period }],
    ratings: [{ do: 'ratings', period }],
    rate: [{ do: 'rate', person, period }],
    approvals: [{ do: 'approvals', period }],
    approval: [{ do: 'approval', scorecard }],
    approve: [{ do: 'approve', scorecard, version }],
    return: [{ do: 'return', scorecard, version }],
    adjust: [{ do: 'adjust', scorecard, version }],
    waive: [{ do: 'waive', scorecard, version, item: 'teamwork' }],
    acknowledge: [{ do: 'acknowledge', scorecard }],
    correct: [{ do: 'correct', scorecard, after: null }],
    sites: [{ do: 'sites', team, period }],
    cycle: [{ do: 'cycle', period }],
    open_cycle: [{ do: 'open_cycle', period, terms }],
    take_over_terms: [{ do: 'take_over_terms', period, terms }],
    deadlines: [{ do: 'deadlines', period, version: cycleVersion }],
    end_step: [{ do: 'end_step', period, version: cycleVersion }],
    publish: [
      { do: 'publish', period, team },
      { do: 'publish', period, team: null },
    ],
    close_cycle: [{ do: 'close_cycle', period, version: cycleVersion }],
    restated: [{ do: 'restated', period }],
    export_pay: [{ do: 'export_pay', period }],
    settings: [{ do: 'settings' }],
    // Nobody has an account there.
    prefer: [{ do: 'prefer', platform: 'dingtalk' }],
  };
}

export const EVERYTHING = Object.keys(
  intentsAbout({ person: '', scorecard: '', version: 1, team: '', period: '', cycleVersion: 1, terms: '' }),
) as readonly What[];

const reason = 'forged by somebody else';
/** Filled in so that nothing is missing but the right. */
const filled: Readonly<Partial<Record<What, Readonly<Record<string, string>>>>> = {
  rate: { 'rating.teamwork': '5', note: reason },
  return: { reason },
  adjust: { points: '1', reason },
  waive: { reason },
  correct: { points: '1', reason },
  deadlines: { collecting: '2026-11-24', rating: '2026-11-25', approving: '2026-11-26', published: '2026-11-27' },
};

/** What is done by pressing a button, and not only by a form. */
const DONE_AT_ONCE: ReadonlySet<What> = new Set([
  ...(['approve', 'acknowledge', 'open_cycle', 'take_over_terms', 'end_step', 'publish'] as const),
  ...(['close_cycle', 'export_pay'] as const),
]);

/** `isTheirs`: what this person may do is only looked at. */
export function attemptsOf(
  person: string,
  target: Target,
  kinds: readonly What[],
  isTheirs: (what: What) => boolean,
): readonly Attempt[] {
  const intents = intentsAbout(target);
  return kinds.flatMap((what): readonly Attempt[] => {
    const values = filled[what];
    const pressed = intents[what].map((intent) => ({ person, intent }));
    if (isTheirs(what)) return DONE_AT_ONCE.has(what) ? [] : pressed;
    if (values === undefined) return pressed;
    const sent = pressed.map(({ intent }) => ({
      person,
      // The form of a first correction.
      intent: intent.do === 'correct' ? { ...intent, after: 0 } : intent,
      values,
    }));
    return [...pressed, ...sent, ...(what === 'rate' ? sent.map((each) => ({ ...each, mode: 'draft' as const })) : [])];
  });
}
