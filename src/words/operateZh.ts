import type { OperateWords } from './operateEn.ts';
import { spaced } from './spacing.ts';

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

export const operateZh: OperateWords = {
  backup: {
    help: `用法：npm run backup -- 文件

把公司的全部数据按同一时刻的样子写进一个文件，登录会话的签名密钥也在里面。服务可以照常运行。
已经存在的文件不会被覆盖。

退出码：0 已写好；1 没有写成；2 输入有误，或还没有公司。`,
    reading: '正在写备份 …',
    written: (file, rows, bytes) => spaced`已写好：${file}（${rows} 行，${megabytes(bytes)} MB）`,
    secret: '谁能读这个文件，谁就能看到所有人的全部数据：请像保管数据本身一样保管它。',
    exists: (file) => `${file} 已经存在，没有动它。请换一个文件名。`,
    unfinished: (file) => `${file} 还在：有另一次备份正在写同一个文件，或者上次中断了。如果没有备份在运行，请删掉它。`,
    cannotWrite: (file, code) => `${file} 写不进去（${code}），没有留下残余。`,
    noCompany: '没有可备份的：还没有导入公司。（演示公司随时可以重新生成。）',
  },
  restore: {
    help: `用法：npm run restore -- 文件

把备份里的数据放进一个空的地方：文件夹 DATA_DIR，或 DATABASE_URL 指的数据库。服务必须先停下。
先检查整个文件，然后要么全部放进去，要么什么都不动。旧版本的备份会自动升级到现在的版本。

退出码：0 已恢复；1 被拒绝，什么都没有改；2 输入有误。`,
    checking: '正在检查备份 …',
    loading: '正在写入数据 …',
    restored: (at, rows) => spaced`已恢复到 ${at} 的样子：${rows} 行。`,
    next: '下一步：npm start。没有用过的登录链接已作废，用 npm run invite 重新生成。',
    problem: {
      not_found: '没有这个文件。',
      unreadable: '文件读不出来：请看看它是什么，谁有权读。',
      not_a_backup: '这不是 LinkStar KPI 的备份。',
      newer_format: '这个备份是更新的版本写的，请用那个版本恢复。',
      cut_short: '备份不完整，缺了结尾。请换一个备份。',
      damaged: '备份损坏了，和写下时不一样。请换一个备份。',
    },
  },
  move: {
    help: `用法：npm run move

把内置数据库（文件夹 DATA_DIR）里的全部数据复制到 DATABASE_URL 指的空 PostgreSQL 数据库。
服务必须先停下。原来的文件夹保持不变。

退出码：0 已搬好；1 被拒绝，什么都没有改；2 输入有误。`,
    noTarget: '请把 DATABASE_URL 设为要接收数据的空 PostgreSQL 数据库。',
    noSource: (folder) => `没有可搬的：${folder} 里还没有导入公司。`,
    moving: '正在复制数据 …',
    moved: (rows) => spaced`已搬好：${rows} 行数据在 PostgreSQL 里了。`,
    next: (folder) =>
      `保留 DATABASE_URL 的设置，启动服务：npm start。${folder} 没有变，也不再使用；如果不带 DATABASE_URL 启动，服务会从那里把已经发过的消息再发一遍。`,
  },
  load: {
    uncertain: (messages) => spaced`有 ${messages} 条消息可能在备份之后已经发出：标为“不确定”，不会再发。`,
    full: '数据库里已经有数据，什么都没有改。请指定一个空的地方（DATA_DIR 或 DATABASE_URL）。',
    newer: (migrations) => `这些数据属于更新的版本（${migrations}），什么都没有改。请先安装那个版本。`,
    preparedOtherwise:
      '数据库是空的，但已经由比这些数据更新的版本准备过，什么都没有改。请新建一个数据库（用 DATA_DIR 时，把文件夹 company/database 移开）。',
    unknownTable: (table) => spaced`数据在 ${table} 里有那个版本没有的内容，什么都没有改。`,
  },
};
