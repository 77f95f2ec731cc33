import { assert } from '../../../../core/assert.js';
import type { FeeRate } from '../../../../core/fee-rate.js';
import type { Liquidity } from '../../../../events/order-terms.js';
import type { FeeModel } from './fee-model.js';
import { createFeeRates, type FeeRates } from './fee-rates.js';

/** Rates from a traded volume on, which is in quote currency over 30 days. */
export interface FeeTier {
  readonly volume: number;
  readonly makerBps: number;
  readonly takerBps: number;
}

/** Plain data. */
export interface TieredFeeState {
  /** The day that it is, counted from 1970-01-01 UTC. */
  day: number;
  /** Notional traded by UTC day, at day modulo {@link RING_DAYS}: the 30 days before, and this one so far. */
  readonly volumes: number[];
  /** Notional of the 30 full days before `day`: what its tier goes by. */
  pastVolume: number;
}

const DAY_MS = 86_400_000;
const WINDOW_DAYS = 30;
const RING_DAYS = WINDOW_DAYS + 1;

/**
 * Rates that fall with the account's own volume, as exchanges grant them: the tier of a UTC day is that of the notional
 * traded on the 30 full days before it, and stays for that day (Binance sets its VIP levels anew once a day, too). What
 * is traded today counts from tomorrow on. A run begins without volume, hence in the first tier.
 *
 * The tier itself is no state: it follows from `pastVolume`, so that a fork may change the tiers.
 */
export class TieredFee implements FeeModel {
  state: TieredFeeState = { day: 0, volumes: new Array<number>(RING_DAYS).fill(0), pastVolume: 0 };
  private readonly thresholds: readonly number[];
  private readonly rates: readonly FeeRates[];

  /** Tiers by rising volume, the first from 0 on; `discountPct` as in FlatFee. */
  constructor(tiers: readonly FeeTier[], discountPct = 0) {
    assert(tiers.length > 0 && tiers[0].volume === 0, 'the first fee tier begins at volume 0');
    assert(
      tiers.every(({ volume }, index) => index === 0 || volume > tiers[index - 1].volume),
      'fee tiers come by rising volume',
    );
    this.thresholds = tiers.map(({ volume }) => volume);
    this.rates = tiers.map(({ makerBps, takerBps }) => createFeeRates(makerBps, takerBps, discountPct));
  }

  rate(liquidity: Liquidity, tsMs?: number): FeeRate {
    if (tsMs !== undefined) this.advanceTo(tsMs);
    const { maker, taker } = this.rates[this.tierIndex()];
    return liquidity === 'maker' ? maker : taker;
  }

  onFill(tsMs: number, notional: number): void {
    this.advanceTo(tsMs);
    this.state.volumes[this.state.day % RING_DAYS] += notional;
  }

  private tierIndex(): number {
    let index = this.thresholds.length - 1;
    while (index > 0 && this.state.pastVolume < this.thresholds[index]) index--;
    return index;
  }

  /** A new day: buckets that fell out of the window are emptied, and the rest is added up, oldest first. */
  private advanceTo(tsMs: number): void {
    const { state } = this;
    const day = Math.floor(tsMs / DAY_MS);
    if (day <= state.day) return;
    for (let entered = Math.max(state.day + 1, day - WINDOW_DAYS); entered <= day; entered++) {
      state.volumes[entered % RING_DAYS] = 0;
    }
    state.day = day;
    // Added up anew each day: a sum that slides would drift.
    let sum = 0;
    for (let age = WINDOW_DAYS; age >= 1; age--) sum += state.volumes[(day - age + RING_DAYS) % RING_DAYS];
    state.pastVolume = sum;
  }
}
