/** Jobs and who carries them. */

/** Bring the message with this delivery key to its platform. */
export interface Job {
  readonly type: 'deliver';
  readonly key: string;
}

export type JobOutcome = 'done' | 'later';

/** Carries jobs; what is true stands in the store. */
export interface Queue {
  /** 'later': not now, which is no error; what the handler throws is one. Both come again. */
  work(handler: (job: Job) => Promise<JobOutcome>): Promise<void>;
  stop(): Promise<void>;
}
