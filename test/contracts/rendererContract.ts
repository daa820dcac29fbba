/** What every platform's renderer keeps: any valid card comes out, escaped, within the limits, and the same each time. */
import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/cards/model.ts';
import { blocksOf, cardOf, HOSTILE } from './cards.ts';

export interface RendererUnderTest<Payload> {
  render(card: Card): Payload;
  /** The plain text that stands where the platform shows no card. */
  fallback(payload: Payload): string;
  /** What a reader sees of it, markup undone. */
  text(payload: Payload): string;
  /** Which of the platform's limits it breaks, and which markup is alive that we did not write: nothing, it should be. */
  violations(payload: Payload): readonly string[];
}

/** `fixtures`: every card there is, by name. */
export function rendererContract<Payload>(
  name: string,
  renderer: RendererUnderTest<Payload>,
  fixtures: Readonly<Record<string, Card>>,
): void {
  const sound = (card: Card): Payload => {
    const payload = renderer.render(card);
    expect(renderer.violations(payload)).toEqual([]);
    expect(renderer.fallback(payload).trim()).not.toBe('');
    return payload;
  };

  describe(`${name} keeps the renderer contract`, () => {
    test.each(Object.entries(fixtures))('the card %s', (_, card) => {
      const payload = sound(card);
      if (card.title.length < 100) expect(renderer.text(payload)).toContain(card.title);
      expect(renderer.render(card)).toEqual(payload);
    });

    test.each(Object.entries(blocksOf('words')))('the block %s', (type, block) => {
      const shown = renderer.text(sound(cardOf([block])));
      if (type !== 'divider') expect(shown).toContain('words');
    });

    describe.each(Object.entries(HOSTILE))('%s', (_, text) => {
      test.each(Object.entries(blocksOf(text)))('in the block %s', (_, block) => {
        sound(cardOf([block]));
      });

      test('in the title, subtitle and summary', () => {
        sound(cardOf([], { title: text, subtitle: text, summary: text }));
      });
    });

    test('an address that is none of the web is no link', () => {
      const spans = ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'nonsense'].map((url) => ({
        type: 'link' as const,
        text: 'go on',
        url,
      }));
      const payload = sound(cardOf([{ type: 'text', size: 'body', spans }]));
      expect(renderer.text(payload)).toContain('go on');
      expect(JSON.stringify(payload)).not.toContain('javascript:');
    });

    test('too much of everything is folded, not thrown', () => {
      const many = <T>(item: T): readonly T[] => Array.from({ length: 500 }, () => item);
      const { facts, table, actions } = blocksOf('words');
      sound(cardOf(many(blocksOf('words').text)));
      sound(cardOf([{ ...facts, facts: many(facts.facts[0] ?? { label: '', value: [] }) }]));
      sound(cardOf([{ ...table, rows: many(table.rows[0] ?? []) }]));
      sound(cardOf([{ ...actions, buttons: actions.buttons.flatMap((button) => many(button)) }]));
      sound(cardOf(Object.values(blocksOf(HOSTILE['long'] ?? '')).flatMap((block) => many(block))));
    });

    test('too little of everything is rendered too', () => {
      const { facts, table, actions, more, chart } = blocksOf('');
      sound(cardOf([]));
      sound(
        cardOf([
          { ...facts, facts: [] },
          { ...table, rows: [], columns: [] },
        ]),
      );
      sound(
        cardOf([
          { ...actions, buttons: [] },
          { ...more, buttons: [] },
        ]),
      );
      sound(cardOf([{ ...chart, chart: { ...chart.chart, categories: [], series: [] } }]));
    });
  });
}
