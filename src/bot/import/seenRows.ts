/**
 * Remembers which row first said a thing, for files of millions of rows: 12 bytes a slot in the place of the text.
 * Two different texts share their 64 bits once in 10^19 pairs.
 */
export interface SeenRows {
  /** The row that said it first, or null when this is the first. */
  first(text: string, row: number): number | null;
}

const startSlots = 1 << 14;

export function createSeenRows(): SeenRows {
  let high = new Uint32Array(startSlots);
  let low = new Uint32Array(startSlots);
  /** 0 is an empty slot: rows count from 1. */
  let rows = new Uint32Array(startSlots);
  let used = 0;

  const slotOf = (h: number, l: number): number => {
    const mask = rows.length - 1;
    let slot = l & mask;
    while (rows[slot] !== 0 && (high[slot] !== h || low[slot] !== l)) slot = (slot + 1) & mask;
    return slot;
  };

  const grow = () => {
    const old = { high, low, rows };
    high = new Uint32Array(old.rows.length * 2);
    low = new Uint32Array(old.rows.length * 2);
    rows = new Uint32Array(old.rows.length * 2);
    old.rows.forEach((row, index) => {
      if (row === 0) return;
      const slot = slotOf(old.high[index] ?? 0, old.low[index] ?? 0);
      high[slot] = old.high[index] ?? 0;
      low[slot] = old.low[index] ?? 0;
      rows[slot] = row;
    });
  };

  return {
    first(text, row) {
      const [h, l] = hash(text);
      const slot = slotOf(h, l);
      const first = rows[slot] ?? 0;
      if (first !== 0) return first;
      high[slot] = h;
      low[slot] = l;
      rows[slot] = row;
      used += 1;
      if (used * 2 > rows.length) grow();
      return null;
    },
  };
}

/** Two chains of multiplications, mixed at the end (cyrb53 with all of its 64 bits kept). */
function hash(text: string): readonly [number, number] {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [a >>> 0, b >>> 0];
}
