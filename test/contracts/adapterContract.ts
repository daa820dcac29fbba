/**
 * What every chat platform's adapter keeps. A platform joins by describing itself: how somebody there says, presses
 * and reads, over its fake server where it has one.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeliveryError } from '../../src/bot/errors.ts';
import type { ChatAdapter, ChatEvent, ChatHandlers, Json, MessageRef, Reply, Whom } from '../../src/bot/ports.ts';
import { noticeCard } from './cards.ts';

export type Place =
  { readonly type: 'direct'; readonly user: string } | { readonly type: 'channel'; readonly channel: string };

export interface ShownMessage {
  readonly ref: MessageRef;
  /** As a reader sees it. */
  readonly text: string;
}

/** One platform under test. Each acts as the platform's client would, and resolves when the platform has its answer. */
export interface PlatformUnderTest {
  readonly adapter: ChatAdapter;
  /** Two people, both in `channel`. */
  readonly asker: string;
  readonly colleague: string;
  readonly channel: string;
  /** By which the two are found. */
  readonly contacts: Whom['contacts'];
  say(user: string, place: Place, text: string, eventId: string): Promise<void>;
  press(user: string, place: Place, intent: Json, message: MessageRef, eventId: string): Promise<void>;
  /** What the platform showed somebody in the moment, and keeps in no conversation: oldest first. */
  moments(user: string): readonly string[];
  /** Oldest first. */
  read(place: Place): Promise<readonly ShownMessage[]>;
  /** While true, the platform fails whatever it is asked. */
  fail(failing: boolean): void;
  stop(): Promise<void>;
}

/** The bot's side: writes down what it is asked, and answers as told. */
interface ScriptedBot extends ChatHandlers {
  readonly steps: string[];
  replies: readonly Reply[];
  /** Set: `handle` waits for it. */
  gate: Promise<void> | null;
}

function createBot(): ScriptedBot {
  const seen = new Set<string>();
  const bot: ScriptedBot = {
    steps: [],
    replies: [],
    gate: null,
    accept(event: ChatEvent) {
      const answer = seen.has(event.id) ? 'repeat' : 'new';
      seen.add(event.id);
      if (event.type !== 'opened') bot.steps.push(`accept ${event.type}: ${answer}`);
      return Promise.resolve(answer);
    },
    async handle(event: ChatEvent) {
      if (event.type === 'opened') return [];
      bot.steps.push(`handle ${event.type}`);
      await bot.gate;
      return bot.replies;
    },
    answered(event: ChatEvent) {
      if (event.type !== 'opened') bot.steps.push(`answered ${event.type}`);
      return Promise.resolve();
    },
  };
  return bot;
}

export function adapterContract(name: string, setup: (handlers: ChatHandlers) => Promise<PlatformUnderTest>): void {
  describe(`${name} keeps the adapter contract`, () => {
    let bot: ScriptedBot;
    let platform: PlatformUnderTest;
    let direct: Place;
    let channel: Place;

    beforeEach(async () => {
      bot = createBot();
      platform = await setup(bot);
      direct = { type: 'direct', user: platform.asker };
      channel = { type: 'channel', channel: platform.channel };
    });
    afterEach(() => platform.stop());

    const texts = async (place: Place): Promise<readonly string[]> =>
      (await platform.read(place)).map((message) => message.text);

    test('accepts before it handles, and says when it has answered', async () => {
      await platform.say(platform.asker, direct, '/mykpi', 'event-0001');
      expect(bot.steps).toEqual(['accept command: new', 'handle command', 'answered command']);
    });

    test('a repeated event changes nothing', async () => {
      bot.replies = [{ type: 'card', card: noticeCard('Done once'), audience: 'asker' }];
      await platform.say(platform.asker, direct, '/mykpi', 'event-0002');
      const before = await texts(direct);
      await platform.say(platform.asker, direct, '/mykpi', 'event-0002');
      expect(await texts(direct)).toEqual(before);
      expect(bot.steps.filter((step) => step.startsWith('handle'))).toHaveLength(1);
    });

    test('shows a card in answer', async () => {
      bot.replies = [{ type: 'card', card: noticeCard('Your scorecard'), audience: 'asker' }];
      await platform.say(platform.asker, direct, '/mykpi', 'event-0003');
      expect((await texts(direct)).at(-1)).toContain('Your scorecard');
    });

    test("the asker's card, asked for in a channel, never appears there", async () => {
      bot.replies = [{ type: 'card', card: noticeCard('Total 89.4 points'), audience: 'asker' }];
      await platform.say(platform.asker, channel, '/mykpi', 'event-0004');
      expect((await texts(channel)).join('\n')).not.toContain('89.4');
      expect((await texts(channel)).length).toBeGreaterThan(0);
      expect((await texts(direct)).join('\n')).toContain('Total 89.4 points');
      expect(await texts({ type: 'direct', user: platform.colleague })).toEqual([]);
    });

    test.each(['direct', 'channel'] as const)(
      'a personal link, asked for in a %s, is shown to the asker in the moment, and no conversation holds it',
      async (where) => {
        const [title, secret] = ['A link for Anna', 'k3pt-n0where_0123456789'] as const;
        const url = `https://kpi.example.com/p/${secret}`;
        bot.replies = [
          { type: 'link', title, text: 'It works once.', url, label: 'Open', use: 'pass_on' },
          { type: 'card', card: noticeCard('A link was shown'), audience: 'asker' },
        ];
        await platform.say(platform.asker, where === 'direct' ? direct : channel, 'invite Anna', 'event-0008');
        const [shown = '', ...more] = platform.moments(platform.asker);
        expect(more).toEqual([]);
        for (const said of [title, 'It works once.', url, 'Open']) expect(shown).toContain(said);
        expect(platform.moments(platform.colleague)).toEqual([]);
        for (const place of [direct, channel, { type: 'direct', user: platform.colleague } as const])
          expect(JSON.stringify(await platform.read(place))).not.toContain(secret);
        expect((await texts(direct)).at(-1)).toContain('A link was shown');
      },
    );

    test('a card for the place appears in the channel', async () => {
      bot.replies = [{ type: 'card', card: noticeCard('Sites of the team'), audience: 'place' }];
      await platform.say(platform.asker, channel, 'sites', 'event-0005');
      expect((await texts(channel)).at(-1)).toContain('Sites of the team');
    });

    test('replaces the card whose button was pressed', async () => {
      const ref = await platform.adapter.send({ type: 'person', user: platform.asker }, noticeCard('Waiting'), 'key-1');
      bot.replies = [{ type: 'replace', card: noticeCard('Approved') }];
      await platform.press(platform.asker, direct, { do: 'help' }, ref, 'event-0006');
      expect(bot.steps).toEqual(['accept action: new', 'handle action', 'answered action']);
      const shown = (await texts(direct)).join('\n');
      expect(shown).toContain('Approved');
      expect(shown).not.toContain('Waiting');
    });

    test('sends once for a key', async () => {
      const to = { type: 'person', user: platform.asker } as const;
      const first = await platform.adapter.send(to, noticeCard('The week'), 'digest:2026-W47');
      const second = await platform.adapter.send(to, noticeCard('The week'), 'digest:2026-W47');
      expect(second).toEqual(first);
      expect(await texts(direct)).toHaveLength(1);
    });

    test('sends to a channel', async () => {
      await platform.adapter.send({ type: 'channel', channel: platform.channel }, noticeCard('The week'), 'key-2');
      expect((await texts(channel)).at(-1)).toContain('The week');
    });

    test('updates a message, and the ref it gives is good for the next update', async () => {
      const to = { type: 'person', user: platform.asker } as const;
      const sent = await platform.adapter.send(to, noticeCard('3 of 7 rated'), 'key-3');
      const updated = await platform.adapter.update(sent, noticeCard('4 of 7 rated'));
      await platform.adapter.update(JSON.parse(JSON.stringify(updated)) as MessageRef, noticeCard('5 of 7 rated'));
      const shown = (await texts(direct)).join('\n');
      expect(shown).toContain('5 of 7 rated');
      expect(shown).not.toContain('3 of 7 rated');
    });

    test('nobody of that name is not_found', async () => {
      const lost = platform.adapter.send({ type: 'person', user: 'nobody-here' }, noticeCard('Hello'), 'key-4');
      await expect(lost).rejects.toMatchObject({ name: 'DeliveryError', failure: { kind: 'not_found' } });
    });

    test('a platform that fails is a DeliveryError with its cause', async () => {
      platform.fail(true);
      const error: unknown = await platform.adapter
        .send({ type: 'person', user: platform.asker }, noticeCard('Hello'), 'key-5')
        .catch((reason: unknown) => reason);
      platform.fail(false);
      expect(error).toBeInstanceOf(DeliveryError);
      expect(error).toHaveProperty('cause');
    });

    test('knows its people', async () => {
      expect(await platform.adapter.getUser(platform.asker)).toMatchObject({ id: platform.asker });
      expect(await platform.adapter.getUser('nobody-here')).toBeNull();
      const listed: string[] = [];
      for await (const user of platform.adapter.listUsers({ contacts: platform.contacts, accounts: [] }))
        listed.push(user.id);
      expect(listed).toEqual(expect.arrayContaining([platform.asker, platform.colleague]));
    });

    test('stops when nothing is under way any more', async () => {
      const gate = Promise.withResolvers<undefined>();
      const asked = Promise.withResolvers<undefined>();
      bot.gate = gate.promise;
      bot.replies = [{ type: 'card', card: noticeCard('At last'), audience: 'asker' }];
      const handle = bot.handle.bind(bot);
      bot.handle = (event) => {
        if (event.type === 'command') asked.resolve(undefined);
        return handle(event);
      };
      const said = platform.say(platform.asker, direct, '/mykpi', 'event-0007');
      await asked.promise;
      let stopped = false;
      const stopping = platform.adapter.stop().then(() => {
        stopped = true;
      });
      await Promise.resolve();
      expect(stopped).toBe(false);
      gate.resolve(undefined);
      await Promise.all([stopping, said]);
      expect((await texts(direct)).at(-1)).toContain('At last');
    });
  });
}
