/** Where a person's messages go, which they alone choose. */
import { settingsCard } from '../../cards/settings.ts';
import { platformNames } from '../../words/platforms.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../conversation/context.ts';
import { inPlace, notice, toAsker } from '../conversation/replies.ts';
import { redirect } from '../delivery/outbox.ts';
import type { Platform, Reply } from '../ports.ts';

export async function showSettings(context: Context): Promise<readonly Reply[]> {
  const card = await settings(context);
  return card === null ? outOfDate(context) : toAsker(card);
}

export async function prefer(context: Context, platform: Platform): Promise<readonly Reply[]> {
  const { tx, now, asker, words } = context;
  const known = await tx.people.identities(asker.id);
  const chosen = known.find((identity) => identity.platform === platform);
  if (chosen === undefined) return outOfDate(context);
  if (!chosen.preferred) {
    const before = known.find(({ preferred }) => preferred)?.platform ?? null;
    await tx.people.putIdentity({ ...chosen, personId: asker.id, preferred: true });
    await redirect(tx, asker.id, chosen);
    await recordAudit(tx, {
      at: now,
      actor: asker.id,
      action: 'person.platform_preferred',
      subject: `person:${asker.id}`,
      from: before,
      to: platform,
      reason: null,
    });
  }
  const card = await settings(context);
  if (card === null) return outOfDate(context);
  const text = words.door.settings.changed(platformNames[platform][words.language]);
  return [inPlace(context, card), { type: 'notice', text }];
}

/** Null where the asker is known nowhere (any more). */
async function settings({ tx, asker, words }: Context): Promise<ReturnType<typeof settingsCard> | null> {
  const [first, ...others] = (await tx.people.identities(asker.id)).map(({ platform }) => platform);
  return first === undefined ? null : settingsCard({ preferred: first, others }, words);
}

const outOfDate = (context: Context): readonly Reply[] =>
  notice(context, { about: 'out_of_date', timeZone: context.asker.timeZone, state: null, wayOn: { do: 'settings' } });
