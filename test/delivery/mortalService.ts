/** A mortal service from outside: starts it, asks it, sees it die. */
import { askChild } from '../support/askChild.ts';
import { startProcess, type Running, type ServiceProcess } from '../support/serviceProcess.ts';
import type { Answers, Question } from './questions.ts';

export interface MortalService extends ServiceProcess {
  /** @throws DiedError when it dies before it has answered */
  ask<Q extends Question>(question: Q): Promise<Answers[Q['ask']]>;
}

export async function startMortal(env: Readonly<Record<string, string>>): Promise<MortalService> {
  const started = await startProcess(env, 'test/delivery/mortal.ts');
  return { ...started, ask: (question) => askChild(started.child, question) };
}

/** What it died at, or null when it lived. */
export const diedAt = ({ output }: Running): string | null => /^died: (.*)$/mu.exec(output.stdout)?.[1] ?? null;
