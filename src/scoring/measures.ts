/**
 * Measures: raw additive quantities, one figure a day and site (optionally a person's own, optionally an item such as
 * an SKU). What the world reports; every metric is a formula over them.
 */
import type { Bilingual } from './plan.ts';

export interface MeasureDefinition {
  readonly key: string;
  /**
   * flow: summed over the period. stock: a level, summed over its items and averaged over the days that have one.
   * event: a row for each event, whose value is its own figure; `count()` asks how many satisfy something.
   */
  readonly kind: 'flow' | 'stock' | 'event';
  readonly unit: 'money' | 'count' | 'hours';
  readonly name: Bilingual;
  /** A figure is expected for every day a site is open, so days without one are days of missing data. */
  readonly daily: boolean;
  /**
   * Sources report these only when they happen. No row at a site means none happened there if, and only if, this other
   * measure of the same source has rows at that site; without those the source has not reported, and it is missing.
   */
  readonly noneWhere?: string;
}

type Row = readonly [key: string, zh: string, en: string, options?: { daily?: true; noneWhere?: string }];
const define = (kind: MeasureDefinition['kind'], unit: MeasureDefinition['unit'], rows: readonly Row[]) =>
  rows.map(([key, zh, en, { daily = false, noneWhere } = {}]): MeasureDefinition => {
    const measure = { key, kind, unit, name: { zh, en }, daily };
    return noneWhere === undefined ? measure : { ...measure, noneWhere };
  });

const daily = { daily: true } as const;

export const measures: readonly MeasureDefinition[] = [
  ...define('flow', 'money', [
    ['net_sales', '净销售额', 'net sales', daily],
    ['cogs', '销售成本', 'cost of goods sold', daily],
    ['platform_fees', '平台佣金', 'platform fees', daily],
    ['fba_fees', 'FBA 费用', 'FBA fees', daily],
    ['refunds', '退款额', 'refunds', { noneWhere: 'net_sales' }],
    ['ad_spend', '广告花费', 'ad spend', daily],
    ['ad_sales', '广告销售额', 'ad-attributed sales', daily],
    ['ad_budget', '广告预算', 'ad budget', daily],
  ]),
  ...define('flow', 'count', [
    ['orders', '订单数', 'orders', daily],
    ['units_sold', '销售件数', 'units sold', daily],
    ['units_returned', '退货件数', 'units returned', { noneWhere: 'units_sold' }],
    ['ad_clicks', '广告点击数', 'ad clicks', daily],
    ['new_skus_due', '满 30 天新品数', 'new SKUs at day 30', { noneWhere: 'orders' }],
    ['new_skus_active', '动销新品数', 'new SKUs with an order', { noneWhere: 'new_skus_due' }],
    ['bad_reviews', '差评数', 'bad reviews', { noneWhere: 'orders' }],
    ['returns_sampled', '抽查退货数', 'returns sampled'],
    ['return_reasons_right', '归因正确数', 'return reasons right', { noneWhere: 'returns_sampled' }],
    ['a_to_z_claims', 'A-to-Z 索赔数', 'A-to-Z claims', { noneWhere: 'orders' }],
    ['messages_received', '买家消息数', 'buyer messages'],
    ['messages_replied', '24 小时内回复数', 'replied within 24 h', { noneWhere: 'messages_received' }],
    ['po_lines_due', '应到采购行数', 'PO lines due'],
    ['po_lines_on_time', '按时到货行数', 'PO lines on time', { noneWhere: 'po_lines_due' }],
    ['orders_shipped', '发货订单数', 'orders shipped'],
    ['orders_late', '迟发订单数', 'orders shipped late', { noneWhere: 'orders_shipped' }],
    ['orders_wrong', '错发漏发订单数', 'orders picked wrong', { noneWhere: 'orders_shipped' }],
    ['lines_counted', '盘点行数', 'lines counted'],
    ['lines_matched', '账实相符行数', 'lines matched', { noneWhere: 'lines_counted' }],
    ['listings_published', '上架 Listing 数', 'listings published'],
    ['pictures_due', '应交图片数', 'pictures due'],
    ['pictures_on_time', '按时交付图片数', 'pictures on time', { noneWhere: 'pictures_due' }],
    ['listing_checks', 'Listing 检查项数', 'listing checks'],
    ['listing_checks_passed', '检查合格项数', 'listing checks passed', { noneWhere: 'listing_checks' }],
  ]),
  ...define('stock', 'money', [
    ['stock_value', '库存金额', 'stock at cost', daily],
    ['slow_stock_value', '滞销库存金额', 'slow-moving stock at cost', daily],
  ]),
  ...define('event', 'hours', [
    ['review_reply_hours', '差评回复用时', 'hours to answer a bad review', { noneWhere: 'bad_reviews' }],
  ]),
];

const byKey: ReadonlyMap<string, MeasureDefinition> = new Map(measures.map((measure) => [measure.key, measure]));

export const measureOf = (key: string): MeasureDefinition | null => byKey.get(key) ?? null;
