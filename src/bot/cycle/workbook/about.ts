/** The sheet About: what the file is of, when and from what it was made, and how to check it. */
import type { ReportSheet } from '../../ports.ts';
import type { PayWords } from '../../../words/pay.ts';
import type { PayExport } from '../payExport.ts';
import { count, instant, text, type Cell } from './cell.ts';
import { layTable, placeOf } from './table.ts';

const columns = ['about', 'what'] as const;

export function layAbout(view: PayExport, name: string, words: PayWords): ReportSheet {
  const { company, auditHead, left } = view;
  const said = words.about;
  const head = `${auditHead.seq}:${auditHead.hash}`;
  const lines: readonly (readonly [string, Cell])[] = [
    [said.company, text(company.name)],
    [said.cycle, text(view.period)],
    [said.state, text(said.states[view.state])],
    [said.exportedAt, instant(view.exportedAt, company.timeZone)],
    [said.timeZone, text(company.timeZone)],
    [said.currency, text(company.reportingCurrency)],
    [said.codeVersion, text(view.codeVersion)],
    [said.people, count(view.people.length)],
    [said.left, count(left.length)],
    ...left.map((person): readonly [string, Cell] => [
      said.leftOne,
      text(`${person.key} ${person.name}: ${said.why[person.why]}`),
    ]),
    [said.auditHead, text(head)],
    [said.check, text(said.checkBy(head))],
    [said.scores, text(said.reference)],
    [said.formulas, text(said.rounding)],
    [said.texts, text(said.guarded)],
  ];
  return layTable({
    place: placeOf(name, columns, lines.length),
    columns,
    headings: words.columns,
    rows: lines.map(([label, what]) => ({ about: text(label), what })),
    frozen: 0,
    filter: false,
    widths: { about: 26, what: 90 },
  });
}
