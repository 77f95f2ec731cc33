import { allocateBarColumns, BAR_COLUMN_NAMES, type BarColumns, sliceBarColumns } from '../../../core/bar-columns.js';
import { changeMarket } from '../../../feeds/market-changes/change-market.js';
import { hashChangedMarket } from '../../../feeds/market-changes/hash-changed-market.js';
import type { MarketBars, MarketGraft } from '../../../feeds/market-changes/market-bars.js';
import type { MarketChange } from '../../../feeds/market-changes/market-change.js';
import type { EngineScenario } from '../../engine-scenario.js';

/** What a branch, or one that it was forked from, does to the market. Plain data. */
export interface MarketStep {
  readonly fromMs: number;
  readonly changes: readonly MarketChange[];
  readonly grafts: readonly MarketGraft[];
}

/** The bars of a branch, by data set. */
export interface BranchMarket {
  /** From the row asked for on. */
  readonly bars: readonly BarColumns[];
  /** Of the tails that were changed, in the order of the steps. */
  readonly hashes: readonly string[];
  readonly notes: readonly string[];
}

/**
 * The market after all steps, each on what the ones before it have left.
 * @param fromRows by data set: the first row that is needed. Nothing before it is copied.
 */
export function branchMarket(
  scenario: EngineScenario,
  bars: readonly BarColumns[],
  steps: readonly MarketStep[],
  fromRows: readonly number[],
): BranchMarket {
  const hashes: string[] = [];
  const notes: string[] = [];
  const effective = steps.filter(({ changes }) => changes.length > 0);
  let current = bars;
  effective.forEach(({ fromMs, changes, grafts }, step) => {
    const market = marketBarsOf(scenario, current);
    const tails = changeMarket(market, changes, fromMs, grafts);
    hashes.push(...hashChangedMarket(market, tails));
    notes.push(...tails.flatMap((tail) => tail.notes));
    const isLast = step === effective.length - 1;
    current = tails.map((tail, index) => joinFrom(current[index], isLast ? fromRows[index] : 0, tail));
  });
  if (effective.length === 0) current = bars.map((one, index) => sliceBarColumns(one, fromRows[index], one.length));
  return { bars: current, hashes, notes };
}

export function marketBarsOf({ data }: EngineScenario, bars: readonly BarColumns[]): MarketBars[] {
  return data.map(({ symbol, intervalMs, filters }, index) => ({
    symbol,
    intervalMs,
    bars: bars[index],
    tickSize: filters.tickSize,
  }));
}

/** The rows from `fromRow` to the tail as they were, then the tail. */
function joinFrom(bars: BarColumns, fromRow: number, tail: { firstRow: number; bars: BarColumns; isChanged: boolean }) {
  if (!tail.isChanged) return sliceBarColumns(bars, fromRow, bars.length);
  const kept = Math.max(0, tail.firstRow - fromRow);
  const skipped = Math.max(0, fromRow - tail.firstRow);
  if (kept === 0) return sliceBarColumns(tail.bars, skipped, tail.bars.length);
  const joined = allocateBarColumns(kept + tail.bars.length);
  for (const name of BAR_COLUMN_NAMES) {
    joined[name].set(bars[name].subarray(fromRow, tail.firstRow));
    joined[name].set(tail.bars[name], kept);
  }
  return joined;
}
