/** The file for pay, asked for in chat: a link that lets this person take it away, once, for a short time. */
import type { Context } from '../conversation/context.ts';
import type { Period, Reply } from '../ports.ts';
import { offerFile } from '../door/offerFile.ts';
import { cycleNotice, managedCycle } from './managed.ts';
import { paidCycle } from './paid.ts';

export async function exportPay(context: Context, period: Period): Promise<readonly Reply[]> {
  const managed = await managedCycle(context, period, 'export_pay');
  if ('replies' in managed) return managed.replies;
  const paid = await paidCycle(context, managed.cycle);
  if (paid.type === 'refused') {
    const { because, missing } = paid;
    return cycleNotice(context, { about: 'not_exportable', period, because, missing });
  }
  return offerFile(context, { purpose: 'pay_export', subject: period });
}
