import type { SignalEmitted } from '../../../events/signal-events.js';
import { largestPosition } from './largest-position.js';
import type { LearningSizing, SizingPast } from './learning-sizing.js';
import type { SizingInput } from './sizing-model.js';

export interface KellySizingOptions {
  /** The part of the Kelly fraction that is used, such as 0.5. */
  readonly fraction: number;
  /** How many of the strategy's last closed trades count; before there are so many, `startPct` does. */
  readonly trades: number;
  /** In percent of the strategy's equity. */
  readonly startPct: number;
  readonly maxPct: number;
  readonly takerFeeBps?: number;
}

/**
 * A fraction of the Kelly stake of the strategy's own last trades, scaled with the conviction; nothing where Kelly is 0
 * or less. For a strategy of which it has once become that it stays so, since no trade follows that could change it.
 */
export class KellySizing implements LearningSizing<null> {
  readonly tradesMax: number;
  private readonly options: KellySizingOptions;

  constructor(options: KellySizingOptions) {
    this.options = options;
    this.tradesMax = options.trades;
  }

  createMemory(): null {
    return null;
  }

  quantity(input: SizingInput, _signal: SignalEmitted, { profits }: SizingPast<null>): number {
    return largestPosition(input, this.stakePct(profits) * input.strength, this.options.takerFeeBps ?? 0);
  }

  unfit(_signal: SignalEmitted, { profits }: SizingPast<null>): string | null {
    return this.stakePct(profits) > 0 ? null : 'kelly sizing: the last trades earned nothing';
  }

  private stakePct(profits: Float64Array): number {
    const { fraction, trades, startPct, maxPct } = this.options;
    return Math.min(profits.length < trades ? startPct : fraction * kellyStakePct(profits), maxPct);
  }
}

/**
 * Kelly's stake in percent of capital: W − (1 − W) / R, W the share of winners, R the average winner over the average
 * loser (J. L. Kelly, A New Interpretation of Information Rate, 1956, in the form for trades:
 * https://www.investopedia.com/articles/trading/04/091504.asp). Never below 0; 100 where nothing was ever lost.
 */
export function kellyStakePct(profits: ArrayLike<number>): number {
  let [wins, losses, won, lost] = [0, 0, 0, 0];
  for (let index = 0; index < profits.length; index++) {
    const profit = profits[index];
    if (profit > 0) {
      wins++;
      won += profit;
    } else if (profit < 0) {
      losses++;
      lost -= profit;
    }
  }
  if (wins === 0) return 0;
  if (losses === 0) return 100;
  const winners = wins / profits.length;
  const payoff = won / wins / (lost / losses);
  return Math.max(0, 100 * (winners - (1 - winners) / payoff));
}
