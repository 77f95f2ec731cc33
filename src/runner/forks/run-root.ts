import type { BacktestInput } from '../backtest-input.js';
import { composeEngine } from '../compose/compose-engine.js';
import { describePart } from '../describe/describe-branch.js';
import type { BacktestHooks } from '../run-backtest.js';
import type { ForkMoment } from '../scenario/scenario-forks.js';
import { driveForked } from './drive-forked.js';
import { describeForkings, type ForkedRun } from './forked-run.js';
import type { MarketData } from './market-data.js';
import { marketRange } from './market-range.js';

/** Runs a scenario as runBacktest does, and keeps what branches need where they leave it. */
export async function runRoot(
  input: BacktestInput & MarketData,
  moments: readonly ForkMoment[],
  { onBatch, onEvent }: BacktestHooks = {},
): Promise<ForkedRun> {
  const { scenario, strategies, riskRules, allocator, bars, ticks, terms } = input;
  const total = bars.reduce((sum, { length }) => sum + length, 0);
  let heard = false;
  const open = () => {
    const engine = composeEngine(scenario, strategies, { riskRules, allocator, terms, ticks });
    // A past that is run again has been heard.
    if (onEvent && !heard) engine.kernel.listen(onEvent);
    heard = true;
    return { engine, bars };
  };
  const report = onBatch && (({ engine }: ReturnType<typeof open>) => onBatch(engine.loop.bars, total));
  const { run, marks } = await driveForked(open, moments, marketRange(scenario, input), report);
  return {
    described: describePart(run.engine, input, null),
    forkings: describeForkings(run.engine, scenario, bars, marks, null),
  };
}
