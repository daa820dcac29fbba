import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import type { Intent } from './intent.ts';
import { platformNames, type PlatformName } from '../words/platforms.ts';
import { body, button, buttonBlocks } from './block.ts';
import { oneLine } from './clip.ts';
import { formatDay, formatInstant, formatPeriodOfYear } from './dates.ts';
import { nameOf, pick } from './format.ts';
import type { Button, Card, Tone } from './model.ts';
import { stateText } from './phrase.ts';
import type { Day, Instant, Period, PersonName, ReviewState } from './view.ts';

/** What happened. Each is answered with what is true now and a way on. */
export type NoticeView =
  | { readonly about: 'unknown_command'; readonly typed: string }
  /** `lookedFor`: the address, number or account we know them by on the platform. */
  | { readonly about: 'unknown_person'; readonly lookedFor: string | null; readonly administrator: string | null }
  /** To an administrator: somebody with that account asks, and the workbook does not know them. */
  | {
      readonly about: 'unknown_account';
      readonly platform: PlatformName;
      readonly name: string;
      readonly email: string | null;
    }
  | { readonly about: 'left' }
  | { readonly about: 'forbidden'; readonly because: 'own_record' | 'not_in_line' | 'not_lead' | 'not_own' | 'role' }
  /** A button of an old card. `state`: where the matter stands now, if it still is one. */
  | {
      readonly about: 'out_of_date';
      readonly timeZone: string;
      readonly state: ReviewState | null;
      readonly wayOn: Intent | null;
    }
  /** `latest`: the last period that has figures. */
  | { readonly about: 'no_figures'; readonly period: Period; readonly latest: Period | null; readonly person: string }
  | { readonly about: 'bad_period'; readonly typed: string; readonly example: Period }
  | { readonly about: 'no_plan'; readonly period: Period; readonly position: BilingualName | null }
  | { readonly about: 'not_assigned'; readonly period: Period }
  | { readonly about: 'nothing_to_rate'; readonly period: Period }
  | { readonly about: 'nothing_to_approve'; readonly period: Period }
  /** The period is not over yet: it is rated and decided from the day after its end. */
  | { readonly about: 'too_early'; readonly period: Period; readonly from: Day }
  /** Nobody has opened the period yet: an administrator does. */
  | {
      readonly about: 'not_opened';
      readonly period: Period;
      readonly administrator: string | null;
      readonly what: 'rating' | 'self_review';
    }
  | { readonly about: 'cycle_closed'; readonly period: Period }
  /** Decided only once each of these is waived. */
  | {
      readonly about: 'unexplained';
      readonly person: PersonName;
      readonly names: readonly BilingualName[];
      readonly wayOn: Intent;
    }
  /** The review of that period is not open for this any more. */
  | { readonly about: 'closed'; readonly period: Period; readonly what: 'self_review' | 'rating' }
  /** Two at once: somebody else was first. */
  | {
      readonly about: 'conflict';
      readonly timeZone: string;
      readonly state: Extract<ReviewState, { at: 'approved' | 'returned' | 'published' }>;
      readonly wayOn: Intent;
    }
  | {
      readonly about: 'saved';
      readonly what: 'self_review' | 'rating';
      readonly at: Instant;
      readonly timeZone: string;
    }
  /** Said in a channel, where the answer itself is nobody's business. */
  | { readonly about: 'sent_privately' }
  /** In the place of a card about, or for, somebody who was erased. */
  | { readonly about: 'erased' }
  | { readonly about: 'failed'; readonly at: Instant; readonly timeZone: string };

/** A short message with a way on. */
export function noticeCard(view: NoticeView, words: Words): Card {
  const { title, lines, tone, buttons } = content(view, words);
  return {
    kind: 'notice',
    language: words.language,
    title,
    tone,
    blocks: [...lines.filter((line) => line !== '').map((line) => body(line)), ...buttonBlocks(words, buttons)],
    summary: words.notice.summary,
  };
}

interface Content {
  readonly title: string;
  readonly lines: readonly string[];
  readonly tone: Tone;
  /** The first one is the way on. */
  readonly buttons: readonly Button[];
}

function content(view: NoticeView, words: Words): Content {
  const said = words.notice;
  const helps = [button(words.buttons.help, { do: 'help' })];
  const say = (title: string, lines: readonly string[], tone: Tone, buttons: readonly Button[] = helps): Content => ({
    title,
    lines,
    tone,
    buttons,
  });
  switch (view.about) {
    case 'unknown_command': {
      const { title, text, way } = said.unknownCommand;
      return say(title, [text(oneLine(view.typed, 80)), way], 'neutral');
    }
    case 'unknown_person': {
      const { title, text, way, wayWithoutAddress } = said.unknownPerson;
      const lookedFor = view.lookedFor === null ? null : oneLine(view.lookedFor, 80);
      const administrator = view.administrator === null ? null : oneLine(view.administrator);
      const ask = lookedFor === null ? wayWithoutAddress(administrator) : way(administrator, lookedFor);
      return say(title, [text(lookedFor), ask], 'attention', []);
    }
    case 'unknown_account': {
      const { title, text, way, wayWithoutAddress } = said.unknownAccount;
      const email = view.email === null ? null : oneLine(view.email, 80);
      const lines = [
        text(oneLine(view.name), platformNames[view.platform][words.language]),
        email === null ? wayWithoutAddress : way(email),
      ];
      return say(title, lines, 'attention', []);
    }
    case 'left':
      return say(said.left.title, [said.left.text, said.left.way], 'neutral', []);
    case 'forbidden':
      return say(said.forbidden.title, [said.forbidden[view.because]], 'attention');
    case 'out_of_date': {
      const { title, moved, gone } = said.outOfDate;
      const text = view.state === null ? gone : moved(stateText(words, view.state, view.timeZone));
      return say(title, [text], 'attention', view.wayOn === null ? helps : [button(words.buttons.showNow, view.wayOn)]);
    }
    case 'conflict': {
      const { title, text } = said.conflict;
      const lines = [text(stateText(words, view.state, view.timeZone))];
      return say(title, lines, 'attention', [button(words.buttons.showNow, view.wayOn)]);
    }
    case 'no_figures':
      return noFigures(view, words);
    case 'bad_period': {
      const { title, text, way } = said.badPeriod;
      return say(title, [text(oneLine(view.typed, 40)), way(view.example)], 'neutral');
    }
    case 'no_plan': {
      const { title, text, way } = said.noPlan;
      const position = view.position === null ? null : pick(words, view.position);
      return say(title(formatPeriodOfYear(words, view.period)), [text(position), way], 'attention');
    }
    case 'not_assigned': {
      const { title, text, way } = said.notAssigned;
      return say(title(formatPeriodOfYear(words, view.period)), [text, way], 'attention');
    }
    case 'nothing_to_rate': {
      const { title, text } = said.nothingToRate;
      return say(title, [text(formatPeriodOfYear(words, view.period))], 'neutral');
    }
    case 'nothing_to_approve': {
      const { title, text } = said.nothingToApprove;
      return say(title, [text(formatPeriodOfYear(words, view.period))], 'neutral');
    }
    case 'too_early': {
      const { title, text } = said.tooEarly;
      return say(title(formatPeriodOfYear(words, view.period)), [text(formatDay(words, view.from))], 'neutral');
    }
    case 'not_opened': {
      const { title, text } = said.notOpened;
      const administrator = view.administrator === null ? null : oneLine(view.administrator);
      return say(title(formatPeriodOfYear(words, view.period)), [text[view.what](administrator)], 'neutral');
    }
    case 'cycle_closed': {
      const { title, text } = said.cycleClosed;
      return say(title(formatPeriodOfYear(words, view.period)), [text], 'neutral');
    }
    case 'unexplained': {
      const { title, text } = said.unexplained;
      const names = words.list(view.names.map((name) => pick(words, name)));
      const lines = [text(nameOf(view.person), names)];
      return say(title, lines, 'attention', [button(words.buttons.showNow, view.wayOn)]);
    }
    case 'closed':
      return say(said.closed.title(formatPeriodOfYear(words, view.period)), [said.closed[view.what]], 'neutral');
    case 'saved': {
      const saved = said.saved.at(formatInstant(words, view.at, view.timeZone));
      return say(said.saved[view.what], [saved + words.sentenceGap + said.saved.editable], 'good');
    }
    case 'sent_privately':
      return say(said.sentPrivately, [], 'neutral', []);
    case 'erased':
      return say(said.erased.title, [said.erased.text], 'neutral', []);
    case 'failed': {
      const { title, text, way } = said.failed;
      return say(title, [text(formatInstant(words, view.at, view.timeZone)), way], 'problem');
    }
  }
}

function noFigures({ period, latest, person }: Extract<NoticeView, { about: 'no_figures' }>, words: Words): Content {
  const said = words.notice.noFigures;
  const title = said.title(formatPeriodOfYear(words, period));
  if (latest === null) {
    return { title, lines: [said.none], tone: 'attention', buttons: [button(words.buttons.help, { do: 'help' })] };
  }
  const month = formatPeriodOfYear(words, latest);
  const wayOn = button(words.buttons.scorecardOfPeriod(month), { do: 'scorecard', person, period: latest });
  return { title, lines: [said.latest(month)], tone: 'attention', buttons: [wayOn] };
}
