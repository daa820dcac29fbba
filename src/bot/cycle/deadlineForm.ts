/** The administrator sets when each step ends: before the opening, and of what is still to come afterwards. */
import { deadlinesForm } from '../../cards/forms/deadlines.ts';
import { formatDay, pick } from '../../cards/format.ts';
import type { Words } from '../../words/index.ts';
import { recordAudit } from '../audit.ts';
import { dayOf, type Context } from '../conversation/context.ts';
import { inPlace } from '../conversation/replies.ts';
import type { Cycle, CycleDeadlines, Period, Reply } from '../ports.ts';
import type { FieldError } from '../review/fields.ts';
import { createWorkCalendar } from '../workdays.ts';
import { checkDeadlines, CYCLE_STEPS, type CycleStep, type DeadlineProblem } from './deadlines.ts';
import { cycleNotice, managedCycle } from './managed.ts';
import { openingCard, openingOf } from './opening.ts';
import { openStep } from './progress.ts';
import { progressCard, reviseProgress } from './progressMessages.ts';

export async function openDeadlinesForm(context: Context, period: Period, version: number): Promise<readonly Reply[]> {
  const managed = await managedCycle(context, period);
  if ('replies' in managed) return managed.replies;
  const { cycle } = managed;
  if (cycle.state === 'closed' || cycle.version !== version) return cycleNotice(context, { about: 'moved', period });
  const { deadlines } = await openingOf(context, cycle);
  return [{ type: 'form', form: deadlinesForm({ period, version, deadlines }, context.words) }];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

export async function submitDeadlines(
  context: Context,
  period: Period,
  version: number,
  values: Readonly<Record<string, unknown>>,
): Promise<readonly Reply[]> {
  const managed = await managedCycle(context, period);
  if ('replies' in managed) return managed.replies;
  const { cycle } = managed;
  const { tx, now, asker, words } = context;
  const moved = (): readonly Reply[] => cycleNotice(context, { about: 'moved', period });
  if (cycle.state === 'closed' || cycle.version !== version) return moved();

  const checked = await readDeadlines(context, cycle, values);
  if ('errors' in checked) return [{ type: 'reject', errors: checked.errors }];
  const { deadlines } = checked;
  const saved = await tx.cycles.save(cycle, { deadlines });
  await recordAudit(tx, {
    at: now,
    actor: asker.id,
    action: 'cycle.moved',
    subject: `cycle:${cycle.id}`,
    from: { deadlines: cycle.deadlines === null ? null : { ...cycle.deadlines } },
    to: { deadlines: { ...deadlines } },
    reason: null,
  });
  const isOpen = openStep(saved.state) !== null;
  if (isOpen) await reviseProgress(context, saved);
  const card = isOpen ? await progressCard(context, saved, asker) : await openingCard(context, saved);
  return [{ type: 'notice', text: words.cycleForms.deadlines.saved }, inPlace(context, card)];
}

async function readDeadlines(
  context: Context,
  cycle: Cycle,
  values: Readonly<Record<string, unknown>>,
): Promise<{ readonly deadlines: CycleDeadlines } | { readonly errors: readonly FieldError[] }> {
  const { words } = context;
  const day = (step: CycleStep): string => {
    const value = values[step];
    return typeof value === 'string' ? value.trim() : '';
  };
  const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
  const unreadable = CYCLE_STEPS.filter((step) => !isDay(day(step)));
  if (unreadable.length > 0) return { errors: unreadable.map((field) => ({ field, message: words.errors.badDate })) };

  const deadlines: CycleDeadlines = {
    collecting: day('collecting'),
    rating: day('rating'),
    approving: day('approving'),
    published: day('published'),
  };
  const calendar = createWorkCalendar(await context.tx.holidays.list());
  const over = stepsThatAreOver(cycle);
  const changed = over.filter((step) => cycle.deadlines !== null && deadlines[step] !== cycle.deadlines[step]);
  const problems = checkDeadlines(deadlines, cycle.period, dayOf(context), calendar).filter(
    ({ step }) => !over.includes(step),
  );
  const errors = [
    ...changed.map((field) => ({ field, message: words.cycleForms.deadlines.over })),
    ...problems.map((problem) => ({ field: problem.step, message: problemText(problem, deadlines, words) })),
  ];
  return errors.length > 0 ? { errors } : { deadlines };
}

/** Of an open cycle: a step that has ended keeps its day. */
function stepsThatAreOver({ state }: Cycle): readonly CycleStep[] {
  const step = openStep(state);
  return step === null || step === 'closed' ? [] : CYCLE_STEPS.slice(0, CYCLE_STEPS.indexOf(step));
}

function problemText(problem: DeadlineProblem, deadlines: CycleDeadlines, words: Words): string {
  const said = words.cycleForms.deadlines;
  switch (problem.what) {
    case 'past':
      return said.past;
    case 'before_end':
      return said.beforeEnd(formatDay(words, problem.end));
    case 'order':
      return said.order(words.opening.until[problem.after], formatDay(words, deadlines[problem.after]));
    case 'day_off': {
      const [before, after] = problem.instead.map((day) => formatDay(words, day)) as [string, string];
      return problem.why.type === 'weekend'
        ? said.weekend(before, after)
        : said.holiday(pick(words, problem.why.name), before, after);
    }
  }
}
