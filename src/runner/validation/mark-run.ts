import { moneyToFloat } from '../../core/units.js';
import type { Engine } from '../compose/compose-engine.js';
import { deskEquity } from '../describe/desk-equity.js';
import { snapshotEngine } from '../engine-snapshot.js';
import type { ValidationMark } from './validation-mark.js';

/** A run as it stands. */
export function markRun(engine: Engine): ValidationMark {
  return {
    tsMs: engine.kernel.clock.tsMs,
    equity: moneyToFloat(deskEquity(engine)),
    snapshot: snapshotEngine(engine),
  };
}
