/** The administrators' message about a cycle: sent once, and showing ever after how it stands. */
import { cycleCard } from '../../cards/cycle.ts';
import type { Card } from '../../cards/model.ts';
import { words } from '../../words/index.ts';
import { canonical } from '../audit.ts';
import { dayOf, type Situation } from '../conversation/context.ts';
import { postToPerson, revise } from '../delivery/outbox.ts';
import { mayCompany } from '../permission.ts';
import type { Cycle, Json, Person } from '../ports.ts';
import { cycleView } from './progress.ts';

const messageSubject = (cycleId: string): string => `cycle:${cycleId}`;

export const progressCard = async (situation: Situation, cycle: Cycle, reader: Person): Promise<Card> =>
  cycleCard(await cycleView(situation, cycle, reader), words(reader.language));

export async function announceProgress(situation: Situation, cycle: Cycle): Promise<void> {
  const { tx, now } = situation;
  for (const person of await tx.people.list()) {
    if (!mayCompany(person, 'manage_cycle', dayOf(situation)).allowed) continue;
    const key = `cycle/${cycle.id}/${person.id}`;
    const card = await progressCard(situation, cycle, person);
    await postToPerson(tx, person.id, { key, subject: messageSubject(cycle.id), card }, now);
  }
}

/** Only where something changed: a message that is brought up to date is sent again. */
export async function reviseProgress(situation: Situation, cycle: Cycle): Promise<void> {
  const { tx } = situation;
  for (const { key, personId, state, card: shown } of await tx.deliveries.bySubject(messageSubject(cycle.id))) {
    const reader = personId === null || state === 'retired' ? null : await tx.people.get(personId);
    if (reader === null || !mayCompany(reader, 'manage_cycle', dayOf(situation)).allowed) continue;
    const card = await progressCard(situation, cycle, reader);
    const text = (of: Card): string => canonical(of as unknown as Json);
    if (text(card) !== text(shown)) await revise(tx, key, card);
  }
}
