/** What the service says in its terminal. */
import type { Language } from './language.ts';

export interface ServiceWords {
  readonly progress: {
    readonly create: string;
    readonly migrate: string;
    readonly connect_queue: string;
    readonly demo_write: string;
    readonly demo_read: string;
    readonly demo_import: string;
  };
  readonly help: string;
  readonly ready: (url: string) => string;
  readonly readyDemo: (url: string) => string;
  readonly stopping: string;
  readonly stopped: string;
  readonly unknownCommand: (name: string) => string;
  /** A command, where there is nothing yet that it could be about. */
  readonly nothingYet: string;
}

const en: ServiceWords = {
  progress: {
    create: 'Creating the database (first start only) …',
    migrate: 'Bringing the database up to date …',
    connect_queue: 'Connecting the message queue …',
    demo_write: 'Inventing the demo company …',
    demo_read: 'Reading its workbook …',
    demo_import: 'Importing five months of figures …',
  },
  help: `Usage: npm start [-- --demo]

Starts the service, and prints the address to open. It shows your company once one has been imported, until then a demo
company. Settings stand in the environment or in the file .env: see .env.example. Ctrl-C stops it.

--demo  the demo company, in any case`,
  ready: (url) => `LinkStar KPI is ready: ${url}`,
  readyDemo: (url) => `LinkStar KPI is ready, with the demo company: ${url}`,
  stopping: 'Stopping: finishing what is under way …',
  stopped: 'Stopped. Everything is kept.',
  unknownCommand: (name) => `There is no command ${name}.`,
  nothingYet: 'There is no company yet: npm run import -- company.xlsx. (npm start makes a demo company.)',
};

const zh: ServiceWords = {
  progress: {
    create: '正在建立数据库（只在第一次启动时）…',
    migrate: '正在更新数据库结构 …',
    connect_queue: '正在连接消息队列 …',
    demo_write: '正在生成演示公司 …',
    demo_read: '正在读取它的工作簿 …',
    demo_import: '正在导入五个月的数据 …',
  },
  help: `用法：npm start [-- --demo]

启动服务，并打印要打开的地址。导入过公司就显示您的公司，在那之前是演示公司。设置写在环境变量或 .env 文件里，
见 .env.example。按 Ctrl-C 停止。

--demo  不管怎样都显示演示公司`,
  ready: (url) => `LinkStar KPI 已就绪：${url}`,
  readyDemo: (url) => `LinkStar KPI 已就绪（演示公司）：${url}`,
  stopping: '正在停止：处理完手头的事情 …',
  stopped: '已停止，数据都已保存。',
  unknownCommand: (name) => `没有 ${name} 这个命令。`,
  nothingYet: '还没有公司：npm run import -- company.xlsx。（npm start 会生成一家演示公司。）',
};

const catalogues: Readonly<Record<Language, ServiceWords>> = { zh, en };

export const serviceWords = (language: Language): ServiceWords => catalogues[language];
