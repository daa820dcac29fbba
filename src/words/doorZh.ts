/** 登录、取文件、消息发到哪里。 */
import type { DoorWords } from './doorEn.ts';
import { spaced as z } from './spacing.ts';

export const doorZh: DoorWords = {
  link: {
    own: {
      title: '您的登录链接',
      text: (hours, until) =>
        z`请在您的另一台设备上打开。只能用一次，${hours} 小时内有效（到 ${until}）。谁打开，谁就以您的身份登录：请不要给别人看。`,
    },
    other: {
      title: (name) => z`${name}的登录链接`,
      text: (name, hours, until) =>
        z`请只发给${name}本人：谁先打开，谁就以此人的身份登录。只能用一次，${hours} 小时内有效（到 ${until}）。`,
    },
    file: {
      text: (minutes, until) => z`链接只给您本人使用。只能用一次，${minutes} 分钟内有效（到 ${until}）。`,
    },
    open: '打开链接',
    openFile: '去取文件',
    address: '链接',
    copy: '复制链接',
    copied: '已复制',
    onlyNow: '链接只显示这一次，消息里不会保存。',
  },
  file: {
    pay_export: (period) => (period === null ? '绩效奖金文件' : z`${period}的绩效奖金文件`),
    own_data: '系统里保存的关于您的全部内容',
  },
  shown: {
    own: '已向您显示您的登录链接',
    other: (name) => z`已向您显示${name}的登录链接`,
    file: (file) => z`已向您显示文件链接：${file}`,
    until: (until) => z`只能用一次，到 ${until}为止有效。`,
    again: '消息里不会保存链接。没看到的话，请再要一个，旧的就作废。',
    summary: '个人链接',
  },
  invite: {
    whom: {
      title: '要给谁生成链接？',
      text: '请写上人员表里的姓名或邮箱，例如：邀请 li.lei@example.com',
    },
    nobody: {
      title: '没有找到这个人',
      text: (typed) => `没有姓名或邮箱是“${typed}”的人。`,
      way: '工作簿的人员表里列着所有人。还没有的人，下一次导入后就有了。',
    },
    several: {
      title: '有不止一个人',
      text: (typed) => `“${typed}”可能是：`,
      more: (count) => z`另有 ${count} 人`,
      way: '请写上那个人的邮箱或编号，例如：邀请 li.lei@example.com',
    },
    left: {
      title: (name) => z`${name}已经离职`,
      text: (day) => z`最后一天是 ${day}。离职的人不能再登录。`,
    },
    notYet: {
      title: (name) => z`${name}还没有入职`,
      text: (day) => z`第一天是 ${day}，从那天起可以生成链接。`,
    },
    demo: {
      title: '这里不需要链接',
      text: '这是一家演示公司：要当谁，在首页直接选。导入您自己的公司以后，大家用链接登录。',
    },
  },
  settings: {
    title: '设置',
    headline: (platform) => z`消息发到：${platform}`,
    about: '要您办的事和您的结果只发到一个地方。您问的问题，在哪里问就在哪里答。团队周报发到团队的频道。',
    preferred: '消息发到这里',
    known: '也可以在这里问',
    prefer: (platform) => z`以后发到${platform}`,
    one: '目前只在一个平台上认识您。您在别的平台上的账号和公司名单对上以后，会出现在这里。',
    summary: '您的设置',
    changed: (platform) => z`以后给您的消息发到${platform}`,
  },
  help: {
    settings: '给您的消息发到哪里：发“设置”。',
    link: '在别的设备上登录：发“链接”。',
    ownData: '系统里关于您的内容，作为文件取走：发“我的数据”。',
    exportPay: '取一个月的绩效结果文件：发“导出”。',
    invite: '给别人生成登录链接：发“邀请 姓名”。',
  },
  page: {
    title: (name) => z`为${name}下载？`,
    text: '这是个人链接，只能用一次。',
    download: '下载',
    pressedOnce: '如果文件没有下载下来，请在聊天里再要一个链接。',
    notYou: (name) => z`您不是${name}？请直接关闭页面，什么都不会发生。`,
    somebodyElse: {
      title: '这个链接是给别人的',
      text: '您在这里是以另一个人的身份登录的。链接没有被用掉。',
    },
    right: {
      title: '您不能取这个文件',
      text: '生成链接时您有权限，现在没有了。如果不对，请找管理员。',
    },
    gone: {
      title: '这个文件已经不在了',
      text: '生成链接以后情况有变化。请在聊天里再要一次，就知道现在怎样。',
    },
    home: '去聊天页面',
  },
};
