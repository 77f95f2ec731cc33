import type { BarColumns } from '../src/core/bar-columns.js';
import { createSma, updateSma } from '../src/indicators/sma.js';

export interface PlainLoopResult {
  readonly fills: number;
  readonly cash: number;
  readonly maxDrawdown: number;
  readonly samples: number;
}

const FEE_RATE = 0.001;
const HOUR_MS = 3_600_000;

/**
 * The yardstick: the same moving-average cross over the same columns with the same bookkeeping as the engine (the same
 * indicators, cash, position, fees, equity, drawdown, an hourly equity curve), in float64
 * and in one function: no events, agents, exact ledger or fingerprint. What the engine adds to it is what they cost.
 */
export function plainLoop(bars: BarColumns, fast: number, slow: number, quantity: number): PlainLoopResult {
  const { tsMs, open, close, length } = bars;
  const fastSma = createSma(fast);
  const slowSma = createSma(slow);
  const curve: number[] = [];
  let sign = 0;
  let order = 0;
  let position = 0;
  let cash = 1_000_000;
  let fills = 0;
  let peak = cash;
  let maxDrawdown = 0;
  let nextSampleMs = tsMs[0];
  for (let row = 0; row < length; row++) {
    if (order !== 0) {
      const notional = open[row] * quantity;
      cash -= order * notional + notional * FEE_RATE;
      position += order * quantity;
      order = 0;
      fills++;
    }
    const price = close[row];
    const difference = updateSma(fastSma, price) - updateSma(slowSma, price);
    const now = difference > 0 ? 1 : difference < 0 ? -1 : sign;
    if (now !== sign) {
      if (sign !== 0) {
        if (now > 0 && position === 0) order = 1;
        else if (now < 0 && position > 0) order = -1;
      }
      sign = now;
    }
    const equity = cash + position * price;
    if (equity > peak) peak = equity;
    const drawdown = (peak - equity) / peak;
    if (drawdown > maxDrawdown) maxDrawdown = drawdown;
    if (tsMs[row] >= nextSampleMs) {
      curve.push(equity, cash, position * price, drawdown);
      nextSampleMs = tsMs[row] + HOUR_MS;
    }
  }
  return { fills, cash, maxDrawdown, samples: curve.length };
}

/**
 * The least that can be done: two running sums in place of compensated averages, and no curve. The
 * engine is not held against it; it is here so that nobody has to guess what the yardstick's bookkeeping costs.
 */
export function nakedLoop(bars: BarColumns, fast: number, slow: number, quantity: number): PlainLoopResult {
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
      cash -= order * notional + notional * FEE_RATE;
      position += order * quantity;
      order = 0;
      fills++;
    }
    const price = close[row];
    fastSum += price - (row >= fast ? close[row - fast] : 0);
    slowSum += price - (row >= slow ? close[row - slow] : 0);
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
  return { fills, cash, maxDrawdown, samples: 0 };
}
