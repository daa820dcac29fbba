/** What still waits for each person, in one message a day, within their working hours. */
import { reminderCard, type Duty } from '../../cards/reminder.ts';
import { words } from '../../words/index.ts';
import { dayOf, type Situation } from '../conversation/context.ts';
import { postToPerson } from '../delivery/outbox.ts';
import { hasAccess, mayCompany } from '../permission.ts';
import { today } from '../period.ts';
import type { Cycle, Day, Person } from '../ports.ts';
import { addWorkdays, isWorkingTime, type WorkCalendar } from '../workdays.ts';
import { dueOn } from './deadlines.ts';
import { actorsOf, isDone, openStep, type Followed } from './progress.ts';

/** From so many working days before the day on. */
const AHEAD = 2;

/** `cycles`: those that are open, each with its people. */
export async function remind(
  situation: Situation,
  cycles: readonly { readonly cycle: Cycle; readonly everybody: readonly Followed[] }[],
  calendar: WorkCalendar,
): Promise<number> {
  const { tx, now } = situation;
  const people = await tx.people.list();
  const duties = new Map<string, Duty[]>();
  for (const { cycle, everybody } of cycles) {
    for (const [personId, duty] of dutiesIn(situation, cycle, everybody, people, calendar)) {
      duties.set(personId, [...(duties.get(personId) ?? []), duty]);
    }
  }
  let reminded = 0;
  for (const person of people) {
    const own = duties.get(person.id) ?? [];
    const isReachable = hasAccess(person, dayOf(situation)) && isWorkingTime(calendar, now, person.timeZone);
    if (own.length === 0 || !isReachable) continue;
    const key = `reminder/${person.id}/${today(now, person.timeZone)}`;
    const view = { person: person.id, timeZone: person.timeZone, duties: own };
    const card = reminderCard(view, words(person.language));
    if (await postToPerson(tx, person.id, { key, subject: `reminder:${person.id}`, card }, now)) reminded += 1;
  }
  return reminded;
}

/** Pure. Whoever has to act before the running step ends, once it ends soon. */
function dutiesIn(
  situation: Situation,
  { state, period, deadlines }: Cycle,
  everybody: readonly Followed[],
  people: readonly Person[],
  calendar: WorkCalendar,
): readonly (readonly [string, Duty])[] {
  const step = openStep(state);
  if (step === null || step === 'closed' || step === 'collecting' || deadlines === null) return [];
  const day = dayOf(situation);
  if (!isSoon(deadlines[step], day, calendar)) return [];
  const due = dueOn(deadlines[step], situation.now, situation.company);
  const open = everybody.filter(({ progress }) => !isDone(step, progress));
  const counts = new Map<string, number>();
  for (const personId of open.flatMap((each) => actorsOf(step, each))) {
    counts.set(personId, (counts.get(personId) ?? 0) + 1);
  }
  const what = { rating: 'rate', approving: 'approve', published: 'acknowledge' } as const;
  const own = [...counts].map(([personId, count]) => [personId, { what: what[step], period, count, due }] as const);
  return [...own, ...managing(step, { period, due, open, everybody, day, people })];
}

/** In the last steps something waits for the administrators too. */
function managing(
  step: 'rating' | 'approving' | 'published',
  of: {
    readonly period: string;
    readonly due: Duty['due'];
    readonly open: readonly Followed[];
    readonly everybody: readonly Followed[];
    readonly day: Day;
    readonly people: readonly Person[];
  },
): readonly (readonly [string, Duty])[] {
  const { period, due, everybody, day, people } = of;
  const approved = everybody.filter(({ progress }) => progress.state === 'approved').length;
  const duty: Duty | null =
    step === 'approving' && approved > 0
      ? { what: 'publish', period, count: approved, due }
      : step === 'published'
        ? { what: 'close', period, count: 1, due }
        : null;
  if (duty === null) return [];
  return people
    .filter((person) => mayCompany(person, 'manage_cycle', day).allowed)
    .map(({ id }) => [id, duty] as const);
}

const isSoon = (due: Day, day: Day, calendar: WorkCalendar): boolean => addWorkdays(calendar, day, AHEAD) >= due;
