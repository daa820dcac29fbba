/** Starting and stopping, as somebody at a terminal does it. */
import { stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFolder, freePort, run, startProcess, type DataFolder } from '../support/serviceProcess.ts';
import { enter } from '../support/visitor.ts';

let folder: DataFolder;
beforeAll(async () => {
  folder = await dataFolder();
});
afterAll(() => folder.remove());

describe('the service', { timeout: 90_000 }, () => {
  it('says one line with a loopback address, stops at Ctrl-C, and has lost nothing when it comes again', async () => {
    const first = await startProcess({ DATA_DIR: folder.path });
    expect(first.output.stdout).toMatch(/^LinkStar KPI is ready, with the demo company: http:\/\/127\.0\.0\.1:\d+\n$/u);
    const visitor = await enter(first.url, 'E007');
    await visitor.post({ type: 'command', text: 'what was it again' });
    // A page that listens must not keep it from stopping.
    const live = await visitor.listen();
    expect(await first.interrupt()).toEqual({ code: 0, signal: null });
    await live.cancel();
    expect(first.output.stdout).toContain('Stopped. Everything is kept.');

    const second = await startProcess({ DATA_DIR: folder.path });
    const page = await (await enter(second.url, 'E007')).page();
    expect(page.match(/what was it again/gu)?.length).toBeGreaterThan(0);
    // One press of Ctrl-C may come twice: from the terminal, and from npm.
    second.child.kill('SIGINT');
    expect(await second.interrupt()).toEqual({ code: 0, signal: null });
  });

  it('keeps its folder to itself, and bars a second one, which names the first and leaves it unharmed', async () => {
    const first = await startProcess({ DATA_DIR: folder.path });
    const modes = await Promise.all(
      ['', 'control.sock', 'session.key'].map(async (name) => (await stat(join(folder.path, 'demo', name))).mode),
    );
    expect(modes.map((mode) => (mode & 0o777).toString(8))).toEqual(['700', '600', '600']);
    const second = run('src/main.ts', [], { DATA_DIR: folder.path, PORT: String(await freePort()) });
    expect(await second.exit).toEqual({ code: 2, signal: null });
    expect(second.output.stderr).toContain(`is in use by process ${String(first.child.pid)}.`);
    expect(second.output.stderr).not.toMatch(/^\s+at /mu);
    await (await enter(first.url, 'E007')).post({ type: 'command', text: 'help' });
    expect(await first.interrupt()).toEqual({ code: 0, signal: null });
  });

  it('says so when its port is taken', async () => {
    const other = createServer();
    const port = await freePort();
    await new Promise<void>((listening) => other.listen(port, '127.0.0.1', listening));
    const service = run('src/main.ts', [], { DATA_DIR: folder.path, PORT: String(port) });
    expect(await service.exit).toEqual({ code: 2, signal: null });
    expect(service.output.stderr).toContain(`Another program uses port ${String(port)} on 127.0.0.1.`);
    expect(service.output.stdout).toBe('');
    await new Promise((closed) => other.close(closed));
  });

  it('reports everything that is wrong with its settings at once, and no value', async () => {
    const service = run('src/main.ts', [], {
      DATA_DIR: folder.path,
      PORT: 'seventy',
      DATABASE_URL: 'mysql://root:secret@db/kpi',
      PUBLIC_URL: 'intranet',
    });
    expect(await service.exit).toEqual({ code: 2, signal: null });
    for (const name of ['PORT', 'DATABASE_URL', 'PUBLIC_URL']) expect(service.output.stderr).toContain(`  ${name}: `);
    expect(service.output.stderr).not.toMatch(/seventy|secret|mysql|intranet/u);
  });

  it('explains itself', async () => {
    const service = run('src/main.ts', ['--help'], { DATA_DIR: folder.path });
    expect(await service.exit).toEqual({ code: 0, signal: null });
    expect(service.output.stdout).toContain('Usage: npm start');
  });

  it('refuses an option it does not know', async () => {
    const service = run('src/main.ts', ['--dmeo'], { DATA_DIR: folder.path });
    expect(await service.exit).toEqual({ code: 2, signal: null });
    expect(service.output.stderr).toContain('--dmeo');
  });
});
