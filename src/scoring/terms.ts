/** Wordings that definitions share, so that two metrics with the same basis say it in the same words. */
import type { Bilingual } from './plan.ts';

const said = (zh: string, en: string): Bilingual => ({ zh, en });

export const tax = {
  net: said(
    '不含税：已扣除 VAT、GST、消费税；美国销售税由平台代收代缴，不计入',
    'Net of tax: without VAT, GST and consumption tax; US sales tax is collected by the marketplace and left out',
  ),
  cost: said('不含可抵扣的进项税，含不可抵扣的关税', 'Without recoverable input tax, with duty that is not recovered'),
  none: said('与税无关', 'Tax does not enter'),
} as const;

export const refunds = {
  apart: said('不扣退款，退款单独列示', 'Refunds are not deducted; they are a measure of their own'),
  deducted: said('退款在退款日扣除', 'Refunds are deducted on the day of the refund'),
  none: said('与退款无关', 'Refunds do not enter'),
} as const;

export const attribution = {
  ads: said(
    '点击后 7 天内由广告平台归因的销售额，之后几天平台仍会修正',
    'Sales within 7 days of the click, as the ad platform attributes them; it restates them for some days',
  ),
  site: said('记在站点上，由当日负责该站点的人承担', 'Belongs to the site, and to whoever answers for it on that day'),
  person: said('记在经手人名下', 'Belongs to the person who handled it'),
} as const;

export const dateBasis = {
  order: said('按下单日，站点当地时区', 'By the day of the order, in the site’s own time zone'),
  click: said('花费按点击日，归因销售额按点击日', 'Spend and attributed sales by the day of the click'),
  review: said('按差评出现日，站点当地时区', 'By the day the review appeared, in the site’s own time zone'),
  sample: said('按抽查日', 'By the day of the sample'),
  claim: said('索赔按发起日，订单按下单日', 'Claims by the day they were opened, orders by the day of the order'),
  message: said('按买家来信日，站点当地时区', 'By the day the buyer wrote, in the site’s own time zone'),
  snapshot: said('库存取每日快照的平均', 'Stock is the mean of its daily snapshots'),
  snapshotAndOrder: said(
    '库存取每日快照的平均，销售成本按下单日',
    'Stock is the mean of its daily snapshots, cost of goods by the day of the order',
  ),
  due: said('按应交付日', 'By the day it was due'),
  ship: said('按发货日，仓库当地时区', 'By the day of shipment, in the warehouse’s own time zone'),
  count: said('按盘点日', 'By the day of the count'),
  published: said('按可售日', 'By the day it became buyable'),
  day30: said('按满 30 个可售日的那一天', 'By the day of its 30th buyable day'),
  returned: said('退货按入库日，销售按下单日', 'Returns by the day they were received, sales by the day of the order'),
} as const;
