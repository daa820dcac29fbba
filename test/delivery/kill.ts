/**
 * Has a service do something once undisturbed, and then again and again, killed at its first step, its second, its
 * third …. Every start takes up what the one before has left.
 */
import { DiedError } from '../support/askChild.ts';
import { demoNow } from '../support/demoNow.ts';
import { diedAt, startMortal, type MortalService } from './mortalService.ts';

export interface Deed {
  /** What people do; `round` from 0. Done again after a kill, as a page does that got no answer. */
  act(service: MortalService, round: number): Promise<void>;
  /** What is needed beforehand; it is not killed in that. */
  prepare?(service: MortalService, round: number): Promise<void>;
}

export interface Survived {
  /** What it did in the first round, undisturbed; it died at each of them in one of the rounds that followed. */
  readonly steps: readonly string[];
  readonly rounds: number;
  /** Idle. */
  readonly service: MortalService;
}

export async function killAtEveryStep(env: Readonly<Record<string, string>>, deed: Deed): Promise<Survived> {
  // Its clock goes on from where the demo stands.
  const settings = { ...env, CLOCK_OFFSET_MS: String(demoNow.getTime() - Date.now()) };
  let service = await startMortal(settings);
  await service.ask({ ask: 'tick' });
  const begin = async (round: number, step: string | null): Promise<void> => {
    await deed.prepare?.(service, round);
    await service.ask({ ask: 'idle' });
    await service.ask({ ask: 'die_at', step });
  };
  const act = async (round: number): Promise<void> => {
    await deed.act(service, round);
    await service.ask({ ask: 'idle' });
  };

  await begin(0, null);
  await act(0);
  const steps = await service.ask({ ask: 'steps' });
  for (const [index, step] of steps.entries()) {
    const round = index + 1;
    await begin(round, step);
    const dying = service;
    await act(round).catch((error: unknown) => {
      if (!isGone(error)) throw error;
    });
    await dying.exit;
    if (diedAt(dying) !== step) throw new Error(`it did not die at ${step}:\n${dying.output.stderr}`);

    service = await startMortal(settings);
    // What had been accepted is done without being asked for again; and asking again changes nothing.
    await service.ask({ ask: 'idle' });
    await act(round);
  }
  return { steps, rounds: steps.length + 1, service };
}

/** What dying looks like from outside. */
const isGone = (error: unknown): boolean =>
  error instanceof DiedError ||
  (error instanceof TypeError && error.message === 'fetch failed') ||
  (error instanceof Error && 'code' in error && error.code === 'ECONNRESET');
