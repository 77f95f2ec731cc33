import { type BarColumns, sliceBarColumns } from '../../../core/bar-columns.js';
import type { KernelSnapshot } from '../../../kernel/kernel-snapshot.js';
import type { BacktestInput } from '../../backtest-input.js';
import { composeEngine } from '../../compose/compose-engine.js';
import type { EngineScenario } from '../../engine-scenario.js';
import { snapshotEngine } from '../../engine-snapshot.js';
import type { ScenarioStrategy } from '../../scenario/scenario.js';
import { justBefore } from '../moments/just-before.js';

/**
 * What strategies that start anew know of the market when a fork comes: an engine with them alone, whose signals are
 * thrown away, is shown the bars that closed before. Null where there are none to show.
 *
 * @param input of the branch, its bars from the very beginning of the run.
 * @param warmupBars how many of its own bars each strategy sees; null: all. Of a symbol on ticks it sees all.
 */
export function warmUp(
  input: BacktestInput,
  restarted: readonly ScenarioStrategy[],
  atMs: number,
  closedRows: readonly number[],
  warmupBars: number | null,
): KernelSnapshot | null {
  const { scenario, strategies, bars, terms, ticks = [] } = input;
  const indexes = restarted.map((strategy) => scenario.strategies.indexOf(strategy));
  const engine = composeEngine(
    withoutDesk(scenario, restarted),
    indexes.map((index) => strategies[index]),
    { terms, ticks, muted: true },
  );
  let rowsShown = 0;
  engine.series.forEach((one, index) => {
    const onTicks = (ticks[index] ?? null) !== null;
    const rows = warmupBars === null ? closedRows[index] : warmupBars * longestBars(restarted, scenario.data[index]);
    const past = rowsBefore(bars[index], closedRows[index], onTicks ? 0 : rows);
    if (past.length > 0) one.supply(past, past.length, past.length);
    one.end();
    rowsShown += onTicks ? closedRows[index] : past.length;
  });
  if (rowsShown === 0) return null;
  while (engine.loop.run(justBefore(atMs)).kind === 'paused');
  return snapshotEngine(engine);
}

/** These strategies and their data, with nothing around them that costs time: nothing is traded. */
function withoutDesk(scenario: EngineScenario, strategies: readonly ScenarioStrategy[]): EngineScenario {
  const { compliance: _, ...rest } = scenario;
  return {
    ...rest,
    strategies,
    allocator: { model: 'equal', rebalanceMs: null },
    risk: { maxPositionPct: null, maxExposurePct: null },
  };
}

/** How many bars of the data the longest bar of these strategies takes. */
function longestBars(strategies: readonly ScenarioStrategy[], data: { symbol: string; intervalMs: number }): number {
  const lengths = strategies
    .filter(({ symbols }) => symbols.includes(data.symbol))
    .map(({ intervalMs }) => (intervalMs ?? data.intervalMs) / data.intervalMs);
  return lengths.length === 0 ? 0 : Math.max(...lengths);
}

function rowsBefore(bars: BarColumns, closedRows: number, rows: number): BarColumns {
  return sliceBarColumns(bars, Math.max(0, closedRows - Math.ceil(rows)), closedRows);
}
