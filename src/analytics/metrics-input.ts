import type { Benchmark } from './buy-and-hold.js';
import type { EquityCurve } from './equity-curve.js';
import type { TradeColumns } from './trade-columns.js';

/** Everything that the metrics of one branch are computed from. */
export interface MetricsInput {
  readonly equity: EquityCurve;
  readonly trades: TradeColumns;
  readonly initialEquity: number;
  /** Exact decimal, quote currency. */
  readonly finalEquity: string;
  /** Exact decimal, quote currency. */
  readonly fees: string;
  /** Funding received less paid, exact decimal; left out on a market that never lends. */
  readonly funding?: string;
  /** Interest paid; left out where borrowing costs nothing. */
  readonly interest?: string;
  /** Over every timestamp, not only over the samples. */
  readonly maxDrawdownPct: number;
  readonly fills: number;
  /** Value of everything bought and sold, quote currency. */
  readonly turnoverNotional: number;
  /** The market itself, for buy-and-hold, alpha and beta. */
  readonly benchmark?: Benchmark;
}
