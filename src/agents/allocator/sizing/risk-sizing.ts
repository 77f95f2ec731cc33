import type { SignalEmitted } from '../../../events/signal-events.js';
import { largestPosition } from './largest-position.js';
import type { SizingInput, SizingModel } from './sizing-model.js';

export interface RiskSizingOptions {
  /** What a position that is stopped out may cost, in percent of the strategy's equity. */
  readonly riskPct: number;
  /** The largest position, in percent of the strategy's equity. */
  readonly maxPct: number;
  /** The distance of the stop that signals without one are sized for, in percent of the entry; null: they open nothing. */
  readonly fallbackStopPct: number | null;
  readonly takerFeeBps?: number;
}

/**
 * Fixed-fractional sizing: as much as loses `riskPct` of the equity between entry and stop, scaled with the conviction
 * (V. K. Tharp, Trade Your Way to Financial Freedom, 1998: percent risk model). Fees and a gap beyond the stop come on
 * top. The entry is the signal's limit or stop price, or the last price.
 */
export class RiskSizing implements SizingModel {
  private readonly options: RiskSizingOptions;

  constructor(options: RiskSizingOptions) {
    this.options = options;
  }

  quantity(input: SizingInput, signal: SignalEmitted): number {
    const { riskPct, maxPct, takerFeeBps = 0 } = this.options;
    const entry = signal.entry?.limitPrice ?? signal.entry?.stopPrice ?? input.price;
    const distance = this.stopDistance(signal, entry);
    const atRisk = (riskPct / 100) * input.equity * input.strength;
    const most = largestPosition(input, maxPct, takerFeeBps);
    return distance > 0 && atRisk > 0 ? Math.min(atRisk / distance, most) : 0;
  }

  unfit(signal: SignalEmitted): string | null {
    return Number.isNaN(this.stopDistance(signal, 1)) ? 'risk sizing: the signal has no stop' : null;
  }

  /** NaN without a stop; 0 or less where the stop is on the wrong side of the entry. */
  private stopDistance({ exits, direction }: SignalEmitted, entry: number): number {
    const { fallbackStopPct } = this.options;
    if (exits?.stopPrice !== undefined) return direction === 'long' ? entry - exits.stopPrice : exits.stopPrice - entry;
    if (exits?.trailBps !== undefined) return (entry * exits.trailBps) / 10_000;
    return fallbackStopPct === null ? Number.NaN : (entry * fallbackStopPct) / 100;
  }
}
