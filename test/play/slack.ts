/** The stage of a Slack workspace: a fake of its server, and the real adapter. */
import { renderChartPng } from '../../src/adapters/charts/index.ts';
import { createSlackAdapter } from '../../src/adapters/slack/index.ts';
import { SCOPES } from '../../src/adapters/slack/scopes.ts';
import type { StoreLocation } from '../../src/adapters/store/open.ts';
import { tickCycles } from '../../src/bot/cycle/tick.ts';
import { startFakeSlack, type FakeSlack } from '../fakes/slack/index.ts';
import { hurried } from '../slack/hurried.ts';
import { silentLog } from '../support/log.ts';
import { openDemo, OPENS_AT, restate, runBeside } from './demo.ts';
import type { Stage, Values } from './stage.ts';
import { startWorkspaceBot } from './workspaceBot.ts';

/** Where somebody can press something: newest first. */
interface Pressable {
  readonly where: Parameters<FakeSlack['press']>[1];
  readonly label: string;
  readonly actionId: string;
}

type Block = Readonly<Record<string, unknown>>;

function buttonsIn(value: unknown): readonly Omit<Pressable, 'where'>[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text, action_id: actionId } = value as Block;
  if (type === 'button') return [{ label: (text as { readonly text: string }).text, actionId: String(actionId) }];
  return buttonsIn(Object.values(value));
}

/** By the fields that the form has: ratings are chosen, the rest is written. */
function entriesOf(blocks: readonly Block[], values: Values): Readonly<Record<string, string>> {
  const inputs = blocks.filter(({ type }) => type === 'input');
  const isPair = 'rating' in values && 'text' in values;
  return Object.fromEntries(
    inputs.flatMap(({ block_id, element }) => {
      const id = String(block_id);
      const { type } = element as Block;
      if (isPair) return [[id, type === 'plain_text_input' ? values['text'] : values['rating']]];
      const value = values[id.replace('field:', '')];
      return value === undefined || value === '' ? [] : [[id, value]];
    }),
  );
}

export async function openSlackStage(where?: StoreLocation): Promise<Stage & { close(): Promise<void> }> {
  const opened = await openDemo(where);
  const { store } = opened;
  let now = OPENS_AT;
  const clock = (): Date => now;
  const log = silentLog;

  const slack = await startFakeSlack({ scopes: SCOPES });
  const people = await store.transaction((tx) => tx.people.list());
  const accounts = new Map(
    people.map(({ key, name, email, language }) => [
      key,
      slack.addUser({ name, email, locale: language === 'zh' ? 'zh-CN' : 'en-US' }).id,
    ]),
  );
  const user = (person: string): string => {
    const account = accounts.get(person);
    if (account === undefined) throw new Error(`nobody in the demo company is ${person}`);
    return account;
  };

  const adapter = createSlackAdapter(
    { botToken: slack.botToken, connection: { type: 'socket', appToken: slack.appToken }, apiUrl: slack.url },
    {
      log,
      clock,
      http: { add: () => undefined },
      renderPng: renderChartPng,
      channels: () => Promise.resolve([]),
      language: 'en',
    },
    hurried(),
  );
  const bot = await startWorkspaceBot(store, adapter, clock);

  /** What the person sees now that they did not see before. */
  async function seeing(person: string, act: () => Promise<unknown>): Promise<string> {
    const id = user(person);
    const before = new Set(all(id));
    await act();
    await bot.idle();
    return all(id)
      .filter((text) => !before.has(text))
      .join('\n\n');
  }
  const all = (id: string): readonly string[] => [
    ...said(id),
    ...slack.ephemerals(id).map(({ ts, shown }) => `${shown}${' '.repeat(Number(ts.split('.')[1] ?? 0))}`),
    ...slack.views(id).map(({ shown }) => shown),
  ];
  const said = (id: string): readonly string[] =>
    slack
      .messages(id)
      .filter((message) => message.user !== id)
      .map(({ shown }) => shown.replace(/^[🟢🟡🔴] /u, ''));

  /** A button that was pressed and is still there has done what it can: nobody presses it for ever. */
  const pressed = new Set<string>();
  const nameOf = ({ where: at, actionId, label }: Pressable): string => JSON.stringify([at, actionId, label]);

  function pressables(person: string): readonly Pressable[] {
    const id = user(person);
    const views = slack.views(id).map(({ id: view, blocks }) => ({ where: { view }, blocks }));
    const messages = slack.messages(id).map(({ channel, ts, blocks }) => ({ where: { channel, ts }, blocks }));
    return [...messages, ...views]
      .toReversed()
      .flatMap(({ where: at, blocks }) => buttonsIn(blocks).map((button) => ({ where: at, ...button })))
      .filter((button) => !pressed.has(nameOf(button)));
  }

  /** Typed words open no form: they are answered by a button that does. */
  async function openOffered(person: string) {
    const offered = pressables(person).find(({ actionId }) => actionId.startsWith('form:'));
    if (offered !== undefined)
      await seeing(person, () => slack.press(user(person), offered.where, { actionId: offered.actionId }));
    const view = slack.views(user(person)).at(-1);
    if (view === undefined) throw new Error(`${person} has no form open, and is offered none`);
    return view;
  }

  return {
    platform: 'slack',
    // Some type a command, some write to the bot.
    say: (person, text) =>
      seeing(person, () =>
        person < 'E008'
          ? slack.command(user(person), slack.directOf(user(person)), `/kpi ${text}`)
          : slack.say(user(person), text),
      ),
    async press(person, label) {
      const found = pressables(person).find((button) => button.label.startsWith(label));
      if (found === undefined)
        throw new Error(
          `${person} sees no button ${label}; there are ${pressables(person)
            .map((b) => b.label)
            .join(', ')}`,
        );
      pressed.add(nameOf(found));
      return seeing(person, () => slack.press(user(person), found.where, { actionId: found.actionId }));
    },
    labels(person) {
      const [first] = pressables(person);
      const last = JSON.stringify(first?.where);
      return pressables(person)
        .filter((button) => JSON.stringify(button.where) === last)
        .map(({ label }) => label);
    },
    waiting: (person) => Promise.resolve(pressables(person).map(({ label }) => label)),
    async fill(person, values) {
      const view = slack.views(user(person)).at(-1) ?? (await openOffered(person));
      let errors: Readonly<Record<string, string>> = {};
      const shown = await seeing(person, async () => {
        const outcome = await slack.submit(user(person), view.id, entriesOf(view.blocks, values));
        if (outcome.status === 'errors' || outcome.status === 'not_sent') errors = outcome.errors;
        else if (outcome.status !== 'closed') throw new Error(`the form: ${JSON.stringify(outcome)}`);
      });
      return [...Object.entries(errors).map(([field, message]) => `${field}: ${message}`), shown].join('\n');
    },
    read: (person) => Promise.resolve(said(user(person))),
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
      await slack.stop();
      await opened.close();
    },
  };
}
