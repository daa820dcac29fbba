/** What a hostile client sends may hold text that no database takes: NUL, and halves of characters. */
import type { ChatEvent } from '../ports.ts';

/** Deeper than any intent or form of ours. */
const DEEPEST = 8;

/** The event with what the sender wrote made storable; whatever is left of it is judged as ever. */
export function storable(event: ChatEvent): ChatEvent {
  switch (event.type) {
    case 'command':
      return { ...event, text: storableText(event.text) };
    case 'action':
      return { ...event, intent: storableValue(event.intent, DEEPEST) };
    case 'submit': {
      const values = Object.entries(event.values).map(
        ([field, value]) => [storableText(field), storableValue(value, DEEPEST)] as const,
      );
      return { ...event, intent: storableValue(event.intent, DEEPEST), values: Object.fromEntries(values) };
    }
    case 'opened':
    case 'people':
      return event;
  }
}

const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed();

function storableValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return null;
  if (Array.isArray(value)) return value.map((entry: unknown) => storableValue(entry, depth - 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [storableText(key), storableValue(entry, depth - 1)]),
  );
}
