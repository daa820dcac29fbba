/** A small bot: a scorecard, a form that is kept while it is filled in, and a decision that is asked about once. */
import { plain, strong, type Card, type Form } from '../../../src/cards/model.ts';
import type { ChatEvent, ChatHandlers, Reply } from '../../../src/bot/ports.ts';
import { cardOf } from '../../contracts/cards.ts';

export const SCORECARD: Card = cardOf(
  [
    { type: 'text', size: 'headline', spans: [strong('89.4'), plain(' points  B  ▲3.2')] },
    { type: 'text', size: 'body', spans: [plain('5.6 points to A: gross margin back at 12 % is enough.')] },
    {
      type: 'facts',
      facts: [
        { label: 'Sales attainment', value: [strong('104.2 %'), plain(' · target US$120,000')], tone: 'good' },
        { label: 'Gross margin', value: [strong('11.2 %'), plain(' · target ≥ 12 %')], tone: 'attention' },
      ],
    },
    {
      type: 'chart',
      chart: {
        type: 'line',
        title: 'Six months',
        summary: 'Total between 84.1 and 89.4 points; no data for July.',
        categories: ['May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct'],
        series: [{ name: 'Total', values: [84.1, 85.9, null, 86.0, 86.2, 89.4] }],
        unit: 'points',
        mark: { label: 'A from 95', value: 95 },
      },
    },
    {
      type: 'actions',
      buttons: [
        {
          label: 'Rate Anna',
          intent: { do: 'rate', person: 'anna', period: '2026-10' },
          style: 'primary',
          opens: 'form',
        },
        {
          label: 'Approve 89.4 points',
          intent: { do: 'approve', scorecard: 's1', version: 3 },
          style: 'plain',
          opens: 'nothing',
          confirm: { title: 'Approve?', text: 'Anna is told at once.', yes: 'Approve', no: 'Not yet' },
        },
      ],
    },
    {
      type: 'more',
      label: 'More',
      buttons: [{ label: 'History', intent: { do: 'history', person: 'anna' }, style: 'plain', opens: 'card' }],
    },
  ],
  {
    kind: 'scorecard',
    title: 'October · Amazon operations',
    subtitle: 'in progress',
    summary: 'Scorecard for October',
  },
);

const form = (kept: Readonly<Record<string, string>>): Form => ({
  kind: 'rating',
  language: 'en',
  title: 'Rate Anna Becker, October',
  intro: [[plain('Anna sees it when it is approved.')]],
  fields: [
    {
      key: 'rating.teamwork',
      type: 'rating',
      label: 'Teamwork',
      hint: 'Helps other sites without being asked.',
      required: true,
      value: kept['rating.teamwork'] ?? '',
      options: [1, 2, 3, 4, 5].map((n) => ({ value: String(n), label: String(n), detail: `Anchor ${String(n)}` })),
    },
    {
      key: 'note',
      type: 'text',
      label: 'What showed it most?',
      required: true,
      multiline: true,
      minLength: 10,
      maxLength: 2000,
      value: kept['note'] ?? '',
    },
  ],
  intent: { do: 'rate', person: 'anna', period: '2026-10' },
  submitLabel: 'Send the rating',
  draftLabel: 'Kept as you go',
  cancelLabel: 'Close',
});

const notice = (text: string): Card => cardOf([{ type: 'text', size: 'body', spans: [plain(text)] }], { title: text });

export function createScriptedBot(): ChatHandlers {
  const seen = new Set<string>();
  const drafts = new Map<string, Readonly<Record<string, string>>>();

  function reply(event: ChatEvent): readonly Reply[] {
    switch (event.type) {
      case 'opened':
      case 'people':
        return [];
      case 'command':
        return event.text === '/mykpi'
          ? [{ type: 'card', card: SCORECARD, audience: 'asker' }]
          : [{ type: 'card', card: notice(`You said: ${event.text}`), audience: 'asker' }];
      case 'action':
        if (JSON.stringify(event.intent).includes('"rate"'))
          return [{ type: 'form', form: form(drafts.get(event.user) ?? {}) }];
        if (JSON.stringify(event.intent).includes('"approve"'))
          return [{ type: 'replace', card: notice('Approved by Li Na') }];
        return [{ type: 'notice', text: 'This card is out of date.' }];
      case 'submit':
        return submitted(event);
    }
  }

  function submitted(event: Extract<ChatEvent, { type: 'submit' }>): readonly Reply[] {
    const values = Object.fromEntries(Object.entries(event.values).map(([key, value]) => [key, String(value)]));
    if (event.mode === 'draft') {
      drafts.set(event.user, values);
      return [];
    }
    if ((values['note'] ?? '').length < 10)
      return [{ type: 'reject', errors: [{ field: 'note', message: 'At least 10 characters, please.' }] }];
    drafts.delete(event.user);
    return [
      { type: 'replace', card: notice('Rated by Li Na') },
      { type: 'notice', text: 'Thank you, the rating is sent.' },
    ];
  }

  return {
    accept(event) {
      const answer = seen.has(event.id) ? 'repeat' : 'new';
      seen.add(event.id);
      return Promise.resolve(answer);
    },
    handle: (event) => Promise.resolve(reply(event)),
    answered: () => Promise.resolve(),
  };
}
