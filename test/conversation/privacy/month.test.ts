/** A whole month with marked secrets: in each of its steps everybody tries everything, and reads what is theirs alone. */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postDigest } from '../../../src/bot/digest/post.ts';
import type { WrittenRows } from '../../../src/bot/import/writtenRow.ts';
import { parseWeek } from '../../../src/bot/period.ts';
import type { FilePurpose } from '../../../src/bot/ports.ts';
import { countingEvaluation } from '../../../src/bot/scorecard/frozen.ts';
import { linkedFiles } from '../../../src/linkedFiles.ts';
import { demoSheets, openConversation, type Answer, type DemoConversation } from '../../support/conversation.ts';
import { ABOUT_PERSON, attemptsOf, EVERYTHING, type Target, type What } from './forged.ts';
import { everybody, insidersOf, some, isTheirs, marked, nameOf, people, teamOf, type Marked } from './rights.ts';
import { readByNow, secrets, secretsIn, type SecretName, type Step } from './secrets.ts';

const period = '2026-09';
const channels = ['west', 'japan', 'sea'] as const;

let talk: DemoConversation;
let teams: ReadonlyMap<string, string>;
const logged: unknown[] = [];
/** What each was answered when they tried. */
const answered = new Map<string, Answer[]>();

beforeAll(async () => {
  const keep = (...said: readonly unknown[]): void => {
    logged.push(said);
  };
  talk = await openConversation({ info: keep, warn: keep, error: keep });
  await talk.reimport(ofFew);
  teams = await talk.store.transaction(async (tx) => new Map((await tx.teams.list()).map(({ key, id }) => [key, id])));
});
afterAll(() => talk.close());

const judged: readonly (string | null | undefined)[] = marked;
/** The others come into later months: so this one is quick. */
const ofFew = (sheets: WrittenRows): WrittenRows => ({
  ...sheets,
  assignments: (sheets.assignments ?? []).map((row) =>
    judged.includes(row['person']) || (row['from'] ?? '') > '2026-10' ? row : { ...row, from: '2026-10-01' },
  ),
});
const underAnotherManager = (sheets: WrittenRows): WrittenRows => ({
  ...ofFew(sheets),
  people: (sheets.people ?? []).map((row) => (row['key'] === 'E024' ? { ...row, manager: 'E004' } : row)),
});

const stored = (person: string) =>
  talk.store.transaction(async (tx) => {
    const cycle = await tx.cycles.byPeriod(period);
    if (cycle === null) throw new Error('there is no such month');
    return { cycle, record: await tx.scorecards.find(cycle.id, talk.id(person)) };
  });

async function targetOf(person: Marked, terms: string): Promise<Target> {
  const { cycle, record } = await stored(person);
  return {
    person: talk.id(person),
    scorecard: record?.id ?? 'none',
    version: record?.version ?? 1,
    team: teams.get(teamOf(person)) ?? '',
    period,
    cycleVersion: cycle.version,
    terms,
  };
}

async function rate(lead: string, person: string, note: string, mode: 'draft' | 'final' = 'final'): Promise<void> {
  const intent = { do: 'rate', person: talk.id(person), period };
  await talk.act(lead, intent);
  await talk.submit(lead, intent, { 'rating.teamwork': '2', 'rating.initiative': '2', note }, mode);
}

type Decision = 'approve' | 'return' | 'adjust' | 'waive';
async function decide(manager: string, person: string, what: Decision, values: Record<string, string> = {}) {
  const { record } = await stored(person);
  const item = what === 'waive' ? { item: 'teamwork' } : {};
  const intent = { do: what, scorecard: record?.id, version: record?.version, ...item };
  await talk.act(manager, intent);
  if (what !== 'approve') await talk.submit(manager, intent, values);
}

async function manage(what: 'end_step' | 'close_cycle'): Promise<void> {
  const { cycle } = await stored('E022');
  await talk.act('E002', { do: what, period, version: cycle.version });
}

const headOfRecord = () => talk.store.transaction(async (tx) => (await tx.audit.head())?.seq);

/** They try what they may not do, and look at what they may. Nothing comes of it, and nobody is named. */
async function theyTry(viewers: readonly string[], kinds: readonly What[]): Promise<void> {
  const targets = new Map<Marked, Target>();
  for (const person of marked) targets.set(person, await targetOf(person, terms));
  const tried = viewers.flatMap((viewer, index) => {
    const [own = marked[index % marked.length]] = ['E022' as const, 'E021' as const].filter(
      (person) => person === viewer || (person === 'E022' && insidersOf(person).includes(viewer)),
    );
    return [...targets].flatMap(([person, target]) =>
      attemptsOf(
        viewer,
        target,
        kinds.filter((what) => person === own || what === 'approval' || what === 'rate'),
        (what) => isTheirs(viewer, what, person),
      ).map((attempt) => ({ ...attempt, about: person })),
    );
  });
  const before = await headOfRecord();
  const answers = await talk.attempt(tried);
  expect(await headOfRecord()).toBe(before);
  const told = tried.filter(({ person, intent, about }, index) => {
    const answer = answers[index] ?? [];
    answered.set(person, [...(answered.get(person) ?? []), answer]);
    if (insidersOf(about).includes(person) || !ABOUT_PERSON.has((intent as { do: What }).do)) return false;
    const [reply, ...more] = answer;
    const isNotice = reply?.type === 'card' && reply.card.kind === 'notice' && more.length === 0;
    const text = JSON.stringify(answer);
    return !isNotice || text.includes(nameOf(about)) || text.includes(talk.id(about));
  });
  expect(told).toEqual([]);
}
let terms = 'none';

/** All that somebody was ever shown. */
const shownTo = (key: string): string => JSON.stringify(answered.get(key) ?? []) + talk.everything(key);
const readBy = (): readonly string[] =>
  everybody.flatMap((key) => {
    const found = secretsIn(shownTo(key));
    return found.length === 0 ? [] : `${key}: ${found.join(', ')}`;
  });
async function expectRead(step: Step, kinds: readonly What[], viewers = some): Promise<void> {
  await theyTry(viewers, kinds);
  expect(readBy()).toEqual(readByNow(step));
}

/** Rights to these do not depend on the step: tried at the end. */
const always: readonly What[] = ['help', 'rows', 'history', 'sites', 'settings', 'prefer'];
const ofTheStep = EVERYTHING.filter((what) => !always.includes(what));
/** Nothing is written yet that these could show. */
const ofTheBeginning = ofTheStep.filter((what) => what !== 'scorecard' && what !== 'why');

describe('what is written about somebody is read by those whose it is, and by nobody else', () => {
  test('before the month is opened', async () => {
    await talk.say('E002', `周期 ${period}`);
    terms = /"terms":"(\w+)"/u.exec(JSON.stringify(talk.replies('E002')))?.[1] ?? '';
    expect(terms).not.toBe('');
    await expectRead('planned', ofTheBeginning);
  });

  test('while its figures come in', async () => {
    await talk.press('E002', '修改截止日');
    const [collecting, rating, approving, published] = [
      '2026-11-24',
      '2026-11-25',
      '2026-11-27',
      '2026-12-01',
    ] as const;
    await talk.fill('E002', { collecting, rating, approving, published });
    await talk.press('E002', '开启');
    expect((await stored('E022')).cycle.state).toBe('collecting');
    await talk.submit('E022', { do: 'self_review', period }, { text: secrets.selfReview.text });
    await talk.submit('E021', { do: 'self_review', period }, { text: secrets.selfReviewDraft.text }, 'draft');
    await expectRead('collecting', ofTheBeginning);
  });

  test('while it is rated, and sent back', async () => {
    await manage('end_step');
    await rate('E007', 'E021', secrets.noteDraft.text, 'draft');
    await rate('E008', 'E022', secrets.note.text);
    await rate('E009', 'E024', secrets.noteBefore.text);
    await decide('E005', 'E022', 'return', { reason: secrets.returnReason.text });
    await talk.tick();
    await expectRead('rating', ofTheStep);
    // Nor does a person's own card count the rating yet.
    const scorecard = { do: 'scorecard', person: talk.id('E022'), period };
    expect(await talk.act('E022', scorecard)).not.toContain('2 / 5');
    expect(await talk.act('E005', scorecard)).toContain('2 / 5');
  });

  test('while it is decided, and somebody gets another manager', async () => {
    await rate('E008', 'E022', secrets.note.text);
    await manage('end_step');
    await decide('E004', 'E021', 'waive', { reason: secrets.waiverReason.text });
    await decide('E004', 'E021', 'approve');
    await decide('E005', 'E022', 'adjust', { points: '2', reason: secrets.adjustReason.text });
    await talk.reimport(underAnotherManager);
    await rate('E009', 'E024', secrets.noteAfter.text);
    await talk.tick();
    await expectRead('approving', ofTheStep);
  });

  test('once it is published', async () => {
    await talk.act('E002', { do: 'publish', period, team: null });
    await manage('end_step');
    await talk.tick();
    await expectRead('published', ofTheStep);
  });

  test('once it is corrected, after other figures came in, and closed', async () => {
    const { record } = await stored('E022');
    if (record === null) throw new Error('there is no scorecard');
    await talk.act('E022', { do: 'acknowledge', scorecard: record.id });
    const late = { orders_shipped: '73', orders_late: '70', orders_wrong: '60' };
    await talk.reimport((sheets) => ({
      ...underAnotherManager(sheets),
      figures: [{ date: '2026-09-15', site: 'amazon_jp', source: 'wms', item: '', ...late }],
    }));
    const total = Number(countingEvaluation(record, []).total);
    const points = (Number(secrets.result.text) - total).toFixed(1);
    const corrected = { do: 'correct', scorecard: record.id, after: 0 };
    await talk.act('E002', { ...corrected, after: null });
    await talk.submit('E002', corrected, { how: 'points', points, reason: secrets.correctionReason.text });
    expect(await talk.act('E002', { do: 'restated', period })).toContain(nameOf('E022'));
    await talk.act('E002', { do: 'acknowledge', scorecard: record.id });
    await manage('close_cycle');
    expect((await stored('E022')).cycle.state).toBe('closed');
    await expectRead('corrected', EVERYTHING, everybody);
  });
});

describe('what leaves the chat', () => {
  const week = parseWeek('2026-W39');
  const takeFile = async (person: string, purpose: FilePurpose, subject: string): Promise<Uint8Array> => {
    const file = await talk.store.transaction(async (tx) => {
      const taker = await tx.people.get(talk.id(person));
      if (taker === null) throw new Error(`nobody is ${person}`);
      return linkedFiles({ clock: () => talk.now, codeVersion: 'test' })[purpose](tx, subject, taker);
    });
    if ('refused' in file) throw new Error(file.refused);
    return file.bytes;
  };

  test('a channel reads no result, nothing that was written, and of nobody but the team', async () => {
    for (const channel of channels) {
      await talk.store.transaction(async (tx) => {
        const [company, team] = [await tx.company.get(), await tx.teams.byKey(channel)];
        if (company === null || team === null || week === null) throw new Error(`there is no ${channel}`);
        await postDigest(tx, talk.now, company, team, week, 'system');
      });
      await talk.messages(channel);
      const shown = talk.everything(channel);
      expect(shown).toContain('digest');
      expect(secretsIn(shown)).toEqual([]);
      expect(people.filter(({ name }) => shown.includes(name))).toEqual([]);
    }
  });

  test('the file for pay has reasons and results, each team those of its own people, and nothing that was only said', async () => {
    const workbook = new ExcelJS.Workbook();
    const bytes = await takeFile('E003', 'pay_export', period);
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
    const textOf = (sheet: ExcelJS.Worksheet): string => JSON.stringify(sheet.getSheetValues());
    const found = workbook.worksheets.map((sheet) => [sheet.name, secretsIn(textOf(sheet))]);
    expect(Object.fromEntries(found)).toEqual({
      ...{ About: [], Grades: [], Finance: ['adjustReason'], HR: ['waiverReason'], Corrections: ['correctionReason'] },
      ...{ Japan: [], 'North America & Europe': [] },
    });
    const named = (sheet: string): readonly string[] =>
      everybody.filter((key) => textOf(workbook.getWorksheet(sheet) ?? expect.fail(sheet)).includes(nameOf(key)));
    expect([named('Japan'), named('North America & Europe')]).toEqual([['E022'], ['E021']]);
  });

  test('one’s own data are what one wrote, and what was written about one and is told', async () => {
    const found = new Map<string, readonly SecretName[]>();
    for (const person of everybody) {
      const bytes = await takeFile(person, 'own_data', talk.id(person));
      const held = secretsIn(new TextDecoder().decode(bytes));
      if (held.length > 0) found.set(person, held);
    }
    expect(Object.fromEntries(found)).toEqual({
      E002: ['correctionReason'],
      E004: ['waiverReason'],
      E005: ['returnReason', 'adjustReason'],
      E007: ['noteDraft'],
      E008: ['note'],
      E009: ['noteAfter'],
      E021: ['selfReviewDraft', 'waiverReason'],
      E022: ['selfReview', 'note', 'adjustReason', 'correctionReason', 'result'],
    });
  });

  test('nobody is shown an e-mail address of somebody else', () => {
    const addresses = (demoSheets().people ?? []).map(({ key, email }) => ({ key, email: email ?? '' }));
    for (const viewer of everybody) {
      const shown = shownTo(viewer);
      expect(addresses.filter(({ key, email }) => key !== viewer && shown.includes(email))).toEqual([]);
    }
  });

  test('the log tells of none of it, and of no one by name', () => {
    const log = JSON.stringify(logged);
    expect(secretsIn(log)).toEqual([]);
    expect(people.filter(({ name }) => log.includes(name))).toEqual([]);
  });
});
