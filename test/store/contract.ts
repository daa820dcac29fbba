import { afterAll, beforeAll, describe } from 'vitest';
import type { JobQueue } from '../../src/adapters/queue/index.ts';
import type { OpenStore } from '../../src/adapters/store/open.ts';
import type { Store } from '../../src/bot/ports.ts';
import { auditContract } from './contract/audit.ts';
import { companyImportContract } from './contract/companyImport.ts';
import { deliveriesContract } from './contract/deliveries.ts';
import { figureImportContract } from './contract/figureImport.ts';
import { figuresContract } from './contract/figures.ts';
import { linksContract } from './contract/links.ts';
import { messageLogContract } from './contract/messageLog.ts';
import { onceContract } from './contract/once.ts';
import { peopleContract } from './contract/people.ts';
import { personalContract } from './contract/personal.ts';
import { plansContract } from './contract/plans.ts';
import { scorecardsContract } from './contract/scorecards.ts';
import { transactionsContract } from './contract/transactions.ts';
import { at, sampleCompany } from './sample.ts';

/** What every database must do for the bot. The parts share one store and leave nothing behind that another would see. */
export function storeContract(name: string, open: () => Promise<OpenStore<JobQueue>>): void {
  describe(name, () => {
    let opened: OpenStore<JobQueue>;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    const store: Store = { transaction: (work) => opened.store.transaction(work) };

    companyImportContract(store);
    describe('with the sample company', () => {
      beforeAll(() => store.transaction((tx) => tx.companyImport.apply(sampleCompany, at)));
      peopleContract(store);
      linksContract(store);
      plansContract(store);
      figureImportContract(store);
      figuresContract(store);
      scorecardsContract(store);
      personalContract(store);
    });
    deliveriesContract(store);
    onceContract(store);
    auditContract(store);
    messageLogContract(() => opened);
    transactionsContract(() => opened);
  });
}
