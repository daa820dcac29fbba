/**
 * The demo company, as the workbook that its administrator would have written. It is always in the middle of a month:
 * told `today`, it has the four months before and the current one up to yesterday.
 */
import type { WrittenRow, WrittenRows } from '../src/bot/import/writtenRow.ts';
import { readyRows } from '../src/bot/import/readyRows.ts';
import { readyPlans } from '../src/scoring/plans.ts';
import { addDays, createCalendar } from './calendar.ts';
import { demoFigures } from './figures.ts';
import { demoHolidays } from './holidays.ts';
import { demoPeople } from './people.ts';
import { createRandom } from './random.ts';
import { demoSites } from './sites.ts';
import { demoRates, demoTargets } from './targets.ts';

export const demoSeed = 20261123;

const sources: readonly WrittenRow[] = [
  { key: 'erp', name_zh: '店小秘 ERP', name_en: 'Dianxiaomi ERP', late_after_hours: '36' },
  { key: 'shopee', name_zh: 'Shopee 卖家中心', name_en: 'Shopee Seller Centre', late_after_hours: '36' },
  { key: 'ads', name_zh: '广告报表', name_en: 'Advertising reports', late_after_hours: '48' },
  { key: 'helpdesk', name_zh: 'Zendesk 客服', name_en: 'Zendesk', late_after_hours: '36' },
  { key: 'wms', name_zh: '仓库系统', name_en: 'Warehouse system', late_after_hours: '36' },
  { key: 'tasks', name_zh: '上架任务表', name_en: 'Listing tasks', late_after_hours: '120' },
];

/** @param today 'YYYY-MM-DD' at the company's head office */
export function demoCompany({ today, seed = demoSeed }: { today: string; seed?: number }): WrittenRows {
  const calendar = createCalendar(today);
  const sites = demoSites(calendar);
  const figures = demoFigures(sites, calendar, createRandom(seed));
  return {
    company: [
      { name: '远帆跨境 Farsail Trading', reporting_currency: 'USD', time_zone: 'Asia/Shanghai', language: 'zh' },
    ],
    ...demoPeople(calendar, (day) => addDays(day, -1)),
    sites: sites.map((site) => site.row),
    ...readyRows(readyPlans),
    targets: demoTargets(sites, calendar, figures),
    rates: demoRates(calendar, createRandom(seed + 1)),
    sources,
    holidays: demoHolidays(),
    figures,
  };
}
