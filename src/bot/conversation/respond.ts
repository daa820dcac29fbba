/** One event in, the replies out. Everything that a person can say or press passes here. */
import { noticeCard } from '../../cards/notice.ts';
import { ASKER, type Intent } from '../../cards/intent.ts';
import { words } from '../../words/index.ts';
import { showSites } from '../digest/sites.ts';
import { invite, showOwnLink } from '../door/invite.ts';
import { offerFile } from '../door/offerFile.ts';
import { prefer, showSettings } from '../people/settings.ts';
import { showUsage } from '../delivery/usage.ts';
import { addPeriods, periodOf, today } from '../period.ts';
import type { ChatEvent, Period, Reply, Tx } from '../ports.ts';
import { showApprovals } from '../review/approvals.ts';
import { withReferenceData } from '../referenceData.ts';
import { periodInReview } from '../cycle/deadlines.ts';
import { acknowledge } from '../cycle/acknowledge.ts';
import { closeCycle } from '../cycle/close.ts';
import { openCorrectForm, submitCorrection } from '../cycle/correct.ts';
import { openDeadlinesForm, submitDeadlines } from '../cycle/deadlineForm.ts';
import { exportPay } from '../cycle/exportPay.ts';
import { openCycle } from '../cycle/open.ts';
import { publish } from '../cycle/publish.ts';
import { showRestated } from '../cycle/restated.ts';
import { showCycle } from '../cycle/show.ts';
import { endStep } from '../cycle/steps.ts';
import { takeOverTerms } from '../cycle/takeOver.ts';
import { approve, openAdjustForm, openReturnForm, submitAdjust, submitReturn } from '../review/decide.ts';
import { showApproval } from '../review/openApproval.ts';
import { keepRatingDraft, openRatingForm, submitRating } from '../review/rating.ts';
import { showRatings } from '../review/ratingList.ts';
import { keepSelfReviewDraft, openSelfReviewForm, submitSelfReview } from '../review/selfReview.ts';
import { openWaiveForm, submitWaiver } from '../review/waive.ts';
import { showHistory, showScorecard } from '../scorecard/answers.ts';
import { showRows } from '../scorecard/rows.ts';
import { showWhy } from '../scorecard/why.ts';
import { parseCommand, type Command } from './commands.ts';
import { introduce, type Context, type Occasion } from './context.ts';
import { showHelp, showWelcome } from './help.ts';
import { parseIntent } from './intents.ts';
import { notice } from './replies.ts';

export async function respond(store: Tx, event: ChatEvent, occasion: Occasion): Promise<readonly Reply[]> {
  const tx = withReferenceData(store);
  const introduction = await introduce(tx, event, occasion);
  switch (introduction.type) {
    case 'unknown': {
      // They have asked for nothing yet.
      if (event.type === 'people' || event.type === 'opened') return [];
      const { address, language: spoken } = occasion.strangerOf(event);
      const language = spoken ?? introduction.company?.language ?? 'zh';
      const administrators = (await tx.people.list()).filter(({ roles }) => roles.includes('administrator'));
      const administrator = administrators[0]?.name ?? null;
      const card = noticeCard({ about: 'unknown_person', lookedFor: address, administrator }, words(language));
      return [{ type: 'card', card, audience: 'asker' }];
    }
    case 'left': {
      const card = noticeCard({ about: 'left' }, words(introduction.person.language));
      return [{ type: 'card', card, audience: 'asker' }];
    }
    case 'known':
      return answer(introduction.context);
  }
}

/** Something of ours failed, and nothing was changed: the time is what an administrator can look for. */
export async function apologise(tx: Tx, event: ChatEvent, { now }: Pick<Occasion, 'now'>): Promise<readonly Reply[]> {
  const person = await tx.people.byIdentity(event.platform, event.user);
  const company = await tx.company.get();
  const timeZone = person?.timeZone ?? company?.timeZone ?? 'UTC';
  const said = words(person?.language ?? company?.language ?? 'zh');
  const card = noticeCard({ about: 'failed', at: now.toISOString(), timeZone }, said);
  return [{ type: 'card', card, audience: 'asker' }];
}

async function answer(context: Context): Promise<readonly Reply[]> {
  const { event } = context;
  switch (event.type) {
    case 'command':
      return answerCommand(context, parseCommand(event.text));
    case 'action': {
      const intent = parseIntent(event.intent);
      return intent === null ? outOfDate(context) : answerIntent(context, intent);
    }
    case 'submit': {
      const intent = parseIntent(event.intent);
      return intent === null ? outOfDate(context) : answerSubmit(context, intent, event.values, event.mode);
    }
    case 'opened':
      return showWelcome(context);
    case 'people':
      return [];
  }
}

const outOfDate = (context: Context): readonly Reply[] =>
  notice(context, { about: 'out_of_date', timeZone: context.asker.timeZone, state: null, wayOn: { do: 'help' } });

const currentPeriod = ({ now, company }: Context): Period => periodOf(today(now, company.timeZone));

function answerCommand(context: Context, command: Command): Promise<readonly Reply[]> | readonly Reply[] {
  const { asker, now, company } = context;
  switch (command.type) {
    case 'scorecard':
      return showScorecard(context, asker.id, command.period ?? currentPeriod(context));
    case 'help':
      return showHelp(context);
    case 'history':
      return showHistory(context, asker.id);
    case 'ratings':
      return showRatings(context, command.period ?? periodInReview(now, company));
    case 'approvals':
      return showApprovals(context, command.period ?? periodInReview(now, company));
    case 'self_review':
      return openSelfReviewForm(context, command.period ?? periodInReview(now, company));
    case 'cycle':
      return showCycle(context, command.period);
    case 'link':
      return showOwnLink(context);
    case 'invite':
      return invite(context, command.who);
    case 'settings':
      return showSettings(context);
    case 'usage':
      return showUsage(context);
    case 'own_data':
      return offerFile(context, { purpose: 'own_data', subject: asker.id });
    case 'export_pay':
      return exportPay(context, command.period ?? periodInReview(now, company));
    case 'bad_period':
      return notice(context, {
        about: 'bad_period',
        typed: command.text,
        example: addPeriods(currentPeriod(context), -1),
      });
    case 'unknown':
      return notice(context, { about: 'unknown_command', typed: command.text });
  }
}

function answerIntent(context: Context, intent: Intent): Promise<readonly Reply[]> {
  switch (intent.do) {
    case 'help':
      return showHelp(context);
    case 'scorecard':
      return showScorecard(context, personOf(context, intent.person), intent.period);
    case 'why':
      return showWhy(context, personOf(context, intent.person), intent.period, intent.item);
    case 'rows':
      return showRows(context, personOf(context, intent.person), intent.period, intent.item, intent.page);
    case 'history':
      return showHistory(context, personOf(context, intent.person));
    case 'self_review':
      return openSelfReviewForm(context, intent.period);
    case 'ratings':
      return showRatings(context, intent.period);
    case 'rate':
      return openRatingForm(context, intent.person, intent.period);
    case 'approvals':
      return showApprovals(context, intent.period);
    case 'approval':
      return showApproval(context, intent.scorecard);
    case 'approve':
      return approve(context, intent.scorecard, intent.version);
    case 'return':
      return openReturnForm(context, intent.scorecard, intent.version);
    case 'adjust':
      return openAdjustForm(context, intent.scorecard, intent.version);
    case 'waive':
      return openWaiveForm(context, intent.scorecard, intent.version, intent.item);
    case 'acknowledge':
      return acknowledge(context, intent.scorecard);
    case 'correct':
      return openCorrectForm(context, intent.scorecard);
    case 'sites':
      return showSites(context, intent.team, intent.period);
    case 'cycle':
      return showCycle(context, intent.period);
    case 'open_cycle':
      return openCycle(context, intent.period, intent.terms);
    case 'take_over_terms':
      return takeOverTerms(context, intent.period, intent.terms);
    case 'deadlines':
      return openDeadlinesForm(context, intent.period, intent.version);
    case 'end_step':
      return endStep(context, intent.period, intent.version);
    case 'publish':
      return publish(context, intent.period, intent.team);
    case 'close_cycle':
      return closeCycle(context, intent.period, intent.version);
    case 'restated':
      return showRestated(context, intent.period);
    case 'export_pay':
      return exportPay(context, intent.period);
    case 'settings':
      return showSettings(context);
    case 'prefer':
      return prefer(context, intent.platform);
  }
}

type Values = Readonly<Record<string, unknown>>;

function answerSubmit(
  context: Context,
  intent: Intent,
  values: Values,
  mode: 'draft' | 'final',
): Promise<readonly Reply[]> | readonly Reply[] {
  switch (intent.do) {
    case 'rate':
      return mode === 'draft'
        ? keepRatingDraft(context, intent.person, intent.period, values)
        : submitRating(context, intent.person, intent.period, values);
    case 'self_review':
      return mode === 'draft'
        ? keepSelfReviewDraft(context, intent.period, values)
        : submitSelfReview(context, intent.period, values);
    // A decision has no draft: its reason is short, and half of one is nothing to keep.
    case 'return':
      return mode === 'draft' ? [] : submitReturn(context, intent.scorecard, intent.version, values);
    case 'adjust':
      return mode === 'draft' ? [] : submitAdjust(context, intent.scorecard, intent.version, values);
    case 'waive':
      return mode === 'draft' ? [] : submitWaiver(context, intent.scorecard, intent.version, intent.item, values);
    case 'correct':
      return mode === 'draft' ? [] : submitCorrection(context, intent.scorecard, intent.after, values);
    case 'deadlines':
      return mode === 'draft' ? [] : submitDeadlines(context, intent.period, intent.version, values);
    case 'help':
    case 'scorecard':
    case 'why':
    case 'rows':
    case 'history':
    case 'ratings':
    case 'approvals':
    case 'approval':
    case 'approve':
    case 'sites':
    case 'acknowledge':
    case 'cycle':
    case 'open_cycle':
    case 'take_over_terms':
    case 'end_step':
    case 'publish':
    case 'close_cycle':
    case 'restated':
    case 'export_pay':
    case 'settings':
    case 'prefer':
      return outOfDate(context);
  }
}

const personOf = (context: Context, person: string): string => (person === ASKER ? context.asker.id : person);
