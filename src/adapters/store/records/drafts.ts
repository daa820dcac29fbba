import type { Tx } from '../../../bot/ports.ts';
import type { PrismaTransaction } from './conversion.ts';

export function draftRecords(db: PrismaTransaction): Tx['drafts'] {
  return {
    async get(personId, form) {
      const row = await db.draft.findUnique({ where: { personId_form: { personId, form } } });
      return row === null ? null : { values: row.values as Record<string, string>, at: row.at };
    },
    async put(personId, form, values, at) {
      await db.draft.upsert({
        where: { personId_form: { personId, form } },
        create: { personId, form, values, at },
        update: { values, at },
      });
    },
    async remove(personId, form) {
      await db.draft.deleteMany({ where: { personId, form } });
    },
  };
}
