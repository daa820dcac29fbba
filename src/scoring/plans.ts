/**
 * A ready plan for each position: a start that a company changes, not a law. Weights total 100, what is judged by people
 * at most 30 % of them, and whatever could be bought dearly has a gate beside it.
 */
import { initiative, peopleDevelopment, teamwork } from './criteria.ts';
import type { PlanMeasuredItem, ReadyPlan } from './plan.ts';

/** The item is named after its metric. */
const measured = (
  metric: string,
  weight: string,
  more: Omit<Partial<PlanMeasuredItem>, 'id' | 'kind' | 'metric' | 'weight'> = {},
): PlanMeasuredItem => ({ id: metric, kind: 'measured', metric, weight, ...more });

/** Rates and deviations of a few in a hundred swing with single cases: no cliff at 90 % for them. */
const small = { curve: 'smooth' } as const;

const operations: ReadyPlan = {
  key: 'operations',
  positionKey: 'operations',
  positionName: { zh: '运营', en: 'Operations' },
  name: { zh: '运营考核方案', en: 'Operations plan' },
  document: {
    items: [
      measured('sales', '40'),
      measured('gross_margin', '30'),
      measured('new_product_sell_through', '15'),
      teamwork('15'),
    ],
    gates: [
      {
        id: 'margin_floor',
        metric: 'gross_margin',
        op: '<',
        value: '0.08',
        effect: { type: 'capItem', item: 'sales', points: '100' },
      },
      { id: 'fba_ceiling', metric: 'fba_fee_share', op: '>', value: '0.20', effect: { type: 'deduct', points: '3' } },
    ],
  },
};

const advertising: ReadyPlan = {
  key: 'advertising',
  positionKey: 'advertising',
  positionName: { zh: '广告', en: 'Advertising' },
  name: { zh: '广告考核方案', en: 'Advertising plan' },
  document: {
    items: [
      measured('acos', '40'),
      measured('ad_sales_share', '20', { direction: 'band' }),
      measured('budget_deviation', '25', small),
      initiative('15'),
    ],
    gates: [
      {
        id: 'tacos_ceiling',
        metric: 'tacos',
        op: '>',
        value: '0.15',
        effect: { type: 'capItem', item: 'acos', points: '100' },
      },
    ],
  },
};

const customerService: ReadyPlan = {
  key: 'customer_service',
  positionKey: 'customer_service',
  positionName: { zh: '客服', en: 'Customer service' },
  name: { zh: '客服考核方案', en: 'Customer service plan' },
  document: {
    items: [
      measured('review_reply_48h', '35'),
      measured('return_reason_accuracy', '20'),
      measured('a_to_z_rate', '20', small),
      measured('reply_rate', '10'),
      teamwork('15'),
    ],
    gates: [],
  },
};

const purchasing: ReadyPlan = {
  key: 'purchasing',
  positionKey: 'purchasing',
  positionName: { zh: '采购', en: 'Purchasing' },
  name: { zh: '采购考核方案', en: 'Purchasing plan' },
  document: {
    items: [
      measured('inventory_days', '35'),
      measured('slow_moving_share', '25'),
      measured('po_on_time', '25'),
      teamwork('15'),
    ],
    gates: [],
  },
};

const warehouse: ReadyPlan = {
  key: 'warehouse',
  positionKey: 'warehouse',
  positionName: { zh: '仓储', en: 'Warehouse' },
  name: { zh: '仓储考核方案', en: 'Warehouse plan' },
  document: {
    items: [
      measured('late_shipment_rate', '30', small),
      measured('pick_error_rate', '30', small),
      measured('stock_count_accuracy', '25'),
      teamwork('15'),
    ],
    gates: [],
  },
};

const listingDesign: ReadyPlan = {
  key: 'listing_design',
  positionKey: 'listing_design',
  positionName: { zh: 'Listing 与设计', en: 'Listing and design' },
  name: { zh: 'Listing 与设计考核方案', en: 'Listing and design plan' },
  document: {
    items: [
      measured('listings_published', '30'),
      measured('pictures_on_time', '30'),
      measured('listing_quality', '25'),
      initiative('15'),
    ],
    gates: [],
  },
};

const manager: ReadyPlan = {
  key: 'manager',
  positionKey: 'manager',
  positionName: { zh: '团队负责人', en: 'Team manager' },
  name: { zh: '团队负责人考核方案', en: 'Team manager plan' },
  document: {
    items: [
      measured('sales', '35'),
      measured('gross_margin', '30'),
      measured('inventory_days', '15'),
      peopleDevelopment('20'),
    ],
    gates: [
      {
        id: 'contribution_floor',
        metric: 'contribution_margin',
        op: '<',
        value: '0',
        effect: { type: 'capTotal', points: '80' },
      },
    ],
  },
};

export const readyPlans: readonly ReadyPlan[] = [
  operations,
  advertising,
  customerService,
  purchasing,
  warehouse,
  listingDesign,
  manager,
];
