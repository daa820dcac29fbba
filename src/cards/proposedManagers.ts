import { proposedManagersWords } from '../words/proposedManagers.ts';
import type { Words } from '../words/index.ts';
import { platformNames, type PlatformName } from '../words/platforms.ts';
import { body, fact } from './block.ts';
import { nameOf } from './format.ts';
import type { Card } from './model.ts';
import type { PersonName } from './view.ts';

/** Whom a platform's directory names as the leader of people for whom nobody approves. */
export interface ProposedManagersView {
  readonly platform: PlatformName;
  readonly proposals: readonly { readonly person: PersonName; readonly leader: PersonName }[];
}

const SHOWN = 30;

export function proposedManagersCard({ platform, proposals }: ProposedManagersView, words: Words): Card {
  const said = proposedManagersWords(words.language);
  const name = platformNames[platform][words.language];
  const left = proposals.length - SHOWN;
  const facts = proposals.slice(0, SHOWN).map(({ person, leader }) => fact(nameOf(person), nameOf(leader)));
  return {
    kind: 'proposed_managers',
    language: words.language,
    title: said.title(name),
    tone: 'attention',
    blocks: [
      body(said.text(name)),
      { type: 'facts', facts },
      ...(left > 0 ? [body(said.more(left))] : []),
      body(said.way),
    ],
    summary: said.summary,
  };
}
