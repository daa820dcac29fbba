/** Chance that is the same on every machine and in every year: the same seed gives the same company. */
export interface Random {
  /** 0 up to, not including, 1. */
  next(): number;
  /** Around 1, most of it within +-`spread`. */
  around(spread: number): number;
  /** How often something happens that happens `mean` times on average. */
  count(mean: number): number;
}

/** mulberry32: 32 bits of state, integer arithmetic alone. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    around: (spread) => 1 + (next() + next() + next() - 1.5) * (2 / 3) * spread,
    count(mean) {
      const trials = Math.max(8, Math.ceil(mean * 4));
      let happened = 0;
      for (let trial = 0; trial < trials; trial += 1) if (next() * trials < mean) happened += 1;
      return happened;
    },
  };
}
