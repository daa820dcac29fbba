/**
 * Kills a service at its first step, its second, its third … of doing something, starting it again each time, until it
 * gets through. Every start takes up what the one before has left.
 */
import { DiedError, diedAt, startMortal, type MortalService } from './mortalService.ts';

export interface Deed {
  /** What people do; `round` from 0. Done again after a kill, as a page does that got no answer. */
  act(service: MortalService, round: number): Promise<void>;
  /** What is needed beforehand; it is not killed in that. */
  prepare?(service: MortalService, round: number): Promise<void>;
}

export interface Survived {
  /** What it died at, round by round. */
  readonly deaths: readonly string[];
  /** Idle. */
  readonly service: MortalService;
}

const MOST = 40;

export async function killAtEveryStep(env: Readonly<Record<string, string>>, deed: Deed): Promise<Survived> {
  const deaths: string[] = [];
  let service = await startMortal(env);
  for (let round = 0; round < MOST; round += 1) {
    await deed.prepare?.(service, round);
    await service.ask({ ask: 'idle' });
    await service.ask({ ask: 'die_at', step: round + 1 });
    const done = await Promise.race([
      service.exit.then(() => 'died' as const),
      attempt(async () => {
        await deed.act(service, round);
        await service.ask({ ask: 'idle' });
      }),
    ]);
    if (done === 'lived') return { deaths, service };
    await service.exit;
    deaths.push(diedAt(service) ?? `by itself:\n${service.output.stderr}`);

    service = await startMortal(env);
    await service.ask({ ask: 'idle' });
    await deed.act(service, round);
    await service.ask({ ask: 'idle' });
  }
  throw new Error(`it is still dying after ${String(MOST)} rounds: ${deaths.join(', ')}`);
}

/** 'died' is what it looks like from outside: the connection is gone. */
async function attempt(act: () => Promise<void>): Promise<'lived' | 'died'> {
  try {
    await act();
    return 'lived';
  } catch (error) {
    return isGone(error) ? 'died' : Promise.reject(error as Error);
  }
}

const isGone = (error: unknown): boolean =>
  error instanceof DiedError || (error instanceof TypeError && error.message === 'fetch failed');
