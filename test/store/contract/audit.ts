import { describe, expect, it } from 'vitest';
import { auditHash, recordAudit } from '../../../src/bot/audit.ts';
import type { AuditRecord, Store } from '../../../src/bot/ports.ts';
import { at, trial } from '../sample.ts';

export function auditContract(store: Store): void {
  const entry = (subject: string) => ({
    at,
    actor: 'system',
    action: 'scorecard.approved' as const,
    subject,
    from: { state: 'rated', b: 1, a: [null, 'ü'] },
    to: null,
    reason: '理由',
  });
  const broken = (chain: readonly AuditRecord[]): readonly string[] =>
    chain
      .filter((record, index) => {
        const { hash, ...rest } = record;
        return auditHash(rest) !== hash || (index > 0 && chain[index - 1]!.hash !== record.previous);
      })
      .map(({ seq }) => seq);

  describe('audit', () => {
    it('gives entries back so that their hashes still hold', async () => {
      const { chain, ofSubject, after } = await trial(store, async (tx) => {
        for (const subject of ['a', 'b', 'a']) await recordAudit(tx, entry(subject));
        return {
          chain: await tx.audit.list({ limit: 10 }),
          ofSubject: await tx.audit.list({ subject: 'a', limit: 10 }),
          after: await tx.audit.list({ after: '1', limit: 1 }),
        };
      });
      expect(chain.map(({ seq }) => seq)).toEqual(['1', '2', '3']);
      expect(broken(chain)).toEqual([]);
      expect(ofSubject.map(({ seq }) => seq)).toEqual(['1', '3']);
      expect(after.map(({ seq }) => seq)).toEqual(['2']);
      expect(chain[0]).toMatchObject(entry('a'));
    });

    it('is one chain when several write at once', async () => {
      await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          store.transaction((tx) => recordAudit(tx, entry(`at once ${String(index)}`))),
        ),
      );
      const chain = await store.transaction((tx) => tx.audit.list({ limit: 100 }));
      expect(chain.map(({ seq }) => seq)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
      expect(broken(chain)).toEqual([]);
    });
  });
}
