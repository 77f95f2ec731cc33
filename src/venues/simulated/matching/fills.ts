import { baseFeeOf } from '../../../core/base-fee.js';
import {
  ceilToTick,
  floorToTick,
  type Instrument,
  notional,
  priceToFloat,
  quantityToFloat,
} from '../../../core/instrument.js';
import { feeOfTrade } from '../../../core/trade-fee.js';
import { moneyToFloat, type PriceUnits, type QuantityUnits, ZERO_QUANTITY } from '../../../core/units.js';
import type { Liquidity, OrderRole, Side } from '../../../events/order-terms.js';
import type { ProposedFill } from '../collateral.js';
import type { OrderLifeCycle } from '../orders/order-life-cycle.js';
import { activeType, leavesOf, roleOf, type VenueOrder } from '../orders/venue-order.js';
import type { VenueContext } from '../venue-context.js';

/** Turns a touch into a fill: at which price, how much of it, for which fee. */
export class Fills {
  private readonly venue: VenueContext;
  private readonly orders: OrderLifeCycle;

  constructor(venue: VenueContext, orders: OrderLifeCycle) {
    this.venue = venue;
    this.orders = orders;
  }

  /**
   * Fills what it can of the order, at most `volume`, and returns how much that was. It ends the order where the rules
   * say so; after a return of 0 with the order still working, the volume was too small. `offered` is what the order may
   * go on to take at other prices too: fill-or-kill asks for no more than that.
   */
  fill(
    order: VenueOrder,
    instrument: Instrument,
    marketPrice: number,
    volume: number,
    offered: number = volume,
  ): QuantityUnits {
    const taking = activeType(order) === 'market' || !order.resting;
    const { conditions } = order.terms;
    if (conditions !== null && taking && conditions.postOnly) return this.expire(order, 'POST_ONLY_WOULD_TAKE');
    if (taking && !this.venue.options.selfTrade && this.meetsOwnOrder(order, instrument, marketPrice)) {
      return this.expire(order, 'SELF_TRADE');
    }
    const leaves = leavesOf(order);
    let wanted = leaves;
    if (conditions?.reduceOnly === true) {
      wanted = Math.min(leaves, this.orders.reducible(order)) as QuantityUnits;
      if (wanted === 0) return this.expire(order, 'REDUCE_ONLY');
    }
    const available = Math.min(wanted, volume) as QuantityUnits;
    if (conditions?.timeInForce === 'FOK' && Math.min(wanted, offered) < leaves)
      return this.expire(order, 'FILL_OR_KILL');
    if (available === 0) return ZERO_QUANTITY;
    // Cut to the position, unless it is the volume that is too small: then the rest of the position is still to come.
    const cut = wanted < leaves && available === wanted;
    return this.trade(order, instrument, marketPrice, available, taking ? 'taker' : 'maker', cut);
  }

  private trade(
    order: VenueOrder,
    instrument: Instrument,
    marketPrice: number,
    quantity: QuantityUnits,
    liquidity: Liquidity,
    cut: boolean,
  ): QuantityUnits {
    const { collateral } = this.venue.options;
    const price = this.fillPrice(order, instrument, marketPrice, quantity);
    if (this.isTakenOver(order, instrument, marketPrice, price, quantity)) return ZERO_QUANTITY;
    const proposed = this.propose(order, instrument, price, quantity, liquidity);
    const covered = collateral.coverable(proposed);
    if (covered === quantity) {
      this.book(proposed, marketPrice);
      if (cut && !order.ended && leavesOf(order) > 0) this.orders.end(order, 'expired', 'REDUCE_ONLY');
      return quantity;
    }
    // The price is dearer than the one that the order was covered at: what the account can pay for, and no more.
    if (order.terms.conditions?.timeInForce === 'FOK') return this.expire(order, 'FILL_OR_KILL');
    if (covered > 0) this.book(this.propose(order, instrument, price, covered, liquidity), marketPrice);
    const reason = this.venue.options.perpetual === null ? 'INSUFFICIENT_BALANCE' : 'INSUFFICIENT_MARGIN';
    if (!order.ended) this.orders.end(order, 'expired', reason);
    return covered;
  }

  /** An order that fills beyond what the position's margin carries finds it closed already, and itself with it. */
  private isTakenOver(
    order: VenueOrder,
    instrument: Instrument,
    marketPrice: number,
    price: PriceUnits,
    quantity: QuantityUnits,
  ): boolean {
    const { liquidation } = this.venue;
    if (liquidation === null) return false;
    const { strategyIndex, side } = order.terms;
    return liquidation.takeOver({ strategyIndex, instrument, side, quantity, price, marketPrice });
  }

  private propose(
    order: VenueOrder,
    instrument: Instrument,
    price: PriceUnits,
    quantity: QuantityUnits,
    liquidity: Liquidity,
  ): ProposedFill {
    const { fees, feesInBase } = this.venue.options;
    const value = notional(instrument, price, quantity);
    const rate = fees.rate(liquidity, this.venue.kernel.clock.tsMs);
    if (feesInBase && order.terms.side === 'buy' && rate.units > 0n) {
      const feeQuantity = baseFeeOf(instrument, quantity, rate);
      return {
        order,
        instrument,
        price,
        quantity,
        value,
        fee: notional(instrument, price, feeQuantity),
        feeQuantity,
        liquidity,
      };
    }
    const fee = feeOfTrade(instrument, price, quantity, rate);
    return { order, instrument, price, quantity, value, fee, feeQuantity: ZERO_QUANTITY, liquidity };
  }

  private book(fill: ProposedFill, marketPrice: number): void {
    const { collateral } = this.venue.options;
    const { order, quantity } = fill;
    collateral.release(order, quantity);
    collateral.settle(fill);
    order.filled = (order.filled + quantity) as QuantityUnits;
    if (leavesOf(order) === 0) order.ended = true;
    this.publish(fill, roleOf(order));
    this.orders.afterFill(order, quantity, marketPrice);
  }

  private publish({ order, price, quantity, value, fee, feeQuantity, liquidity }: ProposedFill, role: OrderRole): void {
    const { kernel, options } = this.venue;
    const { strategyIndex, instrumentIndex, side, type } = order.terms;
    kernel.publish(kernel.topics.orderFilled, {
      kind: 'OrderFilled',
      seq: 0,
      tsMs: 0,
      orderId: order.orderId,
      strategyIndex,
      instrumentIndex,
      side,
      type,
      price,
      quantity,
      notional: value,
      leaves: leavesOf(order),
      fee,
      feeQuantity,
      liquidity,
      role,
    });
    options.fees.onFill?.(kernel.clock.tsMs, moneyToFloat(value));
  }

  private fillPrice(
    order: VenueOrder,
    instrument: Instrument,
    marketPrice: number,
    quantity: QuantityUnits,
  ): PriceUnits {
    const { side } = order.terms;
    const slips = activeType(order) === 'market';
    const slipped = slips ? this.slip(side, instrument, marketPrice, quantity) : marketPrice;
    // Off the grid, the rounding goes against the trader; nothing trades below the first tick.
    if (side === 'buy') return ceilToTick(instrument, slipped);
    return Math.max(floorToTick(instrument, slipped), instrument.tickUnits) as PriceUnits;
  }

  private slip(side: Side, instrument: Instrument, marketPrice: number, quantity: QuantityUnits): number {
    const { activity, options } = this.venue;
    if (activity === null) return options.slippage.slip(side, marketPrice);
    const { volume, volatility } = activity[instrument.index];
    return options.slippage.slip(side, marketPrice, {
      quantity: quantityToFloat(instrument, quantity),
      volume,
      volatility,
    });
  }

  /** Whether a limit order of the desk's own waits where this one would take. */
  private meetsOwnOrder(order: VenueOrder, instrument: Instrument, marketPrice: number): boolean {
    const book = this.venue.books[instrument.index];
    if (book.length === 1) return false;
    const buys = order.terms.side === 'buy';
    for (const other of book) {
      if (other === order || other.ended || other.asleep || other.terms.side === order.terms.side) continue;
      if (activeType(other) !== 'limit') continue;
      const limit = priceToFloat(instrument, other.limitPrice);
      if (buys ? limit <= marketPrice : limit >= marketPrice) return true;
    }
    return false;
  }

  private expire(order: VenueOrder, reason: string): QuantityUnits {
    this.orders.end(order, 'expired', reason);
    return ZERO_QUANTITY;
  }
}
