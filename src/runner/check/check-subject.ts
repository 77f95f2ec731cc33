import type { EventNames } from '../event-stream/describe-event.js';
import type { EventDigests } from '../event-stream/event-digests.js';
import type { PreparedRun } from '../prepare/prepare-run.js';
import type { SignalLog } from './signal-log.js';

/** The run that is checked, as it went the first time. */
export interface CheckSubject {
  readonly run: Pick<PreparedRun, 'scenario' | 'load'>;
  readonly digests: EventDigests;
  readonly signals: SignalLog;
  readonly names: EventNames;
  readonly signal?: AbortSignal;
  /** Called before each further run, for progress. */
  step(): void;
}
