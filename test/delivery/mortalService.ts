/** A mortal service from outside: starts it, asks it, sees it die. */
import type { ChildProcess } from 'node:child_process';
import { startProcess, type ServiceProcess } from '../support/serviceProcess.ts';
import type { Answers, Question } from './questions.ts';

export interface MortalService extends ServiceProcess {
  /** @throws DiedError when it dies before it has answered */
  ask<Q extends Question>(question: Q): Promise<Answers[Q['ask']]>;
}

export class DiedError extends Error {
  override readonly name = 'DiedError';
  constructor(asked: string) {
    super(`it died before it had answered ${asked}`);
  }
}

export async function startMortal(env: Readonly<Record<string, string>>): Promise<MortalService> {
  const started = await startProcess(env, 'test/delivery/mortal.ts');
  return { ...started, ask: (question) => ask(started.child, question) };
}

function ask<Q extends Question>(child: ChildProcess, question: Q): Promise<Answers[Q['ask']]> {
  return new Promise((answered, failed) => {
    const died = (): void => {
      stop();
      failed(new DiedError(question.ask));
    };
    const heard = (message: unknown): void => {
      stop();
      answered((message as { answered: Answers[Q['ask']] }).answered);
    };
    const stop = (): void => {
      child.off('exit', died).off('message', heard);
    };
    child.once('exit', died).once('message', heard);
    child.send(question, (error) => {
      if (error !== null) died();
    });
  });
}

/** What it died at, or null when it lived. */
export const diedAt = ({ output }: ServiceProcess): string | null => /^died: (.*)$/mu.exec(output.stdout)?.[1] ?? null;
