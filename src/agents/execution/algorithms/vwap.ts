import type { OrderType } from '../../../events/order-terms.js';
import type { ParentOrder } from '../parent-order.js';
import type { ExecutionAlgorithm, ExecutionStep, ExecutionView, Occasion } from './execution-algorithm.js';
import { scheduledStep, stepOffsetMs, type TimeSchedule } from './time-schedule.js';
import { expectedVolume, volumeRates } from './volume-profile.js';

export interface VwapSchedule extends TimeSchedule {
  /** Full days of the past that the profile is learned from, besides today. */
  readonly profileDays: number;
}

/**
 * Volume-weighted: market orders, equally far apart, each as large as the share of the volume that is expected until
 * the next one, so that the average price is near the market's. The expectation is the volume of the past days at that
 * time of day; it is taken when the order is approved and kept to its end. With nothing learned it is a TWAP.
 */
export class Vwap implements ExecutionAlgorithm {
  readonly name = 'vwap';
  readonly orderTypes: readonly OrderType[] = ['market'];
  private readonly schedule: VwapSchedule;

  constructor(schedule: VwapSchedule) {
    this.schedule = schedule;
  }

  plan({ tsMs, profile }: ExecutionView): readonly number[] {
    const { slices, profileDays } = this.schedule;
    const rates = volumeRates(profile, tsMs, profileDays);
    const sums: number[] = [];
    let sum = 0;
    for (let step = 0; step < slices; step++) {
      const fromMs = tsMs + stepOffsetMs(this.schedule, step);
      sum += expectedVolume(rates, fromMs, tsMs + stepOffsetMs(this.schedule, step + 1));
      sums.push(sum);
    }
    // Times of day at which nothing ever trades leave nothing to weigh by.
    return sums.map((upTo, step) => (sum > 0 ? upTo / sum : (step + 1) / slices));
  }

  decide(occasion: Occasion, parent: ParentOrder): ExecutionStep | null {
    return scheduledStep(this.schedule, occasion, parent);
  }
}
