import type { Logger } from '@larksuiteoapi/node-sdk';
import type { Log } from '../../bot/ports.ts';

/** What the SDK would write names tokens, secrets, people and texts: of its lines, only that there was one. */
export function sdkLog(log: Log): Logger {
  const silent = (): void => undefined;
  return {
    trace: silent,
    debug: silent,
    info: silent,
    warn: () => {
      log.info('feishu.sdk_warned');
    },
    error: () => {
      log.warn('feishu.sdk_failed');
    },
  };
}
