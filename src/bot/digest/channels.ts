import { pick } from '../../cards/format.ts';
import { words } from '../../words/index.ts';
import type { Language, Platform, Store } from '../ports.ts';

/** Where the digests of teams go on a platform. */
export function digestChannels(
  store: Store,
  platform: Platform,
  language: Language,
): Promise<readonly { readonly team: string; readonly channel: string }[]> {
  return store.transaction(async (tx) =>
    (await tx.teams.list()).flatMap(({ name, channels }) =>
      channels
        .filter((channel) => channel.platform === platform)
        .map(({ externalId }) => ({ team: pick(words(language), name), channel: externalId })),
    ),
  );
}
