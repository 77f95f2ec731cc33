import type { Instrument } from '../../core/instrument.js';
import type { Account } from '../../ledger/account.js';

/**
 * What each strategy has made of its capital since the start, chained over transfers: cash that was moved in or out is
 * no return (time-weighted return, https://en.wikipedia.org/wiki/Time-weighted_return). Plain data by strategy; float,
 * for nobody decides by it.
 */
export interface StrategyGrowth {
  /** Base currency, `strategy × instruments + instrument`. */
  readonly quantities: Float64Array;
  /** 1 where a position is open. */
  readonly invested: Uint8Array;
  /** What 1 at the start has become for each unit of equity; 0: there was no equity to grow. */
  readonly perEquity: Float64Array;
  /** What 1 at the start has become, when last looked at. */
  readonly growth: Float64Array;
  /** The most that it had become. */
  readonly peak: Float64Array;
  /** The deepest fall from that, percent. */
  readonly maxDrawdownPct: Float64Array;
}

export function createStrategyGrowth(accounts: readonly Account[], instrumentCount: number): StrategyGrowth {
  const { length } = accounts;
  return {
    quantities: new Float64Array(length * instrumentCount),
    invested: new Uint8Array(length),
    perEquity: Float64Array.from(accounts, ({ cashFloat }) => (cashFloat > 0 ? 1 / cashFloat : 0)),
    growth: new Float64Array(length).fill(1),
    peak: new Float64Array(length).fill(1),
    maxDrawdownPct: new Float64Array(length),
  };
}

/** Takes over a strategy's position from the books. */
export function refreshGrowthPosition(
  { quantities, invested }: StrategyGrowth,
  strategyIndex: number,
  { index, quantityOne }: Instrument,
  { positions }: Account,
): void {
  quantities[strategyIndex * positions.length + index] = positions[index].quantity / quantityOne;
  invested[strategyIndex] = positions.some(({ quantity }) => quantity !== 0) ? 1 : 0;
}

/** Marks the strategies that hold something: the others stand where they stood. */
export function markInvested(state: StrategyGrowth, accounts: readonly Account[], lastPrice: ArrayLike<number>): void {
  for (let index = 0; index < accounts.length; index++) {
    if (state.invested[index] === 1) markGrowth(state, index, accounts[index], lastPrice);
  }
}

/** Takes note of what a strategy's capital has become, and of a new peak or a deeper fall. */
export function markGrowth(
  state: StrategyGrowth,
  strategyIndex: number,
  account: Account,
  lastPrice: ArrayLike<number>,
): void {
  noteGrowth(state, strategyIndex, equityOf(state, strategyIndex, account, lastPrice));
}

/** Cash has come into a strategy's sub-account, or went out if the amount is negative; the account has it booked. */
export function moveGrowth(
  state: StrategyGrowth,
  strategyIndex: number,
  account: Account,
  lastPrice: ArrayLike<number>,
  amount: number,
): void {
  const equity = equityOf(state, strategyIndex, account, lastPrice);
  noteGrowth(state, strategyIndex, equity - amount);
  state.perEquity[strategyIndex] = equity > 0 ? state.growth[strategyIndex] / equity : 0;
}

function noteGrowth({ perEquity, growth, peak, maxDrawdownPct }: StrategyGrowth, index: number, equity: number): void {
  if (perEquity[index] === 0) return;
  const now = equity * perEquity[index];
  growth[index] = now;
  if (now >= peak[index]) {
    peak[index] = now;
    return;
  }
  const drawdownPct = (1 - now / peak[index]) * 100;
  if (drawdownPct > maxDrawdownPct[index]) maxDrawdownPct[index] = drawdownPct;
}

function equityOf(
  { quantities }: StrategyGrowth,
  strategyIndex: number,
  account: Account,
  lastPrice: ArrayLike<number>,
): number {
  const instruments = account.positions.length;
  const first = strategyIndex * instruments;
  let equity = account.cashFloat;
  for (let index = 0; index < instruments; index++) {
    const quantity = quantities[first + index];
    if (quantity !== 0) equity += quantity * lastPrice[index];
  }
  return equity;
}
