/** The very first start: the demo company is made and imported before anybody's eyes. */
import { expect, it } from 'vitest';
import { dataFolder, freePort, run, startProcess } from '../support/serviceProcess.ts';
import { enter } from '../support/visitor.ts';

it('shows what it does, begins again where it was killed, and ends with the demo company', async () => {
  const folder = await dataFolder({ empty: true });
  const killed = run('src/main.ts', [], { DATA_DIR: folder.path, PORT: String(await freePort()) });
  await killed.said(/Importing five months of figures/u);
  const shown = ['Creating the database', 'Inventing the demo company', 'Connecting the message queue'];
  for (const step of shown) expect(killed.output.stderr).toContain(step);
  killed.child.kill('SIGKILL');
  expect(await killed.exit).toEqual({ code: null, signal: 'SIGKILL' });
  expect(killed.output.stdout).toBe('');

  const service = await startProcess({ DATA_DIR: folder.path });
  const visitor = await enter(service.url, 'E007');
  await visitor.post({ type: 'command', text: '/mykpi' });
  expect(await visitor.page()).toContain('kind-scorecard');
  expect(await service.interrupt()).toEqual({ code: 0, signal: null });
  // Nobody's first look at it begins with errors.
  expect(service.output.stderr).not.toContain('"level":50');
  await folder.remove();
}, 120_000);
