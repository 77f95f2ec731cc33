import type { OrderType } from '../../../events/order-terms.js';
import type { ParentOrder } from '../parent-order.js';
import {
  type ExecutionAlgorithm,
  type ExecutionStep,
  type ExecutionView,
  NO_LIMIT,
  type Occasion,
} from './execution-algorithm.js';

export interface ParticipationOptions {
  /** Of the market's volume, above 0. */
  readonly pct: number;
  /** After that time the rest is sent at once; null: it takes as long as it takes. */
  readonly maxDurationMs: number | null;
}

/** Percentage of volume: after each bar that closes, a market order of that share of what traded in it. */
export class Participation implements ExecutionAlgorithm {
  readonly name = 'participation';
  readonly orderTypes: readonly OrderType[] = ['market'];
  private readonly options: ParticipationOptions;

  constructor(options: ParticipationOptions) {
    this.options = options;
  }

  plan(): readonly number[] {
    return [];
  }

  decide(occasion: Occasion, parent: ParentOrder, { tsMs, instrument }: ExecutionView): ExecutionStep | null {
    if (occasion === 'fill') return null;
    const { pct, maxDurationMs } = this.options;
    const endTsMs = maxDurationMs === null ? Number.POSITIVE_INFINITY : parent.startTsMs + maxDurationMs;
    // The timer of this very time sends all that is left, in one order.
    if (occasion === 'bar' && tsMs === endTsMs) return null;
    // The share of all bars together, so that what a bar leaves below the lot is not lost.
    const share = (pct / 100) * parent.marketVolume * instrument.quantityOne;
    return {
      dueQuantity: tsMs >= endTsMs ? parent.terms.quantity : share,
      limitPrice: NO_LIMIT,
      wakeTsMs: occasion === 'start' && maxDurationMs !== null ? endTsMs : 0,
    };
  }
}
