import type { OrderType } from '../../../events/order-terms.js';
import type { ParentOrder } from '../parent-order.js';
import type { ExecutionAlgorithm, ExecutionStep, Occasion } from './execution-algorithm.js';
import { scheduledStep, type TimeSchedule } from './time-schedule.js';

/** Time-weighted: equal market orders, equally far apart, so that the average price is near the average over time. */
export class Twap implements ExecutionAlgorithm {
  readonly name = 'twap';
  readonly orderTypes: readonly OrderType[] = ['market'];
  private readonly schedule: TimeSchedule;

  constructor(schedule: TimeSchedule) {
    this.schedule = schedule;
  }

  plan(): readonly number[] {
    const { slices } = this.schedule;
    return Array.from({ length: slices }, (_, step) => (step + 1) / slices);
  }

  decide(occasion: Occasion, parent: ParentOrder): ExecutionStep | null {
    return scheduledStep(this.schedule, occasion, parent);
  }
}
