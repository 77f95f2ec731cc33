import type { FeeRate } from '../../../core/fee-rate.js';
import { ceilToTick, floorToTick, type Instrument } from '../../../core/instrument.js';
import { type Money, type PriceUnits, type QuantityUnits, ZERO_QUANTITY } from '../../../core/units.js';
import type { Liquidation } from '../liquidation.js';
import type { OrderLifeCycle } from '../orders/order-life-cycle.js';
import type { VenueContext } from '../venue-context.js';
import { marginLeft } from './cross-margin.js';
import { liquidationAlarm, liquidationThreshold, reachesLiquidation } from './liquidation-price.js';
import type { PerpetualCollateral } from './perpetual-collateral.js';
import type { MarkedPosition } from './perpetual-position.js';
import { type LiquidationLeg, settleLiquidation } from './settle-liquidation.js';

/**
 * Closes positions whose margin is used up: an isolated one by itself, cross-margined ones all together with the wallet.
 * The orders of the sub-account go first, as on an exchange. What the margin does not cover, the insurance fund pays.
 */
export class Liquidator implements Liquidation {
  private readonly venue: VenueContext;
  private readonly orders: OrderLifeCycle;
  private readonly collateral: PerpetualCollateral;
  private readonly clearanceFee: FeeRate;
  /** By strategy and instrument: nothing that could not be computed again. */
  private readonly alarms: ({ changes: number; price: number } | undefined)[][] = [];

  constructor(venue: VenueContext, orders: OrderLifeCycle, collateral: PerpetualCollateral, clearanceFee: FeeRate) {
    this.venue = venue;
    this.orders = orders;
    this.collateral = collateral;
    this.clearanceFee = clearanceFee;
  }

  holders(instrumentIndex: number): number[] {
    const { collateral } = this;
    const holders: number[] = [];
    for (let strategyIndex = 0; strategyIndex < collateral.strategyCount; strategyIndex++) {
      if (collateral.position(strategyIndex, instrumentIndex) !== 0) holders.push(strategyIndex);
    }
    return holders;
  }

  isHeld(instrumentIndex: number): boolean {
    const { collateral } = this;
    for (let strategyIndex = 0; strategyIndex < collateral.strategyCount; strategyIndex++) {
      if (collateral.position(strategyIndex, instrumentIndex) !== 0) return true;
    }
    return false;
  }

  threshold(strategyIndex: number, instrument: Instrument): number {
    const position = this.collateral.marked(strategyIndex, instrument);
    if (position.quantity === 0) return Number.NaN;
    return liquidationThreshold(position, this.marginBehind(strategyIndex, position));
  }

  mayReach(strategyIndex: number, instrument: Instrument, low: number, high: number): boolean {
    const quantity = this.collateral.position(strategyIndex, instrument.index);
    if (quantity === 0) return false;
    return reachesLiquidation(quantity, this.alarm(strategyIndex, instrument), low, high);
  }

  /** A price short of the threshold. It stays until a balance changes where no other position stands behind it. */
  private alarm(strategyIndex: number, instrument: Instrument): number {
    const { changes } = this.collateral;
    const known = this.alarms[strategyIndex]?.[instrument.index];
    if (known !== undefined && known.changes === changes) return known.price;
    const position = this.collateral.marked(strategyIndex, instrument);
    const price = liquidationAlarm(position, this.marginBehind(strategyIndex, position));
    const alone = this.collateral.standsAlone(strategyIndex, instrument.index);
    this.alarms[strategyIndex] ??= [];
    this.alarms[strategyIndex][instrument.index] = alone ? { changes, price } : undefined;
    return price;
  }

  reached(strategyIndex: number, instrument: Instrument, price: number): boolean {
    const threshold = this.threshold(strategyIndex, instrument);
    return this.collateral.position(strategyIndex, instrument.index) > 0 ? price <= threshold : price >= threshold;
  }

  liquidate(strategyIndex: number, instrument: Instrument, marketPrice: number): void {
    const isolated = this.collateral.isolatedMargin(strategyIndex, instrument.index);
    const position = this.collateral.marked(strategyIndex, instrument);
    const liquidationPrice = this.liquidationPriceOf(strategyIndex, position, marketPrice);
    const closing = isolated === null ? this.collateral.positions(strategyIndex) : [position];
    const legs = closing.map((leg): LiquidationLeg => {
      const own = leg.instrument.index === instrument.index;
      return { position: leg, fillPrice: own ? this.fillPrice(leg, marketPrice) : leg.price };
    });
    this.endOrders(strategyIndex, isolated === null ? null : instrument.index);
    const margin = isolated ?? this.collateral.wallet(strategyIndex);
    const settled = settleLiquidation(legs, margin, this.clearanceFee);
    legs.forEach(({ position: leg, fillPrice }, index) => {
      const { notional, fee, covered } = settled.legs[index];
      const own = leg.instrument.index === instrument.index;
      this.close(strategyIndex, leg, fillPrice, notional, fee);
      this.report(strategyIndex, leg, own ? liquidationPrice : fillPrice, covered);
    });
  }

  private close(
    strategyIndex: number,
    { instrument, quantity }: MarkedPosition | LiquidationLeg['position'],
    price: PriceUnits,
    notional: Money,
    fee: Money,
  ): void {
    const side = quantity > 0 ? 'sell' : 'buy';
    const size = Math.abs(quantity) as QuantityUnits;
    this.collateral.trade(strategyIndex, instrument, side, size, notional, fee);
    const { kernel } = this.venue;
    kernel.publish(kernel.topics.orderFilled, {
      kind: 'OrderFilled',
      seq: 0,
      tsMs: 0,
      orderId: 0,
      strategyIndex,
      instrumentIndex: instrument.index,
      side,
      type: 'market',
      price,
      quantity: size,
      notional,
      leaves: ZERO_QUANTITY,
      fee,
      feeQuantity: ZERO_QUANTITY,
      liquidity: 'taker',
      role: 'liquidation',
    });
  }

  private report(
    strategyIndex: number,
    { instrument, quantity }: LiquidationLeg['position'],
    liquidationPrice: PriceUnits,
    covered: Money,
  ): void {
    if (covered > 0n) this.collateral.cover(strategyIndex, covered);
    const { kernel } = this.venue;
    kernel.publish(kernel.topics.positionLiquidated, {
      kind: 'PositionLiquidated',
      seq: 0,
      tsMs: 0,
      strategyIndex,
      instrumentIndex: instrument.index,
      quantity,
      liquidationPrice,
      covered,
    });
  }

  /** Orders of the sub-account, of one instrument or of all. */
  private endOrders(strategyIndex: number, instrumentIndex: number | null): void {
    for (const [index, book] of this.venue.books.entries()) {
      if (instrumentIndex !== null && index !== instrumentIndex) continue;
      for (const order of book) {
        if (!order.ended && order.terms.strategyIndex === strategyIndex)
          this.orders.end(order, 'expired', 'LIQUIDATION');
      }
    }
  }

  /** What stands behind one position: its own margin, or the wallet with the rest of what it carries. */
  private marginBehind(strategyIndex: number, { instrument }: MarkedPosition): Money {
    const isolated = this.collateral.isolatedMargin(strategyIndex, instrument.index);
    if (isolated !== null) return isolated;
    const others = this.collateral.positions(strategyIndex).filter((one) => one.instrument.index !== instrument.index);
    return marginLeft(this.collateral.wallet(strategyIndex), others);
  }

  private liquidationPriceOf(strategyIndex: number, position: MarkedPosition, marketPrice: number): PriceUnits {
    const threshold = liquidationThreshold(position, this.marginBehind(strategyIndex, position));
    // Another position's loss may have used up a wallet that this one's price alone never would.
    return this.fillPrice(position, Number.isFinite(threshold) ? threshold : marketPrice);
  }

  /** Off the grid the rounding goes against the trader. */
  private fillPrice({ instrument, quantity }: LiquidationLeg['position'], price: number): PriceUnits {
    if (quantity < 0) return ceilToTick(instrument, price);
    return Math.max(floorToTick(instrument, price), instrument.tickUnits) as PriceUnits;
  }
}
