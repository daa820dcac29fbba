/** Milliseconds each. */
export type Samples = readonly number[];

function percentile(samples: Samples, share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** One line a percentile: 'mykpi-slack p50 12.1ms 9.8ms 1.23x', ours, theirs, ratio. */
export function report(name: string, ours: Samples, theirs: Samples): void {
  for (const [label, share] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    const [own, other] = [percentile(ours, share), percentile(theirs, share)];
    const ratio = (own / other).toFixed(2);
    console.log(`${name} ${label} ${own.toFixed(1)}ms ${other.toFixed(1)}ms ${ratio}x`);
  }
}
