import type { BarClosed } from '../../../events/market-events.js';
import type { SignalEmitted } from '../../../events/signal-events.js';
import {
  createRollingStandardDeviation,
  type RollingStandardDeviationState,
  updateRollingStandardDeviation,
} from '../../../indicators/rolling-standard-deviation.js';
import { createFoldedBar, type FoldedBar, foldBar } from '../memory/folded-bar.js';
import { largestPosition } from './largest-position.js';
import type { LearningSizing, SizingPast } from './learning-sizing.js';
import type { SizingInput } from './sizing-model.js';

export interface VolatilityTargetOptions {
  /** Annual volatility that a full-strength position shall have, in percent of the strategy's equity. */
  readonly targetPct: number;
  /** How many returns the realised volatility is taken from, and how far apart they are. */
  readonly window: number;
  readonly everyMs: number;
  /** The largest position, in percent of the strategy's equity. */
  readonly maxPct: number;
  readonly takerFeeBps?: number;
  readonly instrumentCount: number;
}

/** One symbol's volatility. */
export interface VolatilityMemory {
  readonly fold: FoldedBar;
  readonly deviation: RollingStandardDeviationState;
  lastClose: number;
  /** Standard deviation of a return; NaN until there are enough of them. */
  perReturn: number;
}

const YEAR_MS = 365 * 86_400_000;

/**
 * Volatility targeting: target volatility / realised volatility of the equity, scaled with the conviction. The realised
 * one is the standard deviation of the last returns from close to close, of the population, × √(returns a year)
 * (A. Moreira, T. Muir, Volatility-Managed Portfolios, 2017). Until the window is full nothing is opened.
 */
export class VolatilityTargetSizing implements LearningSizing<VolatilityMemory[]> {
  private readonly options: VolatilityTargetOptions;

  constructor(options: VolatilityTargetOptions) {
    this.options = options;
  }

  createMemory(): VolatilityMemory[] {
    const { instrumentCount, window } = this.options;
    return Array.from({ length: instrumentCount }, () => ({
      fold: createFoldedBar(),
      deviation: createRollingStandardDeviation(window),
      lastClose: Number.NaN,
      perReturn: Number.NaN,
    }));
  }

  onBar(memory: VolatilityMemory[], bar: BarClosed): void {
    const own = memory[bar.instrumentIndex];
    foldBar(own.fold, bar, this.options.everyMs, ({ close }) => {
      const change = close / own.lastClose - 1;
      own.lastClose = close;
      if (Number.isFinite(change)) own.perReturn = updateRollingStandardDeviation(own.deviation, change);
    });
  }

  quantity(input: SizingInput, signal: SignalEmitted, { memory }: SizingPast<VolatilityMemory[]>): number {
    const { targetPct, maxPct, everyMs, takerFeeBps = 0 } = this.options;
    const { perReturn } = memory[signal.instrumentIndex];
    if (Number.isNaN(perReturn)) return 0;
    const annualPct = perReturn * Math.sqrt(YEAR_MS / everyMs) * 100;
    // A market that stands still asks for an endless position: the cap answers.
    const pct = annualPct > 0 ? Math.min((targetPct / annualPct) * 100, maxPct) : maxPct;
    return largestPosition(input, pct * input.strength, takerFeeBps);
  }

  unfit(signal: SignalEmitted, { memory }: SizingPast<VolatilityMemory[]>): string | null {
    const isKnown = !Number.isNaN(memory[signal.instrumentIndex].perReturn);
    return isKnown ? null : 'volatility-target sizing: the volatility is not known yet';
  }
}
