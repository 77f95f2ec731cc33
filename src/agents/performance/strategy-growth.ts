import type { Instrument } from '../../core/instrument.js';
import type { Account } from '../../ledger/account.js';

/**
 * What each strategy has made of its capital since the start, chained over transfers: cash that was moved in or out is
 * no return (time-weighted return, https://en.wikipedia.org/wiki/Time-weighted_return). Growth is what 1 at the start has
 * become, kept as what cash and each price contribute to it. Plain data by strategy; float, for nobody decides by it.
 */
export interface StrategyGrowth {
  /** 1 where a position is open. */
  readonly invested: Uint8Array;
  /** Growth for each unit of equity; 0: there was no equity to grow, and it stands still. */
  readonly perEquity: Float64Array;
  /** What cash contributes to the growth. */
  readonly fromCash: Float64Array;
  /** What a price of 1 contributes, `strategy × instruments + instrument`. */
  readonly fromPrice: Float64Array;
  /** When last looked at. */
  readonly growth: Float64Array;
  readonly peak: Float64Array;
  /** What was left of a peak in the deepest fall, 0..1. */
  readonly keptLeast: Float64Array;
  /** Below this growth the fall is the deepest: that part of the present peak. */
  readonly lowest: Float64Array;
}

export function createStrategyGrowth(accounts: readonly Account[], instrumentCount: number): StrategyGrowth {
  const ones = () => new Float64Array(accounts.length).fill(1);
  return {
    invested: new Uint8Array(accounts.length),
    perEquity: Float64Array.from(accounts, ({ cashFloat }) => (cashFloat > 0 ? 1 / cashFloat : 0)),
    fromCash: ones(),
    fromPrice: new Float64Array(accounts.length * instrumentCount),
    growth: ones(),
    peak: ones(),
    keptLeast: ones(),
    lowest: ones(),
  };
}

/** Takes over a strategy's cash and positions from the books. */
export function refreshGrowth(
  { invested, perEquity, fromCash, fromPrice }: StrategyGrowth,
  strategyIndex: number,
  { cashFloat, positions }: Account,
  instruments: readonly Instrument[],
): void {
  const each = perEquity[strategyIndex];
  fromCash[strategyIndex] = cashFloat * each;
  let holds = 0;
  for (let index = 0; index < positions.length; index++) {
    const { quantity } = positions[index];
    if (quantity !== 0) holds = 1;
    fromPrice[strategyIndex * positions.length + index] = (quantity / instruments[index].quantityOne) * each;
  }
  invested[strategyIndex] = holds;
}

/** Marks the strategies that hold something: the others stand where they stood. */
export function markInvested(state: StrategyGrowth, lastPrice: ArrayLike<number>): void {
  const { invested } = state;
  for (let index = 0; index < invested.length; index++) if (invested[index] === 1) markGrowth(state, index, lastPrice);
}

/** Takes note of what a strategy's capital has become, and of a new peak or a deeper fall. */
export function markGrowth(state: StrategyGrowth, strategyIndex: number, lastPrice: ArrayLike<number>): void {
  const { fromPrice, invested, peak, lowest } = state;
  const instruments = fromPrice.length / invested.length;
  let growth = state.fromCash[strategyIndex];
  for (let index = 0; index < instruments; index++) {
    const part = fromPrice[strategyIndex * instruments + index];
    if (part !== 0) growth += part * lastPrice[index];
  }
  if (state.perEquity[strategyIndex] === 0) return;
  state.growth[strategyIndex] = growth;
  if (growth >= peak[strategyIndex]) {
    peak[strategyIndex] = growth;
    lowest[strategyIndex] = growth * state.keptLeast[strategyIndex];
  } else if (growth < lowest[strategyIndex]) {
    lowest[strategyIndex] = growth;
    state.keptLeast[strategyIndex] = growth / peak[strategyIndex];
  }
}

/** Cash has come into a strategy's sub-account or left it: from here on growth is counted on what is there now. */
export function moveGrowth(
  state: StrategyGrowth,
  strategyIndex: number,
  account: Account,
  instruments: readonly Instrument[],
  lastPrice: ArrayLike<number>,
): void {
  if (state.invested[strategyIndex] === 1) markGrowth(state, strategyIndex, lastPrice);
  const equity = equityOf(account, instruments, lastPrice);
  state.perEquity[strategyIndex] = equity > 0 ? state.growth[strategyIndex] / equity : 0;
  refreshGrowth(state, strategyIndex, account, instruments);
}

/** Time-weighted return and deepest fall of a strategy, percent. */
export function growthOf(
  { growth, keptLeast }: StrategyGrowth,
  strategyIndex: number,
): { readonly returnPct: number; readonly maxDrawdownPct: number } {
  return { returnPct: (growth[strategyIndex] - 1) * 100, maxDrawdownPct: (1 - keptLeast[strategyIndex]) * 100 };
}

function equityOf({ cashFloat, positions }: Account, instruments: readonly Instrument[], lastPrice: ArrayLike<number>) {
  let equity = cashFloat;
  for (let index = 0; index < positions.length; index++) {
    const { quantity } = positions[index];
    if (quantity !== 0) equity += (quantity / instruments[index].quantityOne) * lastPrice[index];
  }
  return equity;
}
