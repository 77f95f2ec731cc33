import { ResampleTables } from '../../../analytics/comparison/resample-tables.js';
import { LastEngine } from '../../compose/last-engine.js';

/** What a thread keeps from one branch to the next. Nothing is decided by it. */
export interface ThreadMemory {
  readonly tables: ResampleTables;
  readonly last: LastEngine;
}

export function createThreadMemory(): ThreadMemory {
  return { tables: new ResampleTables(), last: new LastEngine() };
}
