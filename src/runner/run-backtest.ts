import { ColumnsFeed } from '../feeds/columns-feed.js';
import type { EventTap } from '../kernel/bus.js';
import type { BranchRecord } from '../report/run-result.js';
import type { BacktestInput } from './backtest-input.js';
import { composeEngine } from './compose/compose-engine.js';
import { describeBranch } from './describe/describe-branch.js';
import { RunDriver } from './validation/run-driver.js';
import { validationSetup } from './validation/validation-setup.js';

export interface BacktestHooks {
  /** Awaited between batches: the place to report progress and to give up. */
  onBatch?(barsDone: number, barsTotal: number): void | Promise<void>;
  /** Hears every derived event in order. */
  onEvent?: EventTap;
}

/** Runs a scenario over bars and ticks in memory, as fast as it goes. Deterministic: no clock, no I/O. */
export async function runBacktest(input: BacktestInput, hooks: BacktestHooks = {}): Promise<BranchRecord> {
  const { scenario, strategies, riskRules, allocator, bars, ticks, terms } = input;
  const engine = composeEngine(scenario, strategies, { riskRules, allocator, terms, ticks });
  if (hooks.onEvent) engine.kernel.listen(hooks.onEvent);
  const total = bars.reduce((sum, { length }) => sum + length, 0);
  const { onBatch } = hooks;
  // Of a symbol on ticks nobody asks for bars: the run makes them itself.
  const feeds = bars.map((columns) => new ColumnsFeed(columns));
  const driver = new RunDriver(engine, feeds, {
    validation: validationSetup(input),
    onBatch: onBatch && (() => onBatch(engine.loop.bars, total)),
  });
  await driver.driveTo(Number.POSITIVE_INFINITY);
  engine.kernel.stop();
  return describeBranch(engine, input);
}
