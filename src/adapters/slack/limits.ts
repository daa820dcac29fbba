/** What Slack takes (docs.slack.dev/reference/block-kit), and where we stay below it because nobody says where it ends. */
export const LIMITS = {
  blocks: { message: 50, modal: 100, home: 100 },
  /** Shown characters of a message. Undocumented; 13,297 were refused (bolt-js #2509). */
  characters: 11_500,
  header: 150,
  text: 3_000,
  /** Of one span, fact or cell: a card is read on a phone. */
  span: 1_500,
  label: 120,
  facts: 60,
  rows: 60,
  columns: 3,
  button: 75,
  confirm: { title: 100, text: 300, button: 30 },
  /** In one actions block; and how many such blocks a card has at most. */
  buttons: 25,
  buttonBlocks: 10,
  view: { title: 24, button: 24 },
  field: { label: 2_000, hint: 2_000, text: 3_000 },
  options: 100,
  option: 75,
  radio: 10,
  notification: 200,
  alt: 2_000,
  charts: 2,
  chart: { title: 50, series: 6, points: 20, label: 20, axis: 50 },
} as const;
