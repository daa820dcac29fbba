/** The head of the audit chain, as it is printed and read again: whoever keeps one can prove later what stood before it. */

export interface ChainHead {
  /** Of the last entry. */
  readonly seq: string;
  readonly hash: string;
}

export const formatHead = ({ seq, hash }: ChainHead): string => `${seq}:${hash}`;

/** Null for what was not printed by `formatHead`. */
export function parseHead(text: string): ChainHead | null {
  const match = /^([1-9]\d{0,17}):([0-9a-f]{64})$/u.exec(text.trim().toLowerCase());
  if (match === null) return null;
  const [, seq = '', hash = ''] = match;
  return { seq, hash };
}
