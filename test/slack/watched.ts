import type { ChatEvent, ChatHandlers } from '../../src/bot/ports.ts';

/** Handlers that know what is under way: taken, and not answered. */
export function watched(handlers: ChatHandlers): ChatHandlers & { idle(): Promise<void> } {
  const underWay = new Set<string>();
  let onIdle = Promise.withResolvers<undefined>();
  onIdle.resolve(undefined);
  return {
    async accept(event) {
      const answer = await handlers.accept(event);
      if (answer === 'new') {
        if (underWay.size === 0) onIdle = Promise.withResolvers();
        underWay.add(event.id);
      }
      return answer;
    },
    handle: (event) => handlers.handle(event),
    async answered(event: ChatEvent) {
      await handlers.answered(event);
      underWay.delete(event.id);
      if (underWay.size === 0) onIdle.resolve(undefined);
    },
    idle: () => onIdle.promise,
  };
}
