/**
 * What Feishu takes of a card (open.feishu.cn, card JSON 2.0), and where we stay below it because a limit is documented
 * loosely: of elements 180 passed and 200 did not, of bytes trouble begins at 28 KB.
 */
export const LIMITS = {
  elements: 180,
  bytes: 26 * 1_024,
  tables: 5,
  charts: 5,
  rows: 60,
  pageSize: 10,
  columns: 3,
  /** Of a header's title, and of what stands below it. */
  title: 200,
  /** Of one run of text: a card is read on a phone. */
  span: 1_500,
  label: 120,
  facts: 60,
  /** Of a whole card; of more the first ones are shown. */
  buttons: 25,
  buttonBytes: 12 * 1_024,
  button: 100,
  confirm: { title: 100, text: 300 },
  placeholder: 100,
  /** Of one input. A longer text gets several. */
  input: 1_000,
  inputs: 10,
  fields: 40,
  option: 200,
  notification: 200,
  toast: 300,
  /** Of a message that is text alone; Feishu takes 150 KB. */
  text: 4_000,
  url: 2_000,
  points: 60,
  series: 8,
} as const;
