/** Every metric that comes with the product: defined once, for everybody. A company adds its own beside them. */
import { readMetric, type Metric, type MetricDefinition, type MetricTerms } from './metric.ts';
import { attribution, dateBasis, refunds, tax } from './terms.ts';

const terms = (
  taxBasis: MetricTerms['tax'],
  refundRule: MetricTerms['refunds'],
  credit: MetricTerms['attribution'],
  dates: MetricTerms['dateBasis'],
): MetricTerms => ({ tax: taxBasis, refunds: refundRule, attribution: credit, dateBasis: dates });

const sales: readonly MetricDefinition[] = [
  {
    key: 'sales',
    version: 1,
    name: { zh: '销售额', en: 'Sales' },
    meaning: {
      zh: '期间内全部有效订单的净销售额，取消与欺诈订单除外。',
      en: 'Net sales of all valid orders of the period, without cancelled and fraudulent ones.',
    },
    formula: 'net_sales',
    unit: 'money',
    direction: 'higher',
    definition: terms(tax.net, refunds.apart, attribution.site, dateBasis.order),
    guards: ['gross_margin', 'fba_fee_share', 'tacos'],
  },
  {
    key: 'gross_margin',
    version: 1,
    name: { zh: '毛利率', en: 'Gross margin' },
    meaning: {
      zh: '净销售额减去商品成本（含头程与关税）后所占的比例，不含平台费用与广告。',
      en: 'What is left of net sales after the cost of goods (with inbound freight and duty), before platform fees and ads.',
    },
    formula: '(net_sales - cogs) / net_sales',
    unit: 'ratio',
    direction: 'higher',
    definition: terms(tax.net, refunds.apart, attribution.site, dateBasis.order),
    guards: ['sales'],
  },
  {
    key: 'contribution_margin',
    version: 1,
    name: { zh: '贡献毛利率', en: 'Contribution margin' },
    meaning: {
      zh: '净销售额减去商品成本、平台佣金、FBA 费用、广告和退款后所占的比例。',
      en: 'What is left of net sales after cost of goods, platform and FBA fees, ads and refunds.',
    },
    formula: '(net_sales - cogs - platform_fees - fba_fees - ad_spend - refunds) / net_sales',
    unit: 'ratio',
    direction: 'higher',
    definition: terms(tax.net, refunds.deducted, attribution.site, dateBasis.order),
    guards: ['sales'],
  },
  {
    key: 'fba_fee_share',
    version: 1,
    name: { zh: 'FBA 费用占比', en: 'FBA fee share' },
    meaning: {
      zh: '配送、入库和移除等 FBA 费用占净销售额的比例。',
      en: 'FBA fees (fulfilment, inbound, removal) as a share of net sales.',
    },
    formula: 'fba_fees / net_sales',
    unit: 'ratio',
    direction: 'lower',
    definition: terms(tax.net, refunds.apart, attribution.site, dateBasis.order),
    guards: ['sales'],
  },
  {
    key: 'new_product_sell_through',
    version: 1,
    name: { zh: '新品动销率', en: 'New-product sell-through' },
    meaning: {
      zh: '期间内满 30 个可售日的新品中，至少有一单的比例。',
      en: 'Of the new SKUs that reached their 30th buyable day in the period, the share with at least one order.',
    },
    formula: 'new_skus_active / new_skus_due',
    unit: 'ratio',
    direction: 'higher',
    definition: terms(tax.none, refunds.none, attribution.site, dateBasis.day30),
    guards: ['gross_margin', 'slow_moving_share'],
  },
  {
    key: 'return_rate',
    version: 1,
    name: { zh: '退货率', en: 'Return rate' },
    meaning: {
      zh: '期间内退回件数与售出件数之比；退货滞后于销售，近期数值偏低。',
      en: 'Units returned over units sold in the period; returns follow sales, so recent figures look low.',
    },
    formula: 'units_returned / units_sold',
    unit: 'ratio',
    direction: 'lower',
    definition: terms(tax.none, refunds.none, attribution.site, dateBasis.returned),
    guards: ['gross_margin'],
  },
];

const advertising: readonly MetricDefinition[] = [
  {
    key: 'acos',
    version: 1,
    name: { zh: 'ACoS', en: 'ACoS' },
    meaning: {
      zh: '广告花费占广告归因销售额的比例。',
      en: 'Ad spend as a share of the sales attributed to ads.',
    },
    formula: 'ad_spend / ad_sales',
    unit: 'ratio',
    direction: 'lower',
    form: 'linear',
    definition: terms(tax.net, refunds.apart, attribution.ads, dateBasis.click),
    guards: ['ad_sales_share', 'budget_deviation'],
  },
  {
    key: 'ad_sales_share',
    version: 1,
    name: { zh: '广告销售额占比', en: 'Ad share of sales' },
    meaning: {
      zh: '广告归因销售额占净销售额的比例：太低说明投放不足，太高说明依赖广告。',
      en: 'Ad-attributed sales as a share of net sales: too low is too little advertising, too high is living on it.',
    },
    formula: 'ad_sales / net_sales',
    unit: 'ratio',
    direction: 'band',
    definition: terms(tax.net, refunds.apart, attribution.ads, dateBasis.click),
    guards: ['acos'],
  },
  {
    key: 'tacos',
    version: 1,
    name: { zh: 'TACoS', en: 'TACoS' },
    meaning: { zh: '广告花费占全部净销售额的比例。', en: 'Ad spend as a share of all net sales.' },
    formula: 'ad_spend / net_sales',
    unit: 'ratio',
    direction: 'lower',
    definition: terms(tax.net, refunds.apart, attribution.site, dateBasis.click),
    guards: ['sales'],
  },
  {
    key: 'budget_deviation',
    version: 1,
    name: { zh: '预算执行偏差', en: 'Budget deviation' },
    meaning: {
      zh: '各站点实际广告花费与预算之差的绝对值之和，占预算的比例；站点之间不相互抵消。',
      en: 'How far ad spend is from budget, site by site and without offsetting sites, as a share of budget.',
    },
    formula: 'abs(ad_spend - ad_budget) / ad_budget',
    unit: 'ratio',
    direction: 'lower',
    definition: terms(tax.net, refunds.none, attribution.site, dateBasis.click),
    guards: ['acos'],
  },
];

const service: readonly MetricDefinition[] = [
  {
    key: 'review_reply_48h',
    version: 1,
    name: { zh: '48 小时差评回复率', en: 'Bad reviews answered in 48 h' },
    meaning: {
      zh: '1–2 星差评中，48 小时内作出实质性回复的比例；仅用模板的回复不算。',
      en: 'Of the 1 and 2 star reviews, the share with a substantive answer within 48 hours; template-only answers do not count.',
    },
    formula: 'count(review_reply_hours <= 48) / bad_reviews',
    unit: 'ratio',
    direction: 'higher',
    definition: terms(tax.none, refunds.none, attribution.person, dateBasis.review),
    guards: ['a_to_z_rate', 'return_rate'],
  },
  {
    key: 'return_reason_accuracy',
    version: 1,
    name: { zh: '退货原因归因准确率', en: 'Return-reason accuracy' },
    meaning: {
      zh: '抽查的退货中，原因与盲审的第二人判断一致的比例。',
      en: 'Of the returns sampled, the share whose cause agrees with a second reader who does not see the first.',
    },
    formula: 'return_reasons_right / returns_sampled',
    unit: 'ratio',
    direction: 'higher',
    definition: terms(tax.none, refunds.none, attribution.person, dateBasis.sample),
    guards: ['a_to_z_rate'],
  },
  {
    key: 'a_to_z_rate',
    version: 1,
    name: { zh: 'A-to-Z 索赔率', en: 'A-to-Z claim rate' },
    meaning: {
      zh: '成立的 A-to-Z 索赔占订单数的比例，被驳回的不算。',
      en: 'Granted A-to-Z claims as a share of orders; denied ones are left out.',
    },
    formula: 'a_to_z_claims / orders',
    unit: 'ratio',
    direction: 'lower',
    definition: terms(tax.none, refunds.none, attribution.site, dateBasis.claim),
    guards: ['contribution_margin'],
  },
  {
    key: 'reply_rate',
    version: 1,
    name: { zh: '24 小时回复率', en: 'Replies within 24 h' },
    meaning: {
      zh: '需要回复的买家消息中，24 小时内由人工回复的比例，周末照算。',
      en: 'Of the buyer messages that need an answer, the share answered by a person within 24 hours, weekends included.',
    },
    formula: 'messages_replied / messages_received',
    unit: 'ratio',
    direction: 'higher',
    definition: terms(tax.none, refunds.none, attribution.person, dateBasis.message),
    guards: ['review_reply_48h'],
  },
];

const supply: readonly MetricDefinition[] = [
  {
    key: 'inventory_days',
    version: 1,
    name: { zh: '库存周转天数', en: 'Inventory days' },
    meaning: {
      zh: '平均库存金额（按成本，含在途入仓）除以日均销售成本。',
      en: 'Mean stock at cost (with stock on its way into the warehouse) over the cost of goods sold a day.',
    },
    formula: 'stock_value / (cogs / days)',
    unit: 'days',
    direction: 'lower',
    definition: terms(tax.cost, refunds.none, attribution.site, dateBasis.snapshotAndOrder),
    guards: ['sales', 'slow_moving_share'],
  },
  {
    key: 'slow_moving_share',
    version: 1,
    name: { zh: '滞销库存占比', en: 'Slow-moving share' },
    meaning: {
      zh: '可售天数超过 90 天或 30 天无销量的 SKU 的库存金额占比；上架不满 60 天的新品除外。',
      en: 'Stock at cost of SKUs with more than 90 days of cover or no sale in 30 days, as a share of all; SKUs younger than 60 days are exempt.',
    },
    formula: 'slow_stock_value / stock_value',
    unit: 'ratio',
    direction: 'lower',
    definition: terms(tax.cost, refunds.none, attribution.site, dateBasis.snapshot),
    guards: ['gross_margin'],
  },
  {
    key: 'po_on_time',
    version: 1,
    name: { zh: '采购到货及时率', en: 'Purchase orders on time' },
    meaning: {
      zh: '应到的采购行中，在承诺日或之前收货的比例。',
      en: 'Of the purchase-order lines due, the share received on or before the promised day.',
    },
    formula: 'po_lines_on_time / po_lines_due',
    unit: 'ratio',
    direction: 'higher',
    definition: terms(tax.none, refunds.none, attribution.person, dateBasis.due),
    guards: ['inventory_days', 'slow_moving_share'],
  },
  {
    key: 'late_shipment_rate',
    version: 1,
    name: { zh: '迟发率', en: 'Late shipment rate' },
    meaning: {
      zh: '自发货订单中，晚于承诺发货日发出的比例。',
      en: 'Of the orders shipped by ourselves, the share shipped after the promised day.',
    },
    formula: 'orders_late / orders_shipped',
    unit: 'ratio',
    direction: 'lower',
    definition: terms(tax.none, refunds.none, attribution.site, dateBasis.ship),
    guards: ['pick_error_rate'],
  },
  {
    key: 'pick_error_rate',
    version: 1,
    name: { zh: '错发漏发率', en: 'Pick error rate' },
    meaning: {
      zh: '发出的订单中，商品、数量有误的比例。',
      en: 'Of the orders shipped, the share with a wrong or missing item.',
    },
    formula: 'orders_wrong / orders_shipped',
    unit: 'ratio',
    direction: 'lower',
    definition: terms(tax.none, refunds.none, attribution.site, dateBasis.ship),
    guards: ['late_shipment_rate'],
  },
  {
    key: 'stock_count_accuracy',
    version: 1,
    name: { zh: '盘点准确率', en: 'Stock count accuracy' },
    meaning: {
      zh: '盘点行中账实相符的比例。',
      en: 'Of the lines counted, the share where the count agrees with the books.',
    },
    formula: 'lines_matched / lines_counted',
    unit: 'ratio',
    direction: 'higher',
    definition: terms(tax.none, refunds.none, attribution.site, dateBasis.count),
    guards: ['pick_error_rate'],
  },
];

const listing: readonly MetricDefinition[] = [
  {
    key: 'listings_published',
    version: 1,
    name: { zh: '上新数量', en: 'Listings published' },
    meaning: {
      zh: '变为可售并通过内容检查的 Listing 数，一个父体只算一次。',
      en: 'Listings that became buyable and passed the content check; a parent counts once.',
    },
    formula: 'listings_published',
    unit: 'count',
    direction: 'higher',
    definition: terms(tax.none, refunds.none, attribution.person, dateBasis.published),
    guards: ['listing_quality'],
  },
  {
    key: 'pictures_on_time',
    version: 1,
    name: { zh: '图片准时交付率', en: 'Pictures on time' },
    meaning: {
      zh: '应交的图片任务中，按时交付并验收的比例；等待需求方的时间不计。',
      en: 'Of the picture tasks due, the share delivered in time and accepted; waiting for the requester does not count.',
    },
    formula: 'pictures_on_time / pictures_due',
    unit: 'ratio',
    direction: 'higher',
    definition: terms(tax.none, refunds.none, attribution.person, dateBasis.due),
    guards: ['listing_quality'],
  },
  {
    key: 'listing_quality',
    version: 1,
    name: { zh: 'Listing 质量', en: 'Listing quality' },
    meaning: {
      zh: '抽查的 Listing 检查项中合格的比例。',
      en: 'Of the checks made on sampled listings, the share that passed.',
    },
    formula: 'listing_checks_passed / listing_checks',
    unit: 'ratio',
    direction: 'higher',
    definition: terms(tax.none, refunds.none, attribution.person, dateBasis.sample),
    guards: ['listings_published'],
  },
];

const read = (definition: MetricDefinition): readonly [string, Metric] => {
  const parsed = readMetric(definition);
  if ('problem' in parsed) throw new RangeError(`${definition.key}: ${parsed.problem.kind}`);
  return [definition.key, parsed.metric];
};

/** By key. */
export const metrics: ReadonlyMap<string, Metric> = new Map(
  [...sales, ...advertising, ...service, ...supply, ...listing].map(read),
);
