/** A whole month with marked secrets: in each of its steps everybody tries everything, and reads what is theirs alone. */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPersonalLinks } from '../../../src/bot/door/personalLinks.ts';
import { postDigest } from '../../../src/bot/digest/post.ts';
import type { WrittenRow, WrittenRows } from '../../../src/bot/import/writtenRow.ts';
import { createDirectory } from '../../../src/bot/people/directory.ts';
import { parseWeek } from '../../../src/bot/period.ts';
import type { Json } from '../../../src/bot/ports.ts';
import { ownData } from '../../../src/bot/record/ownData.ts';
import { countingEvaluation } from '../../../src/bot/scorecard/frozen.ts';
import type { Card } from '../../../src/cards/model.ts';
import { linkedFiles } from '../../../src/linkedFiles.ts';
import { openConversation, type Answer, type DemoConversation } from '../../support/conversation.ts';
import { createScriptedBot } from '../../web/support/scriptedBot.ts';
import { startWebService } from '../../web/support/service.ts';
import { ABOUT_PERSON, attemptsOf, EVERYTHING, type Target, type What } from './forged.ts';
import { everybody, insidersOf, isTheirs, marked, nameOf, people, teamOf, type Marked } from './rights.ts';
import { holds, readByNow, secrets, secretsIn, type Step } from './secrets.ts';

const period = '2026-09';
/** A row of figures by which E008 is judged. */
const markedRow = 'JP-MARKED-01';
const channels = ['west', 'japan', 'sea'] as const;

let talk: DemoConversation;
let teams: ReadonlyMap<string, string>;
const logged: unknown[] = [];
/** What each was answered when they tried. */
const answered = new Map<string, Answer[]>();
const tokens = new Map<string, string>();

beforeAll(async () => {
  const keep = (...said: readonly unknown[]): void => {
    logged.push(said);
  };
  talk = await openConversation({ info: keep, warn: keep, error: keep });
  const judged: readonly (string | null | undefined)[] = [...marked, 'E008'];
  await talk.reimport((sheets) => ({
    ...withFigures(sheets, { source: 'erp', item: markedRow, net_sales: '123457', units_sold: '1', cogs: '60000' }),
    // The others come into later months: so this one is quick.
    assignments: (sheets.assignments ?? []).map((row) =>
      judged.includes(row['person']) || (row['from'] ?? '') > '2026-10' ? row : { ...row, from: '2026-10-01' },
    ),
  }));
  teams = await talk.store.transaction(async (tx) => new Map((await tx.teams.list()).map(({ key, id }) => [key, id])));
});
afterAll(() => talk.close());

const withFigures = (sheets: WrittenRows, row: WrittenRow): WrittenRows => ({
  ...sheets,
  figures: [{ date: '2026-09-15', site: 'amazon_jp', ...row }],
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
  await talk.submit(lead, intent, { 'rating.teamwork': '2', note }, mode);
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

/** Everybody tries what they may not do, and looks at what they may. Nothing comes of it, and nobody is named. */
async function everybodyTries(kinds: readonly What[]): Promise<void> {
  const targets = new Map<Marked, Target>();
  for (const person of marked) targets.set(person, await targetOf(person, terms));
  const tried = everybody.flatMap((viewer, index) => {
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
    if (insidersOf(about).includes(person) || !ABOUT_PERSON.includes((intent as { do: What }).do)) return false;
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
async function expectRead(step: Step, kinds: readonly What[]): Promise<void> {
  await everybodyTries(kinds);
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
    const [collecting, rating, approving, published] = ['2026-11-24', '2026-11-25', '2026-11-27', '2026-12-01'] as const;
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
    await talk.reimport((sheets) => ({
      ...sheets,
      people: (sheets.people ?? []).map((row) => (row['key'] === 'E024' ? { ...row, manager: 'E004' } : row)),
    }));
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
    await talk.reimport((sheets) =>
      withFigures(sheets, { source: 'wms', item: '', orders_shipped: '73', orders_late: '70', orders_wrong: '60' }),
    );
    const total = Number(countingEvaluation(record, []).total);
    const points = (Number(secrets.result.text) - total).toFixed(1);
    const corrected = { do: 'correct', scorecard: record.id, after: 0 };
    await talk.act('E002', { ...corrected, after: null });
    await talk.submit('E002', corrected, { how: 'points', points, reason: secrets.correctionReason.text });
    expect(await talk.act('E002', { do: 'restated', period })).toContain(nameOf('E022'));
    await talk.act('E002', { do: 'acknowledge', scorecard: record.id });
    await manage('close_cycle');
    expect((await stored('E022')).cycle.state).toBe('closed');
    await expectRead('corrected', EVERYTHING);
  });
});
