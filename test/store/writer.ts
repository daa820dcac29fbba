/** A process of its own that opens a data folder and writes until it is killed: `node writer.ts FOLDER`. */
import { openQueue } from '../../src/adapters/queue/index.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { silentLog } from '../support/log.ts';

const [folder = ''] = process.argv.slice(2);
const { store } = await openStore(
  { dataDir: folder },
  { log: silentLog, onProgress: (step) => process.stdout.write(`${step}\n`), openQueue },
);
process.stdout.write('open\n');
for (let count = 0; ; count += 1) {
  await store.transaction(async (tx) => {
    await tx.schedule.takeSlot(`written/${String(count)}`, new Date());
    await tx.enqueue({ type: 'deliver', key: String(count) });
  });
  process.stdout.write(`wrote ${String(count)}\n`);
}
