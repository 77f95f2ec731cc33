import { type Instrument, roundToTick } from '../../../core/instrument.js';
import type { QuantityUnits } from '../../../core/units.js';
import type { VenueContext } from '../venue-context.js';
import { fundingAmount } from './funding-amount.js';
import { type FundingSchedule, fundingDueAt, nextFundingTsMs } from './funding-schedule.js';
import type { PerpetualCollateral } from './perpetual-collateral.js';

const KEY = 'funding:';

/** Charges and pays funding at its times, on what every sub-account holds then. */
export class FundingClock {
  private readonly venue: VenueContext;
  private readonly collateral: PerpetualCollateral;
  /** By instrument; null: no funding. */
  private readonly schedules: readonly (FundingSchedule | null)[];

  constructor(venue: VenueContext, collateral: PerpetualCollateral, schedules: readonly (FundingSchedule | null)[]) {
    this.venue = venue;
    this.collateral = collateral;
    this.schedules = schedules;
  }

  /** Sets the first timers. A funding time that is the start itself is past: nobody held anything. */
  start(): void {
    for (const { index } of this.venue.options.instruments) this.setNext(index, this.venue.kernel.clock.tsMs);
  }

  /** Whether the timer was a funding time. */
  onTimer(key: string, tsMs: number): boolean {
    if (!key.startsWith(KEY)) return false;
    const instrument = this.venue.options.instruments[Number(key.slice(KEY.length))];
    const schedule = this.schedules[instrument.index];
    const due = schedule === null ? null : fundingDueAt(schedule, tsMs);
    if (due !== null) this.charge(instrument, due.rate, due.markPrice);
    this.setNext(instrument.index, tsMs);
    return true;
  }

  private charge(instrument: Instrument, rate: number, markPrice: number): void {
    const { kernel } = this.venue;
    const price = Number.isNaN(markPrice) ? this.collateral.markPrice(instrument) : roundToTick(instrument, markPrice);
    for (let strategyIndex = 0; strategyIndex < this.collateral.strategyCount; strategyIndex++) {
      const quantity = this.collateral.position(strategyIndex, instrument.index) as QuantityUnits;
      if (quantity === 0) continue;
      const amount = fundingAmount(quantity, price, rate, instrument);
      this.collateral.fund(strategyIndex, instrument.index, amount);
      kernel.publish(kernel.topics.fundingPaid, {
        kind: 'FundingPaid',
        seq: 0,
        tsMs: 0,
        strategyIndex,
        instrumentIndex: instrument.index,
        rate,
        markPrice: price,
        quantity,
        amount,
      });
    }
  }

  private setNext(instrumentIndex: number, afterTsMs: number): void {
    const schedule = this.schedules[instrumentIndex];
    const tsMs = schedule === null ? null : nextFundingTsMs(schedule, afterTsMs);
    if (tsMs !== null) this.venue.kernel.setTimer('venue', `${KEY}${instrumentIndex}`, tsMs);
  }
}
