/** What others keep that mentions somebody who is erased: a card about that person goes, elsewhere the name does. Pure. */
import { z } from 'zod';
import { noticeCard } from '../../cards/notice.ts';
import type { Card, CardKind } from '../../cards/model.ts';
import { words } from '../../words/index.ts';
import type { Language } from '../../words/language.ts';
import type { Json, Rewriting } from '../ports.ts';
import type { Naming } from './naming.ts';

/** Ids that buttons of cards about the person carry. */
interface Whom {
  readonly personId: string;
  readonly scorecardIds: readonly string[];
}

export const erasedCard = (language: Language): Card => noticeCard({ about: 'erased' }, words(language));

export function rewritingOf(naming: Naming, whom: Whom): Rewriting {
  const json = (value: Json): Json => {
    if (typeof value === 'string') return naming.replace(value);
    if (value === null || typeof value !== 'object') return value;
    if (isList(value)) return value.map(json);
    const card = cardShape.safeParse(value).data;
    if (card !== undefined && isAbout(card, value, naming, whom)) {
      // A card is plain data.
      return JSON.parse(JSON.stringify(erasedCard(card.language))) as Json;
    }
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[key, json(member)]])),
    );
  };
  return { text: (text) => naming.replace(text), json };
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const cardShape = z.object({
  kind: z.string(),
  language: z.enum(['zh', 'en']),
  title: z.string(),
  summary: z.string(),
  blocks: z.array(z.unknown()),
});

/** Cards that are about one person from the first line to the last; of the others, only the name goes. */
const OF_ONE_PERSON: ReadonlySet<string> = new Set<CardKind>([
  'scorecard',
  'why',
  'why_rows',
  'history',
  'approval',
  'outcome',
]);

function isAbout(card: z.infer<typeof cardShape>, content: Json, naming: Naming, whom: Whom): boolean {
  if (!OF_ONE_PERSON.has(card.kind)) return false;
  const heading = `${card.title}\n${card.summary}`;
  if (naming.replace(heading) !== heading) return true;
  return intentsIn(content).some(
    ({ person, scorecard }) =>
      person === whom.personId || (scorecard !== undefined && whom.scorecardIds.includes(scorecard)),
  );
}

const intentShape = z.object({ do: z.string(), person: z.string().optional(), scorecard: z.string().optional() });

/** Of all buttons, wherever they stand. */
export function intentsIn(value: Json): readonly z.infer<typeof intentShape>[] {
  if (value === null || typeof value !== 'object') return [];
  const own = intentShape.safeParse(value).data;
  const members: readonly (Json | undefined)[] = isList(value) ? value : Object.values(value);
  const inside = members.flatMap((member) => (member === undefined ? [] : intentsIn(member)));
  return own === undefined ? inside : [own, ...inside];
}
