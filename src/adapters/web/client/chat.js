import { startActions } from './actions.js';
import { startComposer } from './composer.js';
import { startLive } from './live.js';
import { startThread } from './thread.js';

startThread();
startActions();
startComposer();
startLive();
