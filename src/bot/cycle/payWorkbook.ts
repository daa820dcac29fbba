/** The workbook that leaves the product for pay: for finance, for HR, for each team, and what it was made from. */
import type { Language, ReportLayout } from '../ports.ts';
import { payWords } from '../../words/pay.ts';
import type { PaidPerson, PayExport } from './payExport.ts';
import { layAbout } from './workbook/about.ts';
import { layCorrections } from './workbook/corrections.ts';
import { layFinance } from './workbook/finance.ts';
import { layGrades } from './workbook/grades.ts';
import { layItems } from './workbook/items.ts';
import { sheetNames } from './workbook/sheetNames.ts';
import { findableIn, layTeam } from './workbook/team.ts';

export function payWorkbook(view: PayExport, language: Language): ReportLayout {
  const words = payWords(language);
  const { people } = view;
  const teams = teamsOf(people);
  const own = words.sheets;
  // The product's own sheets choose first: a team that is called Finance gives way.
  const [finance = '', items = '', corrections = '', grades = '', about = '', ...teamNames] = sheetNames(
    [own.finance, own.items, own.corrections, own.grades, own.about, ...teams.map((team) => team.name[language])],
    own.team,
  );
  const grading = layGrades(people, grades, words);
  const itemsSheet = layItems(people, items, language, words);
  const financeSheet = layFinance(view, finance, { items: itemsSheet.place, grading, language, words });
  const findable = findableIn(people);
  return {
    title: words.title(view.company.name, view.period),
    at: view.exportedAt,
    sheets: [
      financeSheet.sheet,
      itemsSheet.sheet,
      ...teams.map((team, index) =>
        layTeam(team.people, teamNames[index] ?? '', financeSheet.place, findable, language, words),
      ),
      layCorrections(view, corrections, words),
      grading.sheet,
      layAbout(view, about, words),
    ],
  };
}

type Team = PaidPerson['teams'][number] & { readonly people: readonly PaidPerson[] };

/** By key. A person is on the sheet of the last team alone: nobody is counted twice, or shown to a lead they left. */
function teamsOf(people: readonly PaidPerson[]): readonly Team[] {
  const keys = [...new Set(people.map(({ teams }) => teams[0]?.key).filter((key) => key !== undefined))].toSorted();
  return keys.flatMap((key) => {
    const members = people.filter(({ teams }) => teams[0]?.key === key);
    const team = members[0]?.teams[0];
    return team === undefined ? [] : [{ ...team, people: members }];
  });
}
