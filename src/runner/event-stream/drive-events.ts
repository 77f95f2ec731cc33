import { ColumnsFeed } from '../../feeds/columns-feed.js';
import type { EventTap } from '../../kernel/bus.js';
import type { Feed } from '../../kernel/feed.js';
import type { KernelSnapshot } from '../../kernel/kernel-snapshot.js';
import type { BacktestInput } from '../backtest-input.js';
import { composeEngine, type Engine } from '../compose/compose-engine.js';
import { restoreEngine } from '../engine-snapshot.js';
import { RunDriver } from '../validation/run-driver.js';
import type { ValidationMark } from '../validation/validation-mark.js';
import { validationSetup } from '../validation/validation-setup.js';
import { breathe } from '../workers/breathe.js';

/** As many as a backtest hands out at once: a strategy that looks at its neighbours in memory sees the same ones. */
export const BATCH_ROWS = 65_536;

export interface DriveEventsOptions {
  readonly onEvent: EventTap;
  /** Go on from here instead of the beginning. */
  readonly from?: KernelSnapshot;
  /** With `from`: how that run stood before, where its shares are tried. */
  readonly marks?: readonly ValidationMark[];
  /** Where the bars come from; default: the input's columns. */
  readonly feeds?: readonly Feed[];
  /** The last virtual time that is run, inclusive; default: that of the data's end. */
  readonly horizonMs?: number;
  /** Virtual times, rising, at which the run halts for a look: everything up to each of them has happened. */
  readonly stops?: readonly number[];
  onStop?(engine: Engine, marks: readonly ValidationMark[]): void;
  /** Asked between batches: true ends the run there. */
  isDone?(): boolean;
  readonly signal?: AbortSignal;
}

/** Thrown between batches to end a run whose rest nobody wants; never leaves this file. */
class Enough extends Error {}

/** Runs a scenario for its events alone: no report is made of it. */
export async function driveEvents(input: BacktestInput, options: DriveEventsOptions): Promise<Engine> {
  const { from, marks, horizonMs = Number.POSITIVE_INFINITY, stops = [], onStop, isDone, signal } = options;
  const { scenario, strategies, riskRules, allocator, bars, ticks, terms } = input;
  const engine = composeEngine(scenario, strategies, { riskRules, allocator, terms, ticks });
  // What is published on starting belongs to the part of the run that the snapshot stands for.
  if (from !== undefined) restoreEngine(engine, from);
  engine.kernel.listen(options.onEvent);
  const feeds =
    options.feeds ??
    bars.map((columns, index) => new ColumnsFeed(columns, BATCH_ROWS, from?.series[index].closedRows ?? 0));
  const onBatch = async () => {
    await breathe(signal);
    if (isDone?.()) throw new Enough();
  };
  const driver = new RunDriver(engine, feeds, { validation: validationSetup(input, marks), onBatch });
  try {
    for (const stopMs of stops) {
      await driver.driveTo(stopMs);
      onStop?.(engine, driver.marks);
    }
    await driver.driveTo(horizonMs);
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  engine.kernel.stop();
  return engine;
}
