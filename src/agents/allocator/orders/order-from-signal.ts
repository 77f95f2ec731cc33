import { floorToLot, type Instrument } from '../../../core/instrument.js';
import type { QuantityUnits } from '../../../core/units.js';
import { type OrderConditions, type OrderTerms, PLAIN_CONDITIONS } from '../../../events/order-terms.js';
import type { SignalEmitted, SignalEntry } from '../../../events/signal-events.js';
import type { Portfolio } from '../../../ledger/portfolio.js';
import type { SizingModel } from '../sizing/sizing-model.js';
import { exitTerms } from './exit-terms.js';
import { limitPrice, NO_PRICE, stopPrice } from './order-prices.js';

export interface SignalSituation {
  readonly instrument: Instrument;
  readonly sizing: SizingModel;
  /** The strategy's position now; negative when short. */
  readonly position: QuantityUnits;
  /** Asked for the strategy's equity only when a position is to be sized. */
  readonly portfolio: Pick<Portfolio, 'equityFloat'>;
  readonly lastPrice: number;
  /** Virtual time, epoch milliseconds. */
  readonly tsMs: number;
}

/**
 * The order that takes a strategy from its position to what its signal wants, or null when there is nothing to do: the
 * position already has the direction (and no explicit target), or the difference is smaller than a lot.
 */
export function orderFromSignal(signal: SignalEmitted, situation: SignalSituation): OrderTerms | null {
  const { instrument, position } = situation;
  const target = targetPosition(signal, situation);
  const delta = target - position;
  // A fee taken in coins leaves less than a lot behind, which cannot be sold.
  const quantity = Math.abs(delta) - (Math.abs(delta) % instrument.lotUnits);
  if (quantity === 0) return null;
  const side = delta > 0 ? 'buy' : 'sell';
  const { entry } = signal;
  return {
    strategyIndex: signal.strategyIndex,
    instrumentIndex: instrument.index,
    side,
    type: entry === null ? 'market' : entry.type,
    quantity: quantity as QuantityUnits,
    limitPrice: entry === null ? NO_PRICE : limitPrice(entry.limitPrice, side, instrument),
    stopPrice: entry === null ? NO_PRICE : stopPrice(entry.stopPrice, instrument),
    conditions: entry === null ? null : conditionsOf(entry, situation.tsMs),
    exits: signal.exits === null || !opens(target, position) ? null : exitTerms(signal.exits, side, instrument),
  };
}

/** Whether the order ends with a position in its own direction: one that only closes has nothing to protect. */
function opens(target: number, position: number): boolean {
  return target !== 0 && (target > 0 !== position > 0 || Math.abs(target) > Math.abs(position));
}

function conditionsOf({ timeInForce, goodForMs, postOnly }: SignalEntry, tsMs: number): OrderConditions | null {
  if (goodForMs === undefined && postOnly !== true && (timeInForce === undefined || timeInForce === 'GTC')) return null;
  return {
    ...PLAIN_CONDITIONS,
    timeInForce: goodForMs === undefined ? (timeInForce ?? 'GTC') : 'GTD',
    expireTsMs: goodForMs === undefined ? 0 : tsMs + goodForMs,
    postOnly: postOnly === true,
  };
}

function targetPosition(signal: SignalEmitted, situation: SignalSituation): number {
  const { instrument, sizing, position, lastPrice } = situation;
  if (signal.direction === 'flat') return 0;
  const sign = signal.direction === 'long' ? 1 : -1;
  if (signal.targetQuantity !== null) return sign * floorToLot(instrument, signal.targetQuantity);
  // What a fee in coins left behind is no position.
  if (position * sign >= instrument.lotUnits) return position;
  const size = {
    equity: situation.portfolio.equityFloat(signal.strategyIndex),
    price: lastPrice,
    strength: signal.strength,
  };
  return sign * floorToLot(instrument, sizing.quantity(size, signal));
}
