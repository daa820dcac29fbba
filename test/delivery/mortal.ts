/**
 * The service as `npm start` composes it, on a store and a message log that count their steps: it dies where its
 * parent says, or already at its start at the DIE_NTH of the steps DIE_AT. CLOCK_OFFSET_MS puts its clock forward, or back.
 */
import { mkdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { createLog } from '../../src/adapters/log/index.ts';
import { openQueue } from '../../src/adapters/queue/index.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { tickCycles } from '../../src/bot/cycle/tick.ts';
import { postDueDigests } from '../../src/bot/digest/post.ts';
import { ratedBy } from '../../src/bot/people/standing.ts';
import { lastDay } from '../../src/bot/period.ts';
import type { Store, Tx } from '../../src/bot/ports.ts';
import { currentPlace } from '../../src/commands/place.ts';
import { parseConfig } from '../../src/config.ts';
import { startService } from '../../src/service.ts';
import type { Answers, Question, Review } from './questions.ts';
import { createSteps } from './steps.ts';

const config = parseConfig(process.env);
const place = currentPlace(config);
const log = createLog('info');
const offsetMs = Number(process.env['CLOCK_OFFSET_MS'] ?? 0);
const clock = (): Date => new Date(Date.now() + offsetMs);

await mkdir(place.folder, { recursive: true, mode: 0o700 });
const opened = await openStore(place.location, { log, openQueue, onProgress: () => undefined });
const steps = createSteps();
steps.dieAt(process.env['DIE_AT'] ?? null, Number(process.env['DIE_NTH'] ?? 1));
const store = steps.store(opened.store);
const messages = steps.messages(opened.messages);
const service = await startService({ ...opened, store, messages }, place, config, { log, clock, language: 'en' });
process.on('SIGINT', () => void service.stop().then(() => process.exit(0)));
process.on('message', (question: Question) => {
  void answer(question).then((answered) => process.send?.({ answered }));
});
process.stdout.write(`ready: ${service.url}\n`);

async function answer(question: Question): Promise<Answers[Question['ask']]> {
  switch (question.ask) {
    case 'die_at':
      steps.dieAt(question.step);
      return null;
    case 'steps':
      return steps.taken();
    case 'idle':
      while (await opened.store.transaction(isBusy)) await pause(20);
      return null;
    case 'messages':
      return opened.messages.list(question.channel, { limit: 1_000 });
    case 'reviews':
      return reviews(opened.store, question.period);
    case 'tick':
      await tickCycles({ store: opened.store, clock, log }, clock());
      return null;
    case 'digests':
      return postDueDigests(store, clock, new Date(question.slot));
  }
}

async function isBusy(tx: Tx): Promise<boolean> {
  const ever = { from: new Date(0), to: new Date(8.64e15) };
  if ((await tx.inbox.unanswered(ever, 1)).length > 0) return true;
  if ((await tx.deliveries.list({ state: 'queued', limit: 1 })).length > 0) return true;
  const sent = await tx.deliveries.list({ state: 'sent', limit: 1_000 });
  return sent.some(({ version, sentVersion }) => sentVersion < version);
}

/** Those with one lead, whom an approver can be told about. */
async function reviews(of: Store, period: string): Promise<readonly Review[]> {
  return of.transaction(async (tx) => {
    const found: Review[] = [];
    const webId = async (personId: string | undefined): Promise<string | null> =>
      personId === undefined ? null : ((await tx.people.identities(personId))[0]?.externalId ?? null);
    for (const rater of await tx.people.list()) {
      for (const { person, leadIds, lineIds } of await ratedBy(tx, rater.id, period, lastDay(period))) {
        const [lead, approver] = [await webId(rater.id), await webId(lineIds[0])];
        if (leadIds.length === 1 && lead !== null && approver !== null)
          found.push({ lead, person: person.id, approver });
      }
    }
    return found;
  });
}
