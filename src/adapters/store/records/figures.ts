import type { CountCondition, FigureLineage, FigureScope, FigureTotal, Tx } from '../../../bot/ports.ts';
import { Prisma } from '../generated/client.ts';
import { lockImports } from './importLock.ts';
import type { PrismaTransaction } from './conversion.ts';

export function figureRecords(db: PrismaTransaction): Tx['figures'] {
  return {
    totals: (scopes, conditions) => totals(db, scopes, conditions),
    rows: (scopes, measures, page) => rows(db, scopes, measures, page),
    async changedSince(seq, scopes, measures) {
      if (scopes.length === 0 || measures.length === 0) return false;
      const [found] = await db.$queryRaw<{ changed: boolean }[]>`
        SELECT EXISTS (
          SELECT 1 FROM ${scopeTable(scopes)}
           CROSS JOIN LATERAL (
             SELECT 1 FROM figure JOIN import ON import.id = figure.import_id
              WHERE ${inScope} AND figure.measure = ANY (${[...measures]}::text[]) AND import.seq > ${BigInt(seq)}
              LIMIT 1) AS later) AS changed`;
      return found?.changed === true;
    },
    async anyChangedSince(seq, { from, to }) {
      const [found] = await db.$queryRaw<{ changed: boolean }[]>`
        SELECT EXISTS (
          SELECT 1 FROM figure JOIN import ON import.id = figure.import_id
           WHERE import.seq > ${BigInt(seq)} AND figure.day BETWEEN ${from}::date AND ${to}::date) AS changed`;
      return found?.changed === true;
    },
    async lastImport() {
      const { _max } = await db.import.aggregate({ _max: { seq: true } });
      return (_max.seq ?? 0n).toString();
    },
    hold: () => lockImports(db),
    async sources() {
      const sources = await db.source.findMany({ orderBy: { key: 'asc' } });
      return sources.map(({ key, nameZh, nameEn, lateAfterHours }) => ({
        key,
        name: { zh: nameZh, en: nameEn },
        lateAfterHours,
      }));
    },
    /** One step in the index for each source, site and measure, however many figures there are. */
    freshness: (siteIds, measures) => db.$queryRaw`
      SELECT DISTINCT ON (source.key, site.id)
             source.key AS "sourceKey", site.id AS "siteId", last.day::text AS "lastDay", import.at AS "importedAt"
        FROM source
       CROSS JOIN unnest(${[...siteIds]}::text[]) AS site (id)
       CROSS JOIN unnest(${[...measures]}::text[]) AS wanted (measure)
       CROSS JOIN LATERAL (SELECT day, import_id FROM figure
                            WHERE site_id = site.id AND measure = wanted.measure AND source_key = source.key
                            ORDER BY day DESC LIMIT 1) AS last
        JOIN import ON import.id = last.import_id
       ORDER BY source.key, site.id, last.day DESC, import.at DESC`,
  };
}

/**
 * One source a day: where two have figures for the same measure, day, site and person, the first by its key is summed
 * and the total says so (`conflictingSources`). Two sources may define a figure differently, and adding them up would
 * count it twice. The same goes for a figure of the whole (item '') beside figures of items.
 */
async function totals(
  db: PrismaTransaction,
  scopes: readonly FigureScope[],
  conditions: readonly CountCondition[],
): Promise<readonly FigureTotal[]> {
  if (scopes.length === 0) return [];
  const counted = conditions.map(
    ({ measure, op, value }, index) => Prisma.sql`,
      count(*) FILTER (WHERE figure.measure = ${measure} AND figure.value ${operators[op]} ${value}::numeric)
        AS ${column(index)}`,
  );
  const summed = conditions.map((_, index) => Prisma.sql`, sum(${column(index)})::int AS ${column(index)}`);
  const found = await db.$queryRaw<(Omit<FigureTotal, 'counts'> & Record<`c${number}`, number>)[]>`
    WITH daily AS (
      SELECT scope.site_id, scope.person_id, of_scope.*
        FROM ${scopeTable(scopes)}
       CROSS JOIN LATERAL (
             SELECT figure.measure, figure.currency, figure.day, figure.source_key,
                    sum(figure.value) AS value, count(*) AS rows,
                    bool_or(figure.item = '') AND bool_or(figure.item <> '') AS whole_and_parts ${all(counted)}
               FROM figure WHERE ${inScope}
              GROUP BY 1, 2, 3, 4) AS of_scope
    ), told_apart AS (
      SELECT daily.*, source_key = min(source_key) OVER same AS counts, whole_and_parts OR min(source_key) OVER same <> max(source_key) OVER same AS conflict
        FROM daily
      WINDOW same AS (PARTITION BY site_id, person_id, measure, day)
    )
    SELECT site_id AS "siteId", person_id AS "personId", measure, to_char(day, 'YYYY-MM') AS period,
           trim_scale(sum(value))::text AS sum, currency, count(*)::int AS days, sum(rows)::int AS count,
           max(day)::text AS "lastDay", bool_or(conflict) AS "conflictingSources" ${all(summed)}
      FROM told_apart
     WHERE counts
     GROUP BY site_id, person_id, measure, to_char(day, 'YYYY-MM'), currency
     ORDER BY site_id, person_id, measure, period, currency`;
  return found.map((row) => ({
    siteId: row.siteId,
    personId: row.personId,
    measure: row.measure,
    period: row.period,
    sum: row.sum,
    currency: row.currency,
    days: row.days,
    count: row.count,
    counts: conditions.map(({ measure }, index) => (measure === row.measure ? (row[`c${index}`] ?? 0) : null)),
    lastDay: row.lastDay,
    conflictingSources: row.conflictingSources,
  }));
}

async function rows(
  db: PrismaTransaction,
  scopes: readonly FigureScope[],
  measures: readonly string[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly rows: readonly FigureLineage[]; readonly of: number }> {
  if (scopes.length === 0 || measures.length === 0) return { rows: [], of: 0 };
  const matching = Prisma.sql`
    ${scopeTable(scopes)}
    CROSS JOIN LATERAL (
      SELECT figure.* FROM figure WHERE ${inScope} AND figure.measure = ANY (${[...measures]}::text[]) OFFSET 0
    ) AS figure`;
  const [counted] = await db.$queryRaw<{ of: number }[]>`SELECT count(*)::int AS of FROM ${matching}`;
  const page = await db.$queryRaw<FigureLineage[]>`
    SELECT page.measure, page.day::text AS day, page.site_id AS "siteId", page.person_id AS "personId", page.item,
           trim_scale(page.value)::text AS value, page.currency, page.source_key AS "sourceKey", page.place,
           import.at AS "importedAt", import.source_name AS "fileName",
           (SELECT trim_scale(revision.value)::text FROM figure_revision AS revision
             WHERE revision.figure_id = page.id ORDER BY revision.id DESC LIMIT 1) AS "restatedFrom"
      FROM (SELECT figure.* FROM ${matching}
             ORDER BY abs(figure.value) DESC, figure.day, figure.id
            OFFSET ${offset}::int LIMIT ${limit}::int) AS page
      JOIN import ON import.id = page.import_id
     ORDER BY abs(page.value) DESC, page.day, page.id`;
  return { rows: page, of: counted?.of ?? 0 };
}

const operators = {
  '<': Prisma.sql`<`,
  '<=': Prisma.sql`<=`,
  '>': Prisma.sql`>`,
  '>=': Prisma.sql`>=`,
} as const satisfies Record<CountCondition['op'], Prisma.Sql>;

function all(parts: readonly Prisma.Sql[]): Prisma.Sql {
  return parts.length === 0 ? Prisma.empty : Prisma.join([...parts], '');
}

function column(index: number): Prisma.Sql {
  return Prisma.raw(`c${String(index)}`);
}

/**
 * Within a lateral query that the planner cannot pull up: each scope is one range of the index. As a plain join it reads
 * the whole table instead, for it takes any list of scopes to be a hundred.
 */
const inScope = Prisma.sql`
  figure.site_id = scope.site_id AND figure.person_id = scope.person_id
  AND figure.day BETWEEN scope.first AND scope.last`;

function scopeTable(scopes: readonly FigureScope[]): Prisma.Sql {
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(mergeScopes(scopes))}::jsonb)
    AS scope (site_id text, person_id text, first date, last date)`;
}

/** Scopes that overlap become one, so that no day is counted twice. */
function mergeScopes(
  scopes: readonly FigureScope[],
): readonly { site_id: string; person_id: string; first: string; last: string }[] {
  const merged: { site_id: string; person_id: string; first: string; last: string }[] = [];
  const sorted = scopes.toSorted(
    (a, b) => compare(a.siteId, b.siteId) || compare(a.personId, b.personId) || compare(a.from, b.from),
  );
  for (const { siteId, personId, from, to } of sorted) {
    const previous = merged.at(-1);
    if (previous?.site_id === siteId && previous.person_id === personId && from <= previous.last) {
      if (to > previous.last) previous.last = to;
    } else {
      merged.push({ site_id: siteId, person_id: personId, first: from, last: to });
    }
  }
  return merged;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
