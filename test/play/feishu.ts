/** The stage of a company in Feishu: a fake of its server, and the real adapter. */
import { createFeishuAdapter } from '../../src/adapters/feishu/index.ts';
import type { StoreLocation } from '../../src/adapters/store/open.ts';
import { tickCycles } from '../../src/bot/cycle/tick.ts';
import { buttonsOf, inputsOf, type CardButton } from '../fakes/feishu/card/controls.ts';
import { undone } from '../fakes/feishu/card/shown.ts';
import { startFakeFeishu } from '../fakes/feishu/index.ts';
import { hurried } from '../slack/hurried.ts';
import { silentLog } from '../support/log.ts';
import { openDemo, OPENS_AT, restate, runBeside } from './demo.ts';
import type { Stage, Values } from './stage.ts';
import { startWorkspaceBot } from './workspaceBot.ts';

interface Pressable {
  readonly message: string;
  readonly button: CardButton;
}

/** The form's own keys: its buttons carry them. */
const keysOf = (value: unknown): readonly string[] =>
  (value as { readonly form?: { readonly fields: readonly string[] } } | null)?.form?.fields ?? [];

const isOfForm = ({ value }: CardButton): boolean => keysOf(value).length > 0;

/** What stands above a form's fields, by their keys. */
function errorsOf(card: unknown): readonly string[] {
  const keys = keysOf(buttonsOf(card).find(({ name }) => name === 'final')?.value);
  return [...JSON.stringify(card).matchAll(/"content":"(?<said>[^"]*)","element_id":"error(?<n>\d+)"/gu)].map(
    ({ groups }) => `${keys[Number(groups?.['n'])] ?? ''}: ${undone(groups?.['said'] ?? '').replace('▲ ', '')}`,
  );
}

export async function openFeishuStage(where?: StoreLocation): Promise<Stage & { close(): Promise<void> }> {
  const opened = await openDemo(where);
  const { store } = opened;
  let now = OPENS_AT;
  const clock = (): Date => now;
  const log = silentLog;

  // Time stands still between the steps: how fast one may send is shown elsewhere.
  const unhurried = { perSecondPerChat: Infinity, perSecond: Infinity, perMinute: Infinity };
  const feishu = await startFakeFeishu({ now: () => now.getTime(), pace: unhurried });
  const people = await store.transaction((tx) => tx.people.list());
  const accounts = new Map(
    people.map(({ key, name, email, language }) => [
      key,
      feishu.addUser({ name, email, locale: language === 'zh' ? 'zh_cn' : 'en_us' }).id,
    ]),
  );
  const user = (person: string): string => {
    const account = accounts.get(person);
    if (account === undefined) throw new Error(`nobody in the demo company is ${person}`);
    return account;
  };

  const adapter = createFeishuAdapter(
    { appId: feishu.app.id, appSecret: feishu.app.secret, domain: feishu.url, connection: { type: 'long' } },
    {
      log,
      clock,
      http: { add: () => undefined },
      pageUrl: 'https://kpi.example.com',
      channels: () => Promise.resolve([]),
      language: 'en',
      onCounted: () => undefined,
      onSpent: () => undefined,
    },
    hurried(),
  );
  const bot = await startWorkspaceBot(store, adapter, clock);

  const ours = (person: string) => feishu.messages(user(person)).filter(({ sender }) => sender === 'bot');
  const cardOf = (versions: readonly string[]): unknown => JSON.parse(versions.at(-1) ?? '{}');

  /** What the person sees now that they did not see before. */
  async function seeing(person: string, act: () => Promise<unknown>): Promise<string> {
    const before = new Set(ours(person).map(({ shown }) => shown));
    const toasts = feishu.toasts(user(person)).length;
    await act();
    await bot.idle();
    const shown = ours(person).map((message) => message.shown);
    return [...feishu.toasts(user(person)).slice(toasts), ...shown.filter((text) => !before.has(text))].join('\n\n');
  }

  /** A button that was pressed and is still there has done what it can: nobody presses it for ever. */
  const pressed = new Set<string>();
  const nameOf = ({ message, button }: Pressable): string => JSON.stringify([message, button.value]);

  const pressables = (person: string): readonly Pressable[] =>
    ours(person)
      .toReversed()
      .filter(({ type }) => type === 'interactive')
      .flatMap(({ id, versions }) => buttonsOf(cardOf(versions)).map((button) => ({ message: id, button })))
      .filter((found) => !isOfForm(found.button) && !pressed.has(nameOf(found)));

  function openForm(person: string) {
    const found = ours(person)
      .toReversed()
      .find(({ type, versions }) => type === 'interactive' && inputsOf(cardOf(versions)).length > 0);
    if (found === undefined) throw new Error(`${person} has no form open`);
    return { message: found.id, card: cardOf(found.versions) };
  }

  /** By the fields that the form has: ratings are chosen, the rest is written. */
  function entriesOf(card: unknown, values: Values): Readonly<Record<string, string>> {
    const keys = keysOf(buttonsOf(card).find(({ name }) => name === 'final')?.value);
    const isPair = 'rating' in values && 'text' in values;
    return Object.fromEntries(
      inputsOf(card).flatMap(({ name, tag }) => {
        if (name.includes('p')) return [];
        if (isPair) return [[name, tag === 'input' ? values['text'] : values['rating']]];
        const value = values[keys[Number(name.slice(1))] ?? ''];
        return value === undefined || value === '' ? [] : [[name, value]];
      }),
    );
  }

  return {
    platform: 'feishu',
    say: (person, text) => seeing(person, () => feishu.say(user(person), text)),
    async press(person, label) {
      const found = pressables(person).find(({ button }) => button.label.startsWith(label));
      if (found === undefined) {
        const there = pressables(person).map(({ button }) => button.label);
        throw new Error(`${person} sees no button ${label}; there are ${there.join(', ')}`);
      }
      pressed.add(nameOf(found));
      return seeing(person, async () => {
        const outcome = await feishu.press(
          user(person),
          found.message,
          ({ value }) => JSON.stringify(value) === JSON.stringify(found.button.value),
        );
        if (outcome.status !== 'answered') throw new Error(`${label}: ${JSON.stringify(outcome)}`);
      });
    },
    labels(person) {
      const [first] = pressables(person);
      return pressables(person)
        .filter(({ message }) => message === first?.message)
        .map(({ button }) => button.label);
    },
    waiting: (person) => Promise.resolve(pressables(person).map(({ button }) => button.label)),
    async fill(person, values) {
      const { message, card } = openForm(person);
      const shown = await seeing(person, async () => {
        const entries = entriesOf(card, values);
        const outcome = await feishu.press(user(person), message, ({ name }) => name === 'final', { entries });
        if (outcome.status !== 'answered') throw new Error(`the form: ${JSON.stringify(outcome)}`);
      });
      const after = ours(person).find(({ id }) => id === message)?.versions ?? [];
      return [...errorsOf(cardOf(after)), shown].join('\n');
    },
    read: (person) => Promise.resolve(ours(person).map(({ shown }) => shown)),
    async passTo(instant) {
      now = new Date(instant);
      await tickCycles({ store, clock, log }, now);
      await bot.idle();
    },
    async restate(by) {
      await restate(store, now, by);
      await bot.idle();
    },
    command: (name, args) => runBeside({ store, clock }, name, args),
    async close() {
      await adapter.stop();
      const { violations } = feishu;
      await feishu.stop();
      await opened.close();
      if (violations.length > 0) throw new Error(violations.join('; '));
    },
  };
}
