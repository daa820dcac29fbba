/** What can be known beforehand about how Feishu is set up: asked at the start, told all at once, with what nobody can ask. */
import { z } from 'zod';
import { DeliveryError, SetupError } from '../../bot/errors.ts';
import type { Language, Log } from '../../bot/ports.ts';
import { feishuSetupWords } from '../../words/feishuSetup.ts';
import type { Api, Call } from './api.ts';
import { FeishuError, isQuotaSpent, isScopeMissing } from './failures.ts';

/** A team whose digest goes to a group. */
export interface DigestChannel {
  readonly team: string;
  readonly channel: string;
}

export interface CheckSettings {
  readonly api: Api;
  readonly channels: readonly DigestChannel[];
  readonly language: Language;
  readonly log: Log;
}

const identity = z.object({ bot: z.object({ open_id: z.string() }) });
const anything = z.object({ code: z.literal(0) });

/** So many groups are asked about; a company with more hears of the rest when a digest does not arrive. */
const CHANNELS = 40;

/** An address that nobody has: whether it may be asked for is all that is to be known. */
const NOBODY = 'nobody@example.invalid';

const APP_UNKNOWN = [10_003, 10_012, 10_014];

/**
 * @returns the bot's own open_id; null when Feishu cannot be reached, which passes by itself
 * @throws SetupError with everything that somebody has to mend
 */
export async function checkSetup({ api, channels, language, log }: CheckSettings): Promise<string | null> {
  const say = feishuSetupWords(language);
  const problems: string[] = [];
  const unreached = new Set<string>();

  /** Null when it was refused, which `onRefusal` tells; other failures pass by themselves. */
  async function ask<T>(call: Call, answer: z.ZodType<T>, onRefusal: (error: FeishuError) => void): Promise<T | null> {
    try {
      return await api.call(call, answer);
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      const { cause } = error;
      if (cause instanceof FeishuError && cause.status < 500 && !isQuotaSpent(cause)) onRefusal(cause);
      else unreached.add(error.failure.kind);
      return null;
    }
  }

  const known = await ask({ method: 'GET', path: '/open-apis/bot/v3/info' }, identity, (refusal) => {
    const code = String(refusal.code ?? refusal.status);
    problems.push(APP_UNKNOWN.includes(refusal.code ?? 0) ? say.credentials(code) : say.noBot(code));
  });
  if (known !== null) {
    await ask(
      {
        method: 'POST',
        path: '/open-apis/contact/v3/users/batch_get_id',
        params: { user_id_type: 'open_id' },
        data: { emails: [NOBODY] },
      },
      anything,
      (refusal) => problems.push(say.contacts(String(refusal.code ?? refusal.status))),
    );
    for (const { team, channel } of channels.slice(0, CHANNELS)) {
      await ask({ method: 'GET', path: '/open-apis/im/v1/chats/:id', id: channel }, anything, (refusal) => {
        // Without the right to look (im:chat:readonly) it is not known, and the digest tells.
        if (!isScopeMissing(refusal)) problems.push(say.notInGroup(team, channel));
      });
    }
  }
  if (problems.length > 0) throw new SetupError([say.title, ...problems.map((problem) => `  ${problem}`)].join('\n'));
  if (unreached.size > 0) log.warn('feishu.unreachable', { kind: [...unreached].join(' ') });
  log.info('feishu.unchecked', {
    see: 'docs/feishu.md',
    what: 'events, card callback, availability, published version',
  });
  return known?.bot.open_id ?? null;
}
