/**
 * What each strategy made of its capital, sampled at fixed times: a ring of returns. Cash that was moved in or out is no
 * return: the sample is chained over transfers (time-weighted return,
 * https://en.wikipedia.org/wiki/Time-weighted_return). Plain data of fixed size; float, for decisions.
 */
export interface CapitalHistory {
  readonly everyMs: number;
  /** By strategy: returns as fractions, each in the slot of its sample. */
  readonly returns: readonly Float64Array[];
  /** Samples so far. */
  samples: number;
  /** By strategy: equity when it was last looked at. */
  readonly equity: Float64Array;
  /** By strategy: 1 + return since the last sample. */
  readonly growth: Float64Array;
  lastSampleTsMs: number;
}

/** How far back a model looks. */
export interface HistoryTerms {
  readonly everyMs: number;
  readonly samples: number;
}

export function createCapitalHistory(strategyCount: number, { everyMs, samples }: HistoryTerms): CapitalHistory {
  return {
    everyMs,
    returns: Array.from({ length: strategyCount }, () => new Float64Array(samples)),
    samples: 0,
    equity: new Float64Array(strategyCount),
    growth: new Float64Array(strategyCount).fill(1),
    lastSampleTsMs: 0,
  };
}

/** Takes note of what the sub-accounts are worth now. Without equity there is no return. */
export function markEquities({ equity, growth }: CapitalHistory, equityOf: (strategyIndex: number) => number): void {
  for (let index = 0; index < equity.length; index++) {
    const now = equityOf(index);
    if (equity[index] > 0) growth[index] *= now / equity[index];
    equity[index] = now;
  }
}

/** Cash has been moved, right after the sub-accounts were marked. */
export function moveCapital({ equity }: CapitalHistory, from: number, to: number, amount: number): void {
  equity[from] -= amount;
  equity[to] += amount;
}

/** Ends a sample, right after the sub-accounts were marked. */
export function sampleReturns(history: CapitalHistory, tsMs: number): void {
  const { returns, growth } = history;
  for (let index = 0; index < growth.length; index++) {
    returns[index][history.samples % returns[index].length] = growth[index] - 1;
    growth[index] = 1;
  }
  history.samples++;
  history.lastSampleTsMs = tsMs;
}

/** A strategy's returns, oldest first. */
export function returnsOf({ returns, samples }: CapitalHistory, strategyIndex: number): Float64Array {
  const ring = returns[strategyIndex];
  if (samples <= ring.length) return ring.slice(0, samples);
  const { length } = ring;
  const ordered = new Float64Array(length);
  // Copied one by one: views on the two parts of the ring cost more than a few hundred numbers do.
  let from = samples % length;
  for (let index = 0; index < length; index++) {
    ordered[index] = ring[from];
    from = from + 1 === length ? 0 : from + 1;
  }
  return ordered;
}
