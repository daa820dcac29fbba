import type { ChatEvent, MessageRef } from '../../src/bot/ports.ts';
import type { Card } from '../../src/cards/model.ts';

const base = (id: string) => ({ platform: 'web', id, user: 'E007', place: { type: 'direct' }, origin: null }) as const;

export const eventOf = (id: string): ChatEvent => ({ ...base(id), type: 'command', text: '/mykpi' });

export const actionOf = (id: string, message: MessageRef): ChatEvent => ({
  ...base(id),
  type: 'action',
  intent: {},
  message,
});

export const card = (title: string): Card => ({
  kind: 'notice',
  title,
  tone: 'neutral',
  language: 'en',
  blocks: [],
  summary: title,
});
