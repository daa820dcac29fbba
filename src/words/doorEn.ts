/** Coming in, taking a file away, and where messages go. */
export const doorEn = {
  /** A link in the chat: seen once, kept nowhere. */
  link: {
    own: {
      title: 'Your link to sign in',
      text: (hours: number, until: string) =>
        `Open it on your other device. It works once, within ${String(hours)} hours (until ${until}). Whoever opens it is signed in as you: show it to nobody.`,
    },
    other: {
      title: (name: string) => `A link for ${name} to sign in`,
      text: (name: string, hours: number, until: string) =>
        `Send it to ${name} alone: whoever opens it first is signed in as them. It works once, within ${String(hours)} hours (until ${until}).`,
    },
    file: {
      text: (minutes: number, until: string) =>
        `This link is for you alone. It works once, within ${String(minutes)} minutes (until ${until}).`,
    },
    open: 'Open the link',
    openFile: 'To the file',
    address: 'The link',
    copy: 'Copy the link',
    copied: 'Copied',
    onlyNow: 'It is shown this once: no message keeps it.',
  },
  file: {
    pay_export: (period: string | null) => (period === null ? 'The file for pay' : `The file for pay of ${period}`),
    own_data: 'All that is kept about you',
  },
  /** What stays in the conversation. */
  shown: {
    own: 'Your link to sign in was shown to you',
    other: (name: string) => `A link for ${name} to sign in was shown to you`,
    file: (file: string) => `A link to a file was shown to you: ${file}`,
    until: (until: string) => `It works once, until ${until}.`,
    again: 'No message keeps it. If you missed it, ask for another, which takes its place.',
    summary: 'A personal link',
  },
  invite: {
    whom: {
      title: 'Whom shall I make a link for?',
      text: 'Write a name or an e-mail address of the sheet People: /kpi invite anna@example.com',
    },
    nobody: {
      title: 'I find nobody of that name',
      text: (typed: string) => `Nobody has the name or the e-mail address “${typed}”.`,
      way: 'The sheet People of the workbook lists everybody. Whoever is missing comes with the next import.',
    },
    several: {
      title: 'There is more than one',
      text: (typed: string) => `“${typed}” may be:`,
      more: (count: number) => `and ${String(count)} more`,
      way: 'Write the e-mail address, or the key, of the one you mean: /kpi invite anna@example.com',
    },
    left: {
      title: (name: string) => `${name} has left`,
      text: (day: string) => `The last day was ${day}. Who has left cannot sign in any more.`,
    },
    notYet: {
      title: (name: string) => `${name} is not here yet`,
      text: (day: string) => `The first day is ${day}; from then on you can make a link.`,
    },
    demo: {
      title: 'No link is needed here',
      text: 'This is a demo company: whom to be is chosen on the first page. Once your own company is imported, people sign in by links.',
    },
  },
  settings: {
    title: 'Settings',
    headline: (platform: string) => `Messages for you go to: ${platform}`,
    about:
      'What is asked of you, and your results, come to one place alone. What you ask is answered where you ask it. A team’s digest goes to the team’s channels.',
    preferred: 'messages come here',
    known: 'you can ask here, too',
    prefer: (platform: string) => `${platform} from now on`,
    one: 'You are known on one platform so far. Another one appears here once your account there belongs to you in the company’s list.',
    summary: 'Your settings',
    changed: (platform: string) => `Messages for you go to ${platform} from now on`,
  },
  help: {
    settings: 'Where messages for you go: /kpi settings.',
    link: 'To sign in on another device: /kpi link.',
    ownData: 'What is kept about you, as a file: /kpi data.',
    invite: 'A link for somebody to sign in: /kpi invite NAME.',
    exportPay: 'A month’s file for pay: /kpi export.',
  },
  /** What a link to a file opens. */
  page: {
    title: (name: string) => `Download for ${name}?`,
    text: 'This link is personal, and works once.',
    download: 'Download',
    pressedOnce: 'If the file does not come, ask for a new link in the chat.',
    notYou: (name: string) => `You are not ${name}? Then close this page: nothing has happened yet.`,
    somebodyElse: {
      title: 'This link is for somebody else',
      text: 'You are signed in here as another person. The link has not been used up.',
    },
    right: {
      title: 'This file is not yours to take',
      text: 'You had the right to it when the link was made, and do not have it now. If that is a mistake, ask your administrator.',
    },
    gone: {
      title: 'This file is not there any more',
      text: 'Something has changed since the link was made. Ask for it in the chat again, and you will hear how it stands.',
    },
    home: 'To the chat',
  },
};

/** Every language says the same things. */
export type DoorWords = typeof doorEn;
