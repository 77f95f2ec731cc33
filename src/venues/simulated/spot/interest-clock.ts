import { type Instrument, roundToTick } from '../../../core/instrument.js';
import { ZERO_MONEY } from '../../../core/units.js';
import type { PerpetualCollateral } from '../perpetual/perpetual-collateral.js';
import type { VenueContext } from '../venue-context.js';
import { interestAmount } from './interest-amount.js';
import type { InterestRates } from './interest-rates.js';
import { type Loan, loansOf } from './loans.js';

const KEY = 'interest';
const HOUR_MS = 3_600_000;

/**
 * Charges interest at every full hour (UTC) on what each sub-account has borrowed then, as on a cross margin account. All
 * of it is paid in quote currency. What rounds to nothing is not charged.
 */
export class InterestClock {
  private readonly venue: VenueContext;
  private readonly collateral: PerpetualCollateral;
  private readonly rates: InterestRates;

  constructor(venue: VenueContext, collateral: PerpetualCollateral, rates: InterestRates) {
    this.venue = venue;
    this.collateral = collateral;
    this.rates = rates;
  }

  /**
   * Sees to it that the next full hour has a timer: at the start, and where a run goes on that had no interest before. An
   * hour that is the start itself is past: nobody had borrowed anything.
   */
  settle(): void {
    const { timers, clock } = this.venue.kernel;
    if (!timers.has('venue', KEY)) this.setNext(clock.tsMs);
  }

  /** Whether the timer was an hour of interest. */
  onTimer(key: string, tsMs: number): boolean {
    if (key !== KEY) return false;
    for (let strategyIndex = 0; strategyIndex < this.collateral.strategyCount; strategyIndex++) {
      for (const loan of this.loans(strategyIndex)) this.charge(strategyIndex, loan);
    }
    this.setNext(tsMs);
    return true;
  }

  /** All loans of a moment, before any of them is charged: what the interest itself borrows counts an hour later. */
  private loans(strategyIndex: number): Loan[] {
    const { kernel, options } = this.venue;
    const { lastPrice } = kernel.market;
    const priceOf = (instrument: Instrument) => roundToTick(instrument, lastPrice[instrument.index]);
    const marginOf = (instrumentIndex: number) => this.collateral.isolatedMargin(strategyIndex, instrumentIndex);
    return loansOf(this.collateral.state.accounts[strategyIndex], options.instruments, priceOf, marginOf);
  }

  private charge(strategyIndex: number, { asset, instrumentIndex, borrowed }: Loan): void {
    const rate = this.rates[asset];
    const amount = interestAmount(borrowed, rate);
    if (amount === ZERO_MONEY) return;
    this.collateral.chargeInterest(strategyIndex, instrumentIndex, amount);
    const { kernel } = this.venue;
    const fields = { strategyIndex, instrumentIndex, asset, rate, borrowed, amount };
    kernel.publish(kernel.topics.interestCharged, { kind: 'InterestCharged', seq: 0, tsMs: 0, ...fields });
  }

  private setNext(afterTsMs: number): void {
    const tsMs = (Math.floor(afterTsMs / HOUR_MS) + 1) * HOUR_MS;
    this.venue.kernel.setTimer('venue', KEY, tsMs);
  }
}
