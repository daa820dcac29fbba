/**
 * What is written and decided about three people in a month, unmistakable each, and who reads it from which step on:
 * by hand, from docs/security.md and the workbook. The product's own permissions are not asked.
 *
 * Huang Lei (E022) is led by E008, Lucas (E024) by E009, Zheng Kai (E021) by E007. Their managers are E005, E006 and
 * E004, above whom is E001. E002 is the administrator; E003 owns the data, and takes results to pay.
 */
const STEPS = ['planned', 'collecting', 'rating', 'approving', 'published', 'corrected'] as const;
export type Step = (typeof STEPS)[number];

interface Secret {
  readonly text: string;
  /** Who may read it from the step on, beside those of the steps before. */
  readonly readers: Readonly<Partial<Record<Step, string>>>;
}

export const secrets = {
  selfReview: {
    text: 'SELF-REVIEW of Huang Lei about his month',
    readers: { collecting: 'E022 E005 E001', rating: 'E008' },
  },
  selfReviewDraft: { text: 'DRAFT of Zheng Kai about himself', readers: { collecting: 'E021' } },
  note: { text: 'NOTE about Huang Lei by his lead', readers: { rating: 'E008 E005 E001', published: 'E022' } },
  noteDraft: { text: 'DRAFT about Zheng Kai by his lead', readers: { rating: 'E007' } },
  /** Between the manager and the lead. */
  returnReason: { text: 'RETURNED to the lead, and why', readers: { rating: 'E008 E005 E001' } },
  noteBefore: { text: 'NOTE about Lucas for his manager', readers: { rating: 'E009 E006 E001' } },
  noteAfter: { text: 'NOTE about Lucas for his next manager', readers: { approving: 'E009 E004 E001' } },
  waiverReason: { text: 'WAIVED for Zheng Kai, and why', readers: { approving: 'E004 E001', published: 'E021' } },
  adjustReason: {
    text: 'ADJUSTED for Huang Lei, and why',
    readers: { approving: 'E005 E001 E008 E002', published: 'E022' },
  },
  correctionReason: { text: 'CORRECTED for Huang Lei, and why', readers: { corrected: 'E002 E022 E008 E005 E001' } },
  /** Points that nobody else has: what the correction makes of his. */
  result: { text: '17.3', readers: { corrected: 'E002 E022 E008 E005 E001' } },
} as const satisfies Readonly<Record<string, Secret>>;

export type SecretName = keyof typeof secrets;
const names = Object.keys(secrets) as readonly SecretName[];

/** Whether a text holds it, and not as a part of a longer figure. */
export function holds(text: string, secret: string): boolean {
  const plain = secret.replaceAll('.', '\\.');
  return new RegExp(`(?<![\\d.,])${plain}(?![\\d])`, 'u').test(text);
}

export const secretsIn = (text: string): readonly SecretName[] =>
  names.filter((name) => holds(text, secrets[name].text));

/** By now: 'E005: note, returnReason'. */
export function readByNow(step: Step): readonly string[] {
  const begun = STEPS.slice(0, STEPS.indexOf(step) + 1);
  const readers = names.flatMap((name) => {
    const { readers: known }: Secret = secrets[name];
    return begun.flatMap((each) => (known[each]?.split(' ') ?? []).map((reader) => ({ reader, name })));
  });
  return [...Map.groupBy(readers, ({ reader }) => reader)]
    .map(([reader, found]) => `${reader}: ${names.filter((name) => found.some((one) => one.name === name)).join(', ')}`)
    .toSorted();
}
