/** Jobs and who carries them. */

/** Bring the message with this delivery key to its platform. */
export interface Job {
  readonly type: 'deliver';
  readonly key: string;
}

/** Carries jobs; what is true stands in the store. */
export interface Queue {
  work(handler: (job: Job) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}
