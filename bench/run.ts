/** `npm run bench -- NAME`: prints one line a percentile, ours beside what somebody would take instead. */
const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  'mykpi-slack': () => import('./mykpiSlack.ts'),
};

const [name = ''] = process.argv.slice(2);
const bench = benches[name];
if (bench === undefined) {
  console.error(`Usage: npm run bench -- ${Object.keys(benches).join('|')}`);
  process.exit(2);
}
await bench();
