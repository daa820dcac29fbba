/** The bot's side, as told: what it was asked, and what it answers. */
import type { ChatEvent, ChatHandlers, Reply } from '../../src/bot/ports.ts';

export interface ScriptedBot extends ChatHandlers {
  /** Everything that was handled. */
  readonly handled: ChatEvent[];
  readonly accepted: ChatEvent[];
  answer: (event: ChatEvent) => readonly Reply[] | Promise<readonly Reply[]>;
  /** While set, nothing can be stored. */
  away: boolean;
}

export function scriptedBot(): ScriptedBot {
  const seen = new Set<string>();
  const bot: ScriptedBot = {
    handled: [],
    accepted: [],
    away: false,
    answer: () => [],
    accept(event) {
      if (bot.away) return Promise.reject(new Error('the database is away'));
      const answer = seen.has(event.id) ? 'repeat' : 'new';
      seen.add(event.id);
      if (answer === 'new') bot.accepted.push(event);
      return Promise.resolve(answer);
    },
    async handle(event) {
      bot.handled.push(event);
      return bot.answer(event);
    },
    answered: () => Promise.resolve(),
  };
  return bot;
}
