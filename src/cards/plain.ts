/**
 * Any card as plain text: what a terminal prints, a screen reader reads aloud, and a platform shows when its own
 * rendering fails. Buttons stand as [label]; a chart is the sentence that says what it shows.
 */
import { words } from '../words/index.ts';
import type { Block, Button, Card, Field, Form, Option, Spans } from './model.ts';

export function plainText(card: Card): string {
  const title = card.subtitle === undefined ? card.title : `${card.title} — ${card.subtitle}`;
  return [title, ...card.blocks.map((block) => blockText(block, words(card.language).colon))]
    .filter((text) => text !== '')
    .join('\n');
}

export const spansText = (spans: Spans): string =>
  spans
    .map((span) => {
      switch (span.type) {
        case 'plain':
        case 'strong':
        case 'time':
          return span.text;
        case 'mention':
          return span.name;
        case 'link':
          return span.text === span.url ? span.url : `${span.text} <${span.url}>`;
      }
    })
    .join('');

function blockText(block: Block, colon: string): string {
  switch (block.type) {
    case 'text':
    case 'note':
      return spansText(block.spans);
    case 'facts':
      return block.facts.map(({ label, value }) => `- ${label}${colon}${spansText(value)}`).join('\n');
    case 'table':
      return block.rows.map((row) => `- ${row.map(spansText).join(' | ')}`).join('\n');
    case 'progress':
      return `${block.label}${colon}${block.text}`;
    case 'chart':
      return `${block.chart.title}${colon}${block.chart.summary}`;
    case 'actions':
      return buttonsText(block.buttons);
    case 'more':
      return `${block.label}${colon}${buttonsText(block.buttons)}`;
    case 'image':
      return block.alt;
    case 'divider':
      return '---';
  }
}

const buttonsText = (buttons: readonly Button[]): string => buttons.map(({ label }) => `[${label}]`).join(' ');

/** Any form as plain text: each field with what is in it. */
export function plainForm(form: Form): string {
  const labels = [form.submitLabel, form.draftLabel, form.cancelLabel].filter((label) => label !== undefined);
  return [
    form.title,
    ...form.intro.map(spansText),
    ...form.fields.map((field) => fieldText(field, words(form.language).colon)),
    labels.map((label) => `[${label}]`).join(' '),
  ].join('\n');
}

function fieldText(field: Field, colon: string): string {
  const asked = `${field.required ? '*' : '-'} ${field.label}${colon}${field.value === '' ? '____' : field.value}`;
  return [asked, ...(field.hint === undefined ? [] : [`  ${field.hint}`]), ...optionsOf(field)].join('\n');
}

function optionsOf(field: Field): readonly string[] {
  switch (field.type) {
    case 'choice':
    case 'rating':
    case 'person':
      return field.options.map((option) => `  ${option.value === field.value ? '(•)' : '( )'} ${optionText(option)}`);
    case 'text':
    case 'number':
    case 'date':
      return [];
  }
}

const optionText = ({ label, detail }: Option): string => (detail === undefined ? label : `${label} — ${detail}`);
