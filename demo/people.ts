/** Who works there: 24 people in three teams, most of them as long as the figures go back. */
import type { WrittenRow } from '../src/bot/import/writtenRow.ts';
import { addMonths, type DemoCalendar } from './calendar.ts';

interface Member {
  readonly key: string;
  readonly name: string;
  readonly mail: string;
  readonly language: 'zh' | 'en';
  readonly timeZone?: string;
  readonly roles?: string;
  readonly manager?: string;
  readonly joinedOn?: string;
  /** Team, position, sites, and from which day; in the order of time. */
  readonly jobs: readonly (readonly [team: string, position: string, sites: string, from?: string])[];
}

const west = 'amazon_us, amazon_de';
const sea = 'shopee_sg, shopee_my, tiktok_uk';
const everywhere = 'amazon_us, amazon_de, amazon_jp, shopee_sg, shopee_my, tiktok_uk';
const singapore = 'Asia/Singapore';

function members(calendar: DemoCalendar): readonly Member[] {
  const joinedOn = calendar.lastMonth(16);
  const movedOn = calendar.lastMonth(12);
  /** Just before the new site opened. */
  const hiredForNewSite = `${addMonths(calendar.current, -3)}-17`;
  return [
    { key: 'E001', name: '周启明 Zhou Qiming', mail: 'zhou.qiming', language: 'zh', jobs: [] },
    {
      key: 'E002',
      name: '何静 He Jing',
      mail: 'he.jing',
      language: 'zh',
      roles: 'administrator',
      manager: 'E001',
      jobs: [],
    },
    {
      key: 'E003',
      name: 'Grace Lim',
      mail: 'grace.lim',
      language: 'en',
      timeZone: singapore,
      roles: 'data_owner, finance',
      manager: 'E001',
      jobs: [],
    },

    {
      key: 'E004',
      name: '林岚 Lin Lan',
      mail: 'lin.lan',
      language: 'zh',
      manager: 'E001',
      jobs: [['west', 'manager', west]],
    },
    {
      key: 'E005',
      name: 'Ken Sato',
      mail: 'ken.sato',
      language: 'en',
      timeZone: 'Asia/Tokyo',
      manager: 'E001',
      jobs: [['japan', 'manager', 'amazon_jp']],
    },
    {
      key: 'E006',
      name: 'Daniel Tan',
      mail: 'daniel.tan',
      language: 'en',
      timeZone: singapore,
      manager: 'E001',
      jobs: [['sea', 'manager', sea]],
    },

    {
      key: 'E007',
      name: '赵敏 Zhao Min',
      mail: 'zhao.min',
      language: 'zh',
      manager: 'E004',
      jobs: [['west', 'operations', 'amazon_us 60%, amazon_de 40%']],
    },
    {
      key: 'E008',
      name: '高雪 Gao Xue',
      mail: 'gao.xue',
      language: 'zh',
      manager: 'E005',
      jobs: [['japan', 'operations', 'amazon_jp']],
    },
    {
      key: 'E009',
      name: 'Nurul Aisyah',
      mail: 'nurul.aisyah',
      language: 'en',
      timeZone: 'Asia/Kuala_Lumpur',
      manager: 'E006',
      jobs: [['sea', 'operations', 'shopee_sg, shopee_my']],
    },

    {
      key: 'E010',
      name: '陈力 Chen Li',
      mail: 'chen.li',
      language: 'zh',
      manager: 'E004',
      jobs: [['west', 'operations', 'amazon_us']],
    },
    {
      key: 'E011',
      name: 'Emma Fischer',
      mail: 'emma.fischer',
      language: 'en',
      timeZone: 'Europe/Berlin',
      manager: 'E004',
      jobs: [['west', 'operations', 'amazon_de']],
    },
    {
      key: 'E012',
      name: '王珂 Wang Ke',
      mail: 'wang.ke',
      language: 'zh',
      manager: 'E004',
      joinedOn,
      jobs: [['west', 'operations', 'amazon_us', joinedOn]],
    },
    {
      key: 'E013',
      name: '李思 Li Si',
      mail: 'li.si',
      language: 'zh',
      manager: 'E006',
      jobs: [['sea', 'operations', 'shopee_sg']],
    },
    {
      key: 'E014',
      name: 'Ahmad Faiz',
      mail: 'ahmad.faiz',
      language: 'en',
      timeZone: 'Asia/Kuala_Lumpur',
      manager: 'E006',
      jobs: [['sea', 'operations', 'shopee_my']],
    },
    {
      key: 'E015',
      name: 'Olivia Clarke',
      mail: 'olivia.clarke',
      language: 'en',
      timeZone: 'Europe/London',
      manager: 'E006',
      joinedOn: hiredForNewSite,
      jobs: [['sea', 'operations', 'tiktok_uk', hiredForNewSite]],
    },

    {
      key: 'E016',
      name: '孙雨 Sun Yu',
      mail: 'sun.yu',
      language: 'zh',
      manager: 'E004',
      jobs: [['west', 'advertising', west]],
    },
    {
      key: 'E017',
      name: 'Priya Nair',
      mail: 'priya.nair',
      language: 'en',
      timeZone: singapore,
      manager: 'E006',
      jobs: [['sea', 'advertising', sea]],
    },
    {
      key: 'E018',
      name: '周航 Zhou Hang',
      mail: 'zhou.hang',
      language: 'zh',
      manager: 'E005',
      jobs: [
        ['sea', 'advertising', 'shopee_sg'],
        ['japan', 'advertising', 'amazon_jp', movedOn],
      ],
    },

    {
      key: 'E019',
      name: '吴桐 Wu Tong',
      mail: 'wu.tong',
      language: 'zh',
      manager: 'E004',
      jobs: [['west', 'customer_service', `${west}, amazon_jp`]],
    },
    {
      key: 'E020',
      name: 'Mei Lin Wong',
      mail: 'meilin.wong',
      language: 'en',
      timeZone: singapore,
      manager: 'E006',
      jobs: [['sea', 'customer_service', sea]],
    },
    {
      key: 'E021',
      name: '郑凯 Zheng Kai',
      mail: 'zheng.kai',
      language: 'zh',
      manager: 'E004',
      jobs: [['west', 'purchasing', everywhere]],
    },
    {
      key: 'E022',
      name: '黄磊 Huang Lei',
      mail: 'huang.lei',
      language: 'zh',
      manager: 'E005',
      jobs: [['japan', 'warehouse', everywhere]],
    },
    {
      key: 'E023',
      name: '唐可 Tang Ke',
      mail: 'tang.ke',
      language: 'zh',
      manager: 'E004',
      jobs: [['west', 'listing_design', `${west}, amazon_jp`]],
    },
    {
      key: 'E024',
      name: 'Lucas Meyer',
      mail: 'lucas.meyer',
      language: 'en',
      timeZone: 'Europe/London',
      manager: 'E006',
      jobs: [['sea', 'listing_design', sea]],
    },
  ];
}

/** Before every month of the demo. */
const longAgo = '2024-03-04';

export interface DemoPeople {
  readonly people: readonly WrittenRow[];
  readonly teams: readonly WrittenRow[];
  readonly assignments: readonly WrittenRow[];
}

export function demoPeople(calendar: DemoCalendar, dayBefore: (day: string) => string): DemoPeople {
  const everybody = members(calendar);
  return {
    people: everybody.map((member) => ({
      key: member.key,
      name: member.name,
      email: `${member.mail}@example.com`,
      language: member.language,
      time_zone: member.timeZone,
      roles: member.roles,
      manager: member.manager,
      joined_on: member.joinedOn ?? longAgo,
    })),
    teams: [
      {
        key: 'west',
        name_zh: '欧美组',
        name_en: 'North America & Europe',
        lead: 'E007',
        language: 'zh',
        digest_weekday: '1',
        digest_time: '09:30',
      },
      {
        key: 'japan',
        name_zh: '日本组',
        name_en: 'Japan',
        lead: 'E008',
        language: 'zh',
        time_zone: 'Asia/Tokyo',
        digest_weekday: '1',
        digest_time: '10:00',
      },
      {
        key: 'sea',
        name_zh: '东南亚与 TikTok 组',
        name_en: 'South-East Asia & TikTok',
        lead: 'E009',
        language: 'en',
        time_zone: singapore,
        digest_weekday: '1',
        digest_time: '09:30',
      },
    ],
    assignments: everybody.flatMap(({ key, jobs }) =>
      jobs.map(([team, position, sites, from], index) => {
        const next = jobs[index + 1]?.[3];
        return {
          person: key,
          team,
          position,
          sites,
          from: from ?? longAgo,
          to: next === undefined ? undefined : dayBefore(next),
        };
      }),
    ),
  };
}
