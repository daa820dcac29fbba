/** The stage of the web client's bot. */
import type { StoreLocation } from '../../src/adapters/store/open.ts';
import { buttonsOf, converse } from '../support/converse.ts';
import { openDemo, OPENS_AT, restate, runBeside } from './demo.ts';
import type { Stage } from './stage.ts';

export async function openWebStage(where?: StoreLocation): Promise<Stage & { close(): Promise<void> }> {
  const opened = await openDemo(where);
  const talk = await converse(opened, OPENS_AT);
  return {
    platform: 'web',
    say: (person, text) => talk.say(person, text),
    press: (person, label) => talk.press(person, label),
    labels: (person) => talk.labels(person),
    waiting: async (person) => (await talk.cards(person)).flatMap((card) => buttonsOf(card).map(({ label }) => label)),
    fill(person, values) {
      if (!('rating' in values && 'text' in values)) return talk.fill(person, values);
      const filled = talk
        .form(person)
        .fields.map(({ key, type }) => [key, type === 'rating' ? values.rating : values.text] as const);
      return talk.fill(person, Object.fromEntries(filled));
    },
    read: (person) => talk.messages(person),
    async passTo(instant) {
      talk.now = new Date(instant);
      await talk.tick();
    },
    restate: (by) => restate(talk.store, talk.now, by),
    command: (name, args) => runBeside({ store: talk.store, clock: () => talk.now }, name, args),
    close: () => talk.close(),
  };
}
