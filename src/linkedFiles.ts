/** The files behind personal links, made when they are taken: use cases say what is in them, adapters write it. */
import { payWorkbook } from './bot/cycle/payWorkbook.ts';
import { takePay } from './bot/cycle/takePay.ts';
import { parsePeriod } from './bot/period.ts';
import type { Clock, FileProducer, FileProducers } from './bot/ports.ts';
import { giveOwnData } from './bot/record/giveOwnData.ts';
import { payWords } from './words/pay.ts';

interface Deps {
  readonly clock: Clock;
  /** Of the code that exports. */
  readonly codeVersion: string;
}

export const linkedFiles = (deps: Deps): FileProducers => ({ pay_export: payExport(deps), own_data: ownData(deps) });

const payExport =
  ({ clock, codeVersion }: Deps): FileProducer =>
  async (tx, subject, person) => {
    const [company, period] = [await tx.company.get(), parsePeriod(subject)];
    if (company === null || period === null) return { refused: 'gone' };
    const paid = await takePay({ tx, now: clock(), company, codeVersion, actor: person.id }, period);
    if (paid?.type !== 'ready') return { refused: 'gone' };
    // Seldom needed, and large: loaded with the first file.
    const { renderReport } = await import('./adapters/sources/workbook/writeReport.ts');
    return {
      name: payWords(person.language).fileName(period),
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: await renderReport(payWorkbook(paid.view, person.language)),
    };
  };

const ownData =
  ({ clock }: Deps): FileProducer =>
  async (tx, subject, person) => {
    const file = subject === person.id ? await giveOwnData(tx, person, clock(), person.id) : null;
    if (file === null) return { refused: 'gone' };
    return { name: file.name, type: file.type, bytes: new TextEncoder().encode(file.text) };
  };
