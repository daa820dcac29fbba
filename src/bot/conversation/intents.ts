/** What comes back from a button or a form is hostile: this is where it becomes an Intent, or nothing. */
import { z } from 'zod';
import type { Intent } from '../../cards/intent.ts';
import { parsePeriod } from '../period.ts';

const id = z.string().min(1).max(64);
const period = z.string().refine((text) => parsePeriod(text) !== null);
const version = z.int().min(1);

const intent = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('help') }),
  z.strictObject({ do: z.literal('scorecard'), person: id, period }),
  z.strictObject({ do: z.literal('why'), person: id, period, item: id }),
  z.strictObject({ do: z.literal('rows'), person: id, period, item: id, page: z.int().min(1).max(100_000) }),
  z.strictObject({ do: z.literal('history'), person: id }),
  z.strictObject({ do: z.literal('self_review'), period }),
  z.strictObject({ do: z.literal('ratings'), period }),
  z.strictObject({ do: z.literal('rate'), person: id, period }),
  z.strictObject({ do: z.literal('approvals'), period }),
  z.strictObject({ do: z.literal('approval'), scorecard: id }),
  z.strictObject({ do: z.literal('approve'), scorecard: id, version }),
  z.strictObject({ do: z.literal('return'), scorecard: id, version }),
  z.strictObject({ do: z.literal('adjust'), scorecard: id, version }),
  z.strictObject({ do: z.literal('waive'), scorecard: id, version, item: id }),
  z.strictObject({ do: z.literal('acknowledge'), scorecard: id }),
  z.strictObject({ do: z.literal('correct'), scorecard: id, after: z.int().nonnegative().nullable() }),
  z.strictObject({ do: z.literal('sites'), team: id, period }),
  z.strictObject({ do: z.literal('cycle'), period }),
  z.strictObject({ do: z.literal('open_cycle'), period, terms: id }),
  z.strictObject({ do: z.literal('take_over_terms'), period, terms: id }),
  z.strictObject({ do: z.literal('deadlines'), period, version }),
  z.strictObject({ do: z.literal('end_step'), period, version }),
  z.strictObject({ do: z.literal('publish'), period, team: id.nullable() }),
  z.strictObject({ do: z.literal('close_cycle'), period, version }),
  z.strictObject({ do: z.literal('restated'), period }),
  z.strictObject({ do: z.literal('export_pay'), period }),
  z.strictObject({ do: z.literal('settings') }),
  z.strictObject({ do: z.literal('prefer'), platform: z.enum(['web', 'slack', 'feishu', 'dingtalk']) }),
]) satisfies z.ZodType<Intent>;

/** Null for whatever no card of ours can have sent. */
export function parseIntent(raw: unknown): Intent | null {
  const parsed = intent.safeParse(raw);
  return parsed.success ? parsed.data : null;
}
