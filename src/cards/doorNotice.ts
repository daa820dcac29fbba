import type { Words } from '../words/index.ts';
import { body, fact } from './block.ts';
import { oneLine } from './clip.ts';
import { formatDay, formatInstant, formatPeriodOfYear } from './dates.ts';
import { nameOf } from './format.ts';
import type { Block, Card, Tone } from './model.ts';
import type { Day, Instant, Period, PersonName } from './view.ts';

/** What a link to a file brings. */
export type FileMatter = 'pay_export' | 'own_data';

/** What came of asking for a personal link. The link itself is on no card: cards are kept. */
export type DoorNoticeView =
  /** `person`: whom it is for; null for the asker. */
  | {
      readonly about: 'sign_in_shown';
      readonly person: PersonName | null;
      readonly until: Instant;
      readonly timeZone: string;
    }
  | {
      readonly about: 'file_shown';
      readonly file: FileMatter;
      readonly period: Period | null;
      readonly until: Instant;
      readonly timeZone: string;
    }
  /** Nobody was named. */
  | { readonly about: 'whom' }
  | { readonly about: 'nobody'; readonly typed: string }
  /** `address`: what tells them apart. */
  | {
      readonly about: 'several';
      readonly typed: string;
      readonly people: readonly (PersonName & { readonly address: string })[];
    }
  | { readonly about: 'has_left'; readonly person: PersonName; readonly on: Day }
  | { readonly about: 'not_yet'; readonly person: PersonName; readonly from: Day }
  /** Of a demo, people are chosen. */
  | { readonly about: 'demo' };

export function doorNoticeCard(view: DoorNoticeView, words: Words): Card {
  const { title, tone, blocks } = content(view, words);
  const { summary } = isShown(view) ? words.door.shown : words.notice;
  return { kind: 'notice', language: words.language, title, tone, blocks, summary };
}

const isShown = ({ about }: DoorNoticeView): boolean => about === 'sign_in_shown' || about === 'file_shown';

/** As it stands in the middle of a line: 'the file for pay of October 2026'. */
export function fileName(file: FileMatter, period: Period | null, words: Words): string {
  switch (file) {
    case 'pay_export':
      return words.door.file.pay_export(period === null ? null : formatPeriodOfYear(words, period));
    case 'own_data':
      return words.door.file.own_data;
  }
}

/** So many are told apart at a glance; who finds none of them writes more. */
const SHOWN = 6;

interface Content {
  readonly title: string;
  readonly tone: Tone;
  readonly blocks: readonly Block[];
}

function content(view: DoorNoticeView, words: Words): Content {
  const { shown, invite } = words.door;
  const say = (title: string, tone: Tone, ...lines: readonly string[]): Content => ({
    title,
    tone,
    blocks: lines.map((line) => body(line)),
  });
  switch (view.about) {
    case 'sign_in_shown': {
      const title = view.person === null ? shown.own : shown.other(nameOf(view.person));
      return say(title, 'neutral', shown.until(formatInstant(words, view.until, view.timeZone)), shown.again);
    }
    case 'file_shown': {
      const title = shown.file(fileName(view.file, view.period, words));
      return say(title, 'neutral', shown.until(formatInstant(words, view.until, view.timeZone)), shown.again);
    }
    case 'whom':
      return say(invite.whom.title, 'neutral', invite.whom.text);
    case 'nobody':
      return say(invite.nobody.title, 'neutral', invite.nobody.text(oneLine(view.typed, 80)), invite.nobody.way);
    case 'several': {
      const facts = view.people.slice(0, SHOWN).map((person) => fact(nameOf(person), oneLine(person.address, 80)));
      const left = view.people.length - facts.length;
      const { title, text, more, way } = invite.several;
      return {
        title,
        tone: 'neutral',
        blocks: [
          body(text(oneLine(view.typed, 80))),
          { type: 'facts', facts },
          ...(left > 0 ? [body(more(left))] : []),
          body(way),
        ],
      };
    }
    case 'has_left': {
      const { title, text } = invite.left;
      return say(title(nameOf(view.person)), 'attention', text(formatDay(words, view.on)));
    }
    case 'not_yet': {
      const { title, text } = invite.notYet;
      return say(title(nameOf(view.person)), 'attention', text(formatDay(words, view.from)));
    }
    case 'demo':
      return say(invite.demo.title, 'neutral', invite.demo.text);
  }
}
