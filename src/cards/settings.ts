import type { Words } from '../words/index.ts';
import { platformNames, type PlatformName } from '../words/platforms.ts';
import { body, button, buttonBlocks, fact, headline, noteBlock } from './block.ts';
import { strong, type Card } from './model.ts';

/** Where a person is known, and where messages for them go. */
export interface SettingsView {
  readonly preferred: PlatformName;
  /** All others. */
  readonly others: readonly PlatformName[];
}

export function settingsCard({ preferred, others }: SettingsView, words: Words): Card {
  const said = words.door.settings;
  const name = (platform: PlatformName): string => platformNames[platform][words.language];
  const facts = [
    fact(name(preferred), [strong(said.preferred)]),
    ...others.map((platform) => fact(name(platform), said.known)),
  ];
  return {
    kind: 'settings',
    language: words.language,
    title: said.title,
    tone: 'neutral',
    blocks: [
      headline(said.headline(name(preferred))),
      others.length === 0 ? body(said.one) : { type: 'facts', facts },
      ...buttonBlocks(
        words,
        others.map((platform) => button(said.prefer(name(platform)), { do: 'prefer', platform })),
      ),
      noteBlock(said.about),
    ],
    summary: said.summary,
  };
}
