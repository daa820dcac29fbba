/** What stands in a channel, by kind: 'text' for what people typed, a card's kind for what the bot answered. */
import { z } from 'zod';
import type { LoggedMessage } from '../../src/bot/ports.ts';

const content = z.union([
  z.object({ type: z.literal('card'), card: z.object({ kind: z.string() }) }).transform(({ card }) => card.kind),
  z.object({ type: z.enum(['text', 'private']) }).transform(({ type }) => type),
]);

export function kindsIn(messages: readonly Pick<LoggedMessage, 'content'>[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const message of messages) {
    const kind = content.parse(message.content);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
