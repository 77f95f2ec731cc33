/**
 * The profits of the trades that each strategy closed last, after fees: a trade begins and ends flat, or where a
 * position turns around. Float, for decisions; plain data of fixed size.
 */
export interface ClosedTrades {
  /** By strategy, then instrument. */
  readonly open: readonly (readonly OpenTrade[])[];
  /** By strategy: a ring of profits, and how many there have been. */
  readonly profits: readonly Float64Array[];
  readonly counts: number[];
}

interface OpenTrade {
  /** What it has realised so far, less the fees that it has cost. */
  profit: number;
  /** 1 long, −1 short, 0 none. */
  side: number;
}

export function createClosedTrades(strategyCount: number, instrumentCount: number, capacity: number): ClosedTrades {
  return {
    open: Array.from({ length: strategyCount }, () =>
      Array.from({ length: instrumentCount }, () => ({ profit: 0, side: 0 })),
    ),
    profits: Array.from({ length: strategyCount }, () => new Float64Array(capacity)),
    counts: new Array<number>(strategyCount).fill(0),
  };
}

/** A fill's fee; the change of the position follows. */
export function takeFee(trades: ClosedTrades, strategyIndex: number, instrumentIndex: number, fee: number): void {
  trades.open[strategyIndex][instrumentIndex].profit -= fee;
}

/** A position has changed: what that realised, and which side it is on now (1, −1, or 0 for flat). */
export function takeChange(
  trades: ClosedTrades,
  strategyIndex: number,
  instrumentIndex: number,
  realized: number,
  side: number,
): void {
  const trade = trades.open[strategyIndex][instrumentIndex];
  trade.profit += realized;
  if (trade.side !== 0 && side !== trade.side) {
    const ring = trades.profits[strategyIndex];
    ring[trades.counts[strategyIndex]++ % ring.length] = trade.profit;
    trade.profit = 0;
  }
  trade.side = side;
}

/** The profits of a strategy's last trades, newest first, at most `most`. */
export function lastProfits({ profits, counts }: ClosedTrades, strategyIndex: number, most: number): Float64Array {
  const ring = profits[strategyIndex];
  const count = Math.min(counts[strategyIndex], ring.length, most);
  const last = new Float64Array(count);
  for (let back = 0; back < count; back++) last[back] = ring[(counts[strategyIndex] - 1 - back) % ring.length];
  return last;
}
