import { ConflictError } from '../../../bot/errors.ts';
import type { CorrectedResult, Correction, ScorecardRecord, Tx } from '../../../bot/ports.ts';
import type { Prisma } from '../generated/client.ts';
import { decimalText, decimalTextOrNull, jsonColumn } from './conversion.ts';
import type { PrismaTransaction } from './conversion.ts';

const withPeriod = { cycle: { select: { period: true } } } satisfies Prisma.ScorecardInclude;

export function scorecardRecords(db: PrismaTransaction): Tx['scorecards'] {
  const find = async (where: Prisma.ScorecardWhereUniqueInput): Promise<ScorecardRecord | null> => {
    const row = await db.scorecard.findUnique({ where, include: withPeriod });
    return row === null ? null : scorecardOf(row);
  };
  return {
    get: (id) => find({ id }),
    find: (cycleId, personId) => find({ cycleId_personId: { cycleId, personId } }),

    async ensure(cycleId, personId) {
      await db.scorecard.createMany({ data: [{ cycleId, personId }], skipDuplicates: true });
      return scorecardOf(
        await db.scorecard.findUniqueOrThrow({
          where: { cycleId_personId: { cycleId, personId } },
          include: withPeriod,
        }),
      );
    },

    async list({ cycleId, personIds, state }) {
      const rows = await db.scorecard.findMany({
        where: {
          cycleId,
          ...(personIds === undefined ? {} : { personId: { in: [...personIds] } }),
          ...(state === undefined ? {} : { state }),
        },
        include: withPeriod,
        orderBy: { personId: 'asc' },
      });
      return rows.map(scorecardOf);
    },

    async ensureAll(cycleId, personIds) {
      await db.scorecard.createMany({
        data: personIds.map((personId) => ({ cycleId, personId })),
        skipDuplicates: true,
      });
    },

    async progress(cycleId) {
      return db.scorecard.findMany({
        where: { cycleId },
        select: {
          id: true,
          personId: true,
          state: true,
          version: true,
          decidedAt: true,
          publishedAt: true,
          acknowledgedAt: true,
        },
        orderBy: { personId: 'asc' },
      });
    },

    async publish(ids, { byId, at }) {
      const published = await db.scorecard.updateManyAndReturn({
        where: { id: { in: [...ids] }, state: 'approved' },
        data: { state: 'published', publishedById: byId, publishedAt: at, version: { increment: 1 } },
        select: { id: true },
      });
      return published.map(({ id }) => id);
    },

    async importSeenByAll(cycleId) {
      const [found] = await db.$queryRaw<{ seq: bigint | null }[]>`
        SELECT min((frozen #>> '{inputs,lastImport}')::bigint) AS seq
          FROM scorecard WHERE cycle_id = ${cycleId} AND state = 'published'`;
      return found?.seq?.toString() ?? null;
    },

    async save({ id, version }, { frozen, ...change }) {
      const data: Prisma.ScorecardUncheckedUpdateManyInput = {
        ...change,
        ...(frozen === undefined ? {} : { frozen: jsonColumn(frozen) }),
        version: { increment: 1 },
      };
      const { count } = await db.scorecard.updateMany({ where: { id, version }, data });
      if (count === 0) throw new ConflictError(`scorecard ${id}`);
      return scorecardOf(await db.scorecard.findUniqueOrThrow({ where: { id }, include: withPeriod }));
    },

    async ratings(scorecardId) {
      const rows = await db.rating.findMany({
        where: { scorecardId },
        orderBy: [{ group: 'asc' }, { raterId: 'asc' }, { criterion: 'asc' }],
      });
      return rows.map(({ raterId, group, criterion, score, at }) => ({
        raterId,
        group,
        criterion,
        score: decimalText(score),
        at,
      }));
    },
    async putRating(scorecardId, { raterId, group, criterion, score, at }) {
      await db.rating.upsert({
        where: { scorecardId_raterId_criterion: { scorecardId, raterId, criterion } },
        create: { scorecardId, raterId, group, criterion, score, at },
        update: { group, score, at },
      });
    },

    async notes(scorecardId) {
      return db.note.findMany({
        where: { scorecardId },
        select: { authorId: true, kind: true, text: true, at: true },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      });
    },
    async putNote(scorecardId, { authorId, kind, text, at }) {
      await db.note.upsert({
        where: { scorecardId_authorId_kind: { scorecardId, authorId, kind } },
        create: { scorecardId, authorId, kind, text, at },
        update: { text, at },
      });
    },

    async decisions(scorecardId) {
      const rows = await db.decision.findMany({ where: { scorecardId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
      return rows.map(({ kind, byId, at, version, reason, adjustment }) => ({
        kind,
        byId,
        at,
        version,
        reason,
        adjustment: decimalTextOrNull(adjustment),
      }));
    },
    async addDecision(scorecardId, { kind, byId, at, version, reason, adjustment }) {
      await db.decision.create({ data: { scorecardId, kind, byId, at, version, reason, adjustment } });
    },

    async waivers(scorecardId) {
      return db.waiver.findMany({
        where: { scorecardId },
        select: { item: true, absence: true, byId: true, reason: true, at: true },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      });
    },
    async putWaiver(scorecardId, { item, ...waiver }) {
      await db.waiver.upsert({
        where: { scorecardId_item: { scorecardId, item } },
        create: { scorecardId, item, ...waiver },
        update: waiver,
      });
    },

    async corrections(scorecardIds) {
      const rows = await db.correction.findMany({
        where: { scorecardId: { in: [...scorecardIds] } },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      });
      return rows.map(correctionOf);
    },
    async correctionsSince(after) {
      const rows = await db.correction.findMany({
        where: { at: { gt: after } },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      });
      return rows.map(correctionOf);
    },
    async addCorrection({ from, to, frozen, ...correction }) {
      await db.correction.create({
        data: { ...correction, from: { ...from }, to: { ...to }, frozen: jsonColumn(frozen) },
      });
    },
  };
}

const correctionOf = ({ points, from, to, ...row }: Prisma.CorrectionModel): Correction => ({
  ...row,
  points: decimalTextOrNull(points),
  // Written above, in this shape.
  from: from as unknown as CorrectedResult,
  to: to as unknown as CorrectedResult,
});

function scorecardOf({ cycle, ...row }: Prisma.ScorecardGetPayload<{ include: typeof withPeriod }>): ScorecardRecord {
  return {
    ...row,
    period: cycle.period,
    adjustment: decimalTextOrNull(row.adjustment),
    frozen: row.frozen,
  };
}
