import { RunError } from '../../../core/errors.js';
import { moneyToFloat } from '../../../core/units.js';
import type { KernelSnapshot } from '../../../kernel/kernel-snapshot.js';
import type { Engine } from '../../compose/compose-engine.js';
import { deskEquity, sumOf } from '../../describe/desk-equity.js';
import type { PartStart } from '../../describe/run-part.js';
import { snapshotEngine, surrenderEngine } from '../../engine-snapshot.js';
import { type EngineRecord, takeRecord } from '../../snapshot/engine-record.js';
import type { ValidationMark } from '../../validation/validation-mark.js';

/** A run as it stood just before a moment. Plain data. */
export interface ForkMark {
  /** The place of the moment among those asked for. */
  readonly momentIndex: number;
  readonly snapshot: KernelSnapshot;
  /** See ForkPoint. */
  readonly replayReason: string | null;
  readonly start: Omit<PartStart, 'openTrips' | 'benchmark'>;
  /** How much of the record lay before it. */
  readonly fills: number;
  readonly samples: number;
  /** All of the record, where the run is to be put away; null: it stays with the run. */
  readonly record: EngineRecord | null;
  /** How the run stood before, for trials of shares. */
  readonly validation: readonly ValidationMark[];
}

function snapshotOf(engine: Engine): Pick<ForkMark, 'snapshot' | 'replayReason'> {
  try {
    return { snapshot: snapshotEngine(engine), replayReason: null };
  } catch (error) {
    if (!(error instanceof RunError) || error.code !== 'STATE_NOT_PLAIN') throw error;
    return { snapshot: { ...surrenderEngine(engine), agents: {} }, replayReason: error.message };
  }
}

/** The place of a moment at which the run is put away, not forked. */
export const SAVED = -1;

/** @throws RunError STATE_NOT_PLAIN for a run that is to be put away and keeps what no file can hold. */
export function markFork(
  engine: Engine,
  momentIndex: number,
  atMs: number,
  validation: readonly ValidationMark[],
): ForkMark {
  const accounts = engine.accounts();
  return {
    momentIndex,
    ...(momentIndex === SAVED ? { snapshot: snapshotEngine(engine), replayReason: null } : snapshotOf(engine)),
    start: {
      tsMs: atMs,
      equity: moneyToFloat(deskEquity(engine)),
      fees: sumOf(accounts.map(({ fees }) => fees)),
      funding: sumOf(accounts.map(({ funding }) => funding)),
      interest: sumOf(accounts.map(({ interest }) => interest)),
    },
    fills: engine.record.fillCount,
    samples: engine.record.sampleCount,
    record: momentIndex === SAVED ? takeRecord(engine) : null,
    validation,
  };
}
