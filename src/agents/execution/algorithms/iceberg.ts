import { ceilToTick, floorToTick, type Instrument } from '../../../core/instrument.js';
import type { PriceUnits } from '../../../core/units.js';
import type { OrderType } from '../../../events/order-terms.js';
import type { ParentOrder } from '../parent-order.js';
import { leastSlice } from '../slice-quantity.js';
import type { ExecutionAlgorithm, ExecutionStep, ExecutionView, Occasion } from './execution-algorithm.js';

/**
 * A limit order of which only a piece shows: the next one is sent when the last has filled. All pieces have one price:
 * the intent's limit, or, for an intent without one, the last price when it was approved. Like any limit order it may
 * never fill. A piece that the venue did not take is sent again after the next bar.
 */
export class Iceberg implements ExecutionAlgorithm {
  readonly name = 'iceberg';
  readonly orderTypes: readonly OrderType[] = ['market', 'limit'];
  private readonly displayPct: number;

  /** @param displayPct size of a piece in percent of the order */
  constructor(displayPct: number) {
    this.displayPct = displayPct;
  }

  plan(): readonly number[] {
    return [];
  }

  decide(occasion: Occasion, parent: ParentOrder, { instrument }: ExecutionView): ExecutionStep | null {
    if (occasion === 'timer' || parent.working > 0) return null;
    const limitPrice = pricePiece(parent, instrument);
    const piece = Math.max(
      parent.terms.quantity * (this.displayPct / 100),
      leastSlice(instrument, limitPrice / instrument.priceOne),
    );
    return { dueQuantity: parent.filled + piece, limitPrice, wakeTsMs: 0 };
  }
}

/** The grid never makes a limit worse for its owner: a buy rounds down, a sell rounds up. */
function pricePiece({ terms, arrivalPrice }: ParentOrder, instrument: Instrument): PriceUnits {
  if (terms.type === 'limit') return terms.limitPrice;
  if (terms.side === 'sell') return ceilToTick(instrument, arrivalPrice);
  return Math.max(floorToTick(instrument, arrivalPrice), instrument.tickUnits) as PriceUnits;
}
