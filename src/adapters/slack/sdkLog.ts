import { LogLevel, type Logger } from '@slack/web-api';
import type { Log } from '../../bot/ports.ts';

/** What the SDK would write names channels, people and texts: of its lines, only that there was one. */
export function sdkLog(log: Log): Logger {
  const silent = (): void => undefined;
  return {
    debug: silent,
    info: silent,
    warn: () => {
      log.info('slack.sdk_warned');
    },
    error: () => {
      log.warn('slack.sdk_failed');
    },
    setLevel: silent,
    getLevel: () => LogLevel.WARN,
    setName: silent,
  };
}
