/** All metrics of a company: the built-in catalogue, and its own. */
import { metrics as builtIn } from '../../scoring/catalogue.ts';
import { parseMetric, type Metric } from '../../scoring/metric.ts';
import type { Period, Tx } from '../ports.ts';

/**
 * By key; a company's own takes the place of a built-in one of the same key.
 * @throws Error when a stored one cannot be read: the import checks them
 */
export async function companyMetrics(tx: Tx, period: Period): Promise<ReadonlyMap<string, Metric>> {
  const metrics = new Map(builtIn);
  for (const document of await tx.plans.metrics(period)) {
    const parsed = parseMetric(document);
    if (!('metric' in parsed)) throw new Error('a stored metric cannot be read');
    metrics.set(parsed.metric.key, parsed.metric);
  }
  return metrics;
}
