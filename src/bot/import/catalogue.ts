/** TEMPORARY until scoring's own is there. */
import type { MetricDefinition } from '../../scoring/metric.ts';
import type { ReadyPlan } from '../../scoring/plan.ts';
const money =
  'net_sales cogs platform_fees fba_fees refunds ad_spend ad_sales ad_budget stock_value slow_stock_value'.split(' ');
const counts =
  'orders units_sold units_returned ad_clicks new_skus_due new_skus_active bad_reviews returns_sampled return_reasons_right a_to_z_claims messages_received messages_replied po_lines_due po_lines_on_time orders_shipped orders_late orders_wrong lines_counted lines_matched listings_published pictures_due pictures_on_time listing_checks listing_checks_passed'.split(
    ' ',
  );
export const measures = [
  ...money.map((key) => ({ key, name: { zh: key, en: key }, unit: 'money' as const, kind: 'flow' as const })),
  ...counts.map((key) => ({ key, name: { zh: key, en: key }, unit: 'count' as const, kind: 'flow' as const })),
  {
    key: 'review_reply_hours',
    name: { zh: 'review_reply_hours', en: 'review_reply_hours' },
    unit: 'hours' as const,
    kind: 'event' as const,
  },
];
export const metrics: ReadonlyMap<string, MetricDefinition> = new Map();
export const readyPlans: readonly ReadyPlan[] = [];
