import type { Signal, StrategyContext, StrategyDefinition } from '../../../../src/agents/strategies/strategy.js';
import type { BarColumns } from '../../../../src/core/bar-columns.js';
import { MINUTE_MS } from '../../kernel/bars-of-closes.js';

export interface RowSignal extends Signal {
  readonly row: number;
}

/** The signals of a definition over one-minute columns, through one bar that moves on, as the engine hands them over. */
export function signalsOfColumns(
  definition: StrategyDefinition,
  markets: Readonly<Record<string, BarColumns>>,
  given: object = {},
): RowSignal[] {
  const symbols = Object.keys(markets);
  const params = definition.params.parse(given);
  const state = definition.init(params, symbols);
  const signals: RowSignal[] = [];
  let row = 0;
  const ctx: StrategyContext<unknown> = {
    params,
    symbols,
    tsMs: 0,
    cash: 1000,
    equity: 1000,
    position: () => 0,
    random: () => 0.5,
    signal: (signal) => void signals.push({ ...signal, row }),
  };
  const views = symbols.map((symbol) => ({
    bar: { symbol, intervalMs: MINUTE_MS, tsMs: 0, open: 0, high: 0, low: 0, close: 0, volume: 0 },
    columns: markets[symbol],
  }));
  for (; row < views[0].columns.length; row++) {
    for (const { bar, columns } of views) {
      bar.tsMs = columns.tsMs[row] + MINUTE_MS;
      bar.open = columns.open[row];
      bar.high = columns.high[row];
      bar.low = columns.low[row];
      bar.close = columns.close[row];
      bar.volume = columns.volume[row];
      definition.onBar(state, bar, ctx);
    }
  }
  return signals;
}
