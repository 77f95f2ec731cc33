import type { BarColumns } from '../src/core/bar-columns.js';

export interface PlainLoopResult {
  readonly fills: number;
  readonly cash: number;
  readonly maxDrawdown: number;
}

/**
 * The yardstick: a moving-average cross over the same columns with the same bookkeeping (cash, position, fees, equity,
 * drawdown) in float64, in one function, without events, agents or a ledger. What the engine adds is what it costs.
 */
export function plainLoop(
  bars: BarColumns,
  fast: number,
  slow: number,
  quantity: number,
  feeRate: number,
): PlainLoopResult {
  const { open, close, length } = bars;
  let fastSum = 0;
  let slowSum = 0;
  let sign = 0;
  let order = 0;
  let position = 0;
  let cash = 1_000_000;
  let fills = 0;
  let peak = cash;
  let maxDrawdown = 0;
  for (let row = 0; row < length; row++) {
    if (order !== 0) {
      const notional = open[row] * quantity;
      cash -= order * notional + notional * feeRate;
      position += order * quantity;
      order = 0;
      fills++;
    }
    const price = close[row];
    fastSum += price;
    slowSum += price;
    if (row >= fast) fastSum -= close[row - fast];
    if (row >= slow) slowSum -= close[row - slow];
    if (row >= slow - 1) {
      const difference = fastSum / fast - slowSum / slow;
      const now = difference > 0 ? 1 : difference < 0 ? -1 : sign;
      if (sign !== 0 && now !== sign) {
        if (now > 0 && position === 0) order = 1;
        else if (now < 0 && position > 0) order = -1;
      }
      sign = now;
    }
    const equity = cash + position * price;
    if (equity > peak) peak = equity;
    const drawdown = (peak - equity) / peak;
    if (drawdown > maxDrawdown) maxDrawdown = drawdown;
  }
  return { fills, cash, maxDrawdown };
}
