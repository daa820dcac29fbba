/** The service as a process of its own, on a folder of its own: what `npm start` runs. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inject, onTestFinished } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');

/** Every process compiles the same files. */
const compileCache = join(repository, 'node_modules/.cache/node');

export interface DataFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** A new `DATA_DIR`; with the demo company in it unless it is to be empty. */
export async function dataFolder({ empty = false } = {}): Promise<DataFolder> {
  const path = await mkdtemp(join(tmpdir(), 'linkstar-service-'));
  if (!empty) {
    await mkdir(join(path, 'demo'), { mode: 0o700 });
    await cp(inject('demoFolder'), join(path, 'demo', 'database'), { recursive: true });
  }
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A Node process whose lines are kept. */
export interface Running {
  readonly child: ChildProcess;
  /** So far. */
  readonly output: { stdout: string; stderr: string };
  readonly exit: Promise<Exit>;
  /** Resolves with the first match in what it writes. @throws Error when it ends without */
  said(pattern: RegExp): Promise<RegExpExecArray>;
}

/** Nothing of our own environment reaches it but the path to its programs. */
export function run(file: string, args: readonly string[], env: Readonly<Record<string, string>>): Running {
  const child = fork(resolve(repository, file), args, {
    // Not where a developer's own .env is.
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), LANG: 'C', NODE_COMPILE_CACHE: compileCache, ...env },
    // Of these seconds, compiling the embedded database a second time, for speed, would take one.
    execArgv: ['--liftoff-only'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  // A test that failed leaves none behind.
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = { stdout: '', stderr: '' };
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      output[stream] += text;
    });
  }
  return {
    child,
    output,
    exit: ended.then(([code, signal]) => ({ code, signal })),
    said: (pattern) =>
      new Promise((found, failed) => {
        const look = (): void => {
          const match = pattern.exec(output.stdout) ?? pattern.exec(output.stderr);
          if (match !== null) found(match);
        };
        child.stdout?.on('data', look);
        child.stderr?.on('data', look);
        void ended.then(([code]) => {
          look();
          failed(new Error(`it ended (${String(code)}) without saying ${String(pattern)}:\n${output.stderr}`));
        });
        look();
      }),
  };
}

export interface ServiceProcess extends Running {
  readonly url: string;
  /** Ctrl-C. */
  interrupt(): Promise<Exit>;
}

/** @throws Error when it ends before it is ready */
export async function startProcess(
  env: Readonly<Record<string, string>>,
  file = 'src/main.ts',
): Promise<ServiceProcess> {
  const running = run(file, [], { PORT: String(await freePort()), ...env });
  const [, url = ''] = await running.said(/ready.*: (http:\S+)\n/u);
  return {
    ...running,
    url,
    interrupt() {
      running.child.kill('SIGINT');
      return running.exit;
    },
  };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no free port was found');
  return address.port;
}
