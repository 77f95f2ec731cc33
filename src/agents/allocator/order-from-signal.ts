import { ceilToTick, floorToLot, floorToTick, type Instrument, roundToTick } from '../../core/instrument.js';
import type { PriceUnits, QuantityUnits } from '../../core/units.js';
import type { OrderTerms, Side } from '../../events/order-terms.js';
import type { SignalEmitted } from '../../events/signal-events.js';
import type { SizingModel } from './sizing/sizing-model.js';

export interface SignalSituation {
  readonly instrument: Instrument;
  readonly sizing: SizingModel;
  /** The strategy's position now; negative when short. */
  readonly position: QuantityUnits;
  /** The strategy's equity, quote currency: asked for only when a position is to be sized. */
  equityOf(): number;
  readonly lastPrice: number;
}

/**
 * The order that takes a strategy from its position to what its signal wants, or null when there is nothing to do: the
 * position already has the direction (and no explicit target), or the difference is smaller than a lot.
 */
export function orderFromSignal(signal: SignalEmitted, situation: SignalSituation): OrderTerms | null {
  const { instrument, position } = situation;
  const target = targetPosition(signal, situation);
  const delta = target - position;
  if (delta === 0) return null;
  const side = delta > 0 ? 'buy' : 'sell';
  const { entry } = signal;
  return {
    strategyIndex: signal.strategyIndex,
    instrumentIndex: instrument.index,
    side,
    type: entry === null ? 'market' : entry.type,
    quantity: Math.abs(delta) as QuantityUnits,
    limitPrice: entry === null ? NO_PRICE : limitPrice(entry.limitPrice, side, instrument),
    stopPrice: entry === null ? NO_PRICE : stopPrice(entry.stopPrice, instrument),
  };
}

const NO_PRICE = 0 as PriceUnits;

/** A limit is never made worse for its owner by the grid: a buy rounds down, a sell rounds up. */
function limitPrice(price: number | undefined, side: Side, instrument: Instrument): PriceUnits {
  if (price === undefined) return NO_PRICE;
  return side === 'buy' ? floorToTick(instrument, price) : ceilToTick(instrument, price);
}

function stopPrice(price: number | undefined, instrument: Instrument): PriceUnits {
  return price === undefined ? NO_PRICE : roundToTick(instrument, price);
}

function targetPosition(signal: SignalEmitted, situation: SignalSituation): number {
  const { instrument, sizing, position, lastPrice } = situation;
  if (signal.direction === 'flat') return 0;
  const sign = signal.direction === 'long' ? 1 : -1;
  if (signal.targetQuantity !== null) return sign * floorToLot(instrument, signal.targetQuantity);
  if (position * sign > 0) return position;
  const size = { equity: situation.equityOf(), price: lastPrice, strength: signal.strength };
  return sign * floorToLot(instrument, sizing.quantity(size));
}
