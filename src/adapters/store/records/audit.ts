import type { AuditRecord, Tx } from '../../../bot/ports.ts';
import type { Prisma } from '../generated/client.ts';
import { jsonColumn } from './conversion.ts';
import type { PrismaTransaction } from './conversion.ts';

/** Any number of ours, the same in every process: whoever holds it may append. */
const AUDIT_CHAIN_LOCK = 4_711_001;

export function auditRecords(db: PrismaTransaction): Tx['audit'] {
  return {
    async head() {
      await db.$queryRaw`SELECT pg_advisory_xact_lock(${AUDIT_CHAIN_LOCK}::bigint)::text`;
      const row = await db.auditEntry.findFirst({ orderBy: { seq: 'desc' } });
      return row === null ? null : auditRecordOf(row);
    },
    async append(entries) {
      await db.auditEntry.createMany({
        data: entries.map(({ seq, from, to, ...entry }) => ({
          ...entry,
          seq: BigInt(seq),
          from: jsonColumn(from),
          to: jsonColumn(to),
        })),
      });
    },
    async list({ subject, after, limit }) {
      const rows = await db.auditEntry.findMany({
        where: {
          ...(subject === undefined ? {} : { subject }),
          ...(after === undefined ? {} : { seq: { gt: BigInt(after) } }),
        },
        orderBy: { seq: 'asc' },
        take: limit,
      });
      return rows.map(auditRecordOf);
    },
    async concerning(personId, subjects) {
      const rows = await db.auditEntry.findMany({
        where: { OR: [{ actor: personId }, { subject: { in: [...subjects] } }] },
        orderBy: { seq: 'asc' },
      });
      return rows.map(auditRecordOf);
    },
    async eraseReasons({ subjects, fragments, names }) {
      const found = await db.$queryRaw<{ seq: bigint; reason: string; about: boolean }[]>`
        SELECT seq, reason, subject = ANY (${[...subjects]}::text[]) AS about
          FROM audit_entry
         WHERE reason IS NOT NULL AND reason_hash IS NOT NULL
           AND (subject = ANY (${[...subjects]}::text[])
                OR EXISTS (SELECT 1 FROM unnest(${[...fragments]}::text[]) AS sought (fragment)
                            WHERE position(lower(sought.fragment) IN lower(reason)) > 0))
         ORDER BY seq`;
      const gone = found.filter(({ reason, about }) => about || names(reason)).map(({ seq }) => seq);
      await db.auditEntry.updateMany({ where: { seq: { in: gone } }, data: { reason: null } });
      return gone.map(String);
    },
  };
}

function auditRecordOf(row: Prisma.AuditEntryModel): AuditRecord {
  return { ...row, seq: row.seq.toString(), from: row.from, to: row.to };
}
