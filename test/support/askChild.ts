/** A question to a child process, which answers one after another: `{ answered }`. */
import type { ChildProcess } from 'node:child_process';

export class DiedError extends Error {
  override readonly name = 'DiedError';
  constructor(asked: string) {
    super(`it died before it had answered ${asked}`);
  }
}

/** @throws DiedError when it dies before it has answered */
export function askChild<Answer>(child: ChildProcess, question: { readonly ask: string }): Promise<Answer> {
  return new Promise((answered, failed) => {
    const died = (): void => {
      stop();
      failed(new DiedError(question.ask));
    };
    const heard = (message: unknown): void => {
      stop();
      answered((message as { answered: Answer }).answered);
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
