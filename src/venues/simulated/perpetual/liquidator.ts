import { feeOf } from '../../../core/fee-rate.js';
import { ceilToTick, floorToTick, type Instrument, priceToFloat, roundToTick } from '../../../core/instrument.js';
import { type Money, type PriceUnits, type QuantityUnits, ZERO_MONEY, ZERO_QUANTITY } from '../../../core/units.js';
import type { ComingFill, Liquidation } from '../liquidation.js';
import type { OrderLifeCycle } from '../orders/order-life-cycle.js';
import type { PerpetualTerms, VenueContext } from '../venue-context.js';
import { closingOverdraws } from './closing-overdraws.js';
import { marginLeft } from './cross-margin.js';
import { liquidationAlarm, liquidationThreshold, reachesLiquidation } from './liquidation-price.js';
import { gainOverMark, stepQuantity } from './liquidation-step.js';
import type { PerpetualCollateral } from './perpetual-collateral.js';
import { absoluteNotional, type MarkedPosition, unrealizedProfit } from './perpetual-position.js';
import { type LiquidationLeg, settleLiquidation } from './settle-liquidation.js';

/**
 * Closes positions whose margin is used up: an isolated one by itself, cross-margined ones all together with the wallet.
 * The orders of the sub-account go first, as on an exchange. In steps, large positions are made smaller first, a bracket
 * at a time, for as long as that may save the rest. What the margin does not cover, the insurance fund pays.
 */
export class Liquidator implements Liquidation {
  private readonly venue: VenueContext;
  private readonly orders: OrderLifeCycle;
  private readonly collateral: PerpetualCollateral;
  private readonly terms: PerpetualTerms;
  /** By strategy and instrument: nothing that could not be computed again. */
  private readonly alarms: ({ changes: number; price: number } | undefined)[][] = [];

  constructor(venue: VenueContext, orders: OrderLifeCycle, terms: PerpetualTerms) {
    this.venue = venue;
    this.orders = orders;
    this.collateral = terms.collateral;
    this.terms = terms;
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

  reached(strategyIndex: number, instrument: Instrument, mark: number): boolean {
    const threshold = this.threshold(strategyIndex, instrument);
    return this.collateral.position(strategyIndex, instrument.index) > 0 ? mark <= threshold : mark >= threshold;
  }

  takeOver(fill: ComingFill): boolean {
    const { strategyIndex, instrument, marketPrice } = fill;
    const at = priceToFloat(instrument, fill.price);
    if (this.terms.marks?.has(instrument.index)) {
      // The order does not move the mark price, however far it slips.
      if (!closingOverdraws(this.collateral, fill, this.venue.options.fees.rate('taker'))) return false;
      this.endOrders(strategyIndex, instrument);
      this.closeAll(strategyIndex, instrument, at);
      return true;
    }
    if (at === marketPrice || !this.mayReach(strategyIndex, instrument, at, at)) return false;
    if (!this.reached(strategyIndex, instrument, at)) return false;
    this.liquidate(strategyIndex, instrument, at, at);
    return true;
  }

  liquidate(strategyIndex: number, instrument: Instrument, mark: number, marketPrice: number): void {
    this.endOrders(strategyIndex, instrument);
    if (this.terms.inSteps === true) {
      while (this.step(strategyIndex, instrument, mark, marketPrice)) {
        if (!this.reached(strategyIndex, instrument, mark)) return;
      }
    }
    this.closeAll(strategyIndex, instrument, marketPrice);
  }

  /**
   * Closes the part of a position that keeps it in a bracket above its lowest: of the one whose price has moved, or of
   * the first other one of the wallet. False where none is that large, or where the margin does not carry the step.
   */
  private step(strategyIndex: number, instrument: Instrument, mark: number, marketPrice: number): boolean {
    const { collateral } = this;
    const isolated = collateral.isolatedMargin(strategyIndex, instrument.index);
    const own = { ...collateral.marked(strategyIndex, instrument), price: roundToTick(instrument, mark) };
    const others = isolated === null ? this.others(strategyIndex, instrument) : [];
    const group = [own, ...others];
    const large = group.find((one) => stepQuantity(one) < Math.abs(one.quantity));
    if (large === undefined) return false;
    const closed = stepQuantity(large);
    const fillPrice = large === own ? this.fillPrice(own, marketPrice) : this.lastPrice(large.instrument);
    let left: bigint = (isolated ?? collateral.wallet(strategyIndex)) + gainOverMark(large, closed, fillPrice);
    for (const one of group) left += unrealizedProfit(one, one.price);
    if (left < 0n) return false;
    const part = { ...large, quantity: (large.quantity > 0 ? closed : -closed) as QuantityUnits };
    const notional = absoluteNotional(part, fillPrice);
    const asked = feeOf(notional, this.terms.clearanceFee);
    const liquidationPrice = large === own ? this.liquidationPriceOf(strategyIndex, own, marketPrice) : fillPrice;
    const walletBefore = collateral.wallet(strategyIndex);
    this.close(strategyIndex, part, fillPrice, notional, (asked < left ? asked : left) as Money);
    if (isolated !== null) {
      // The part's share of the margin stays with the rest, less what the part has cost.
      const margin = isolated + collateral.wallet(strategyIndex) - walletBefore;
      collateral.setIsolatedMargin(strategyIndex, instrument.index, margin as Money);
    }
    this.report(strategyIndex, part, liquidationPrice, ZERO_MONEY);
    return true;
  }

  private closeAll(strategyIndex: number, instrument: Instrument, marketPrice: number): void {
    const isolated = this.collateral.isolatedMargin(strategyIndex, instrument.index);
    const position = this.collateral.marked(strategyIndex, instrument);
    const liquidationPrice = this.liquidationPriceOf(strategyIndex, position, marketPrice);
    const closing = isolated === null ? this.collateral.positions(strategyIndex) : [position];
    const legs = closing.map((leg): LiquidationLeg => {
      const own = leg.instrument.index === instrument.index;
      return { position: leg, fillPrice: own ? this.fillPrice(leg, marketPrice) : this.lastPrice(leg.instrument) };
    });
    const margin = isolated ?? this.collateral.wallet(strategyIndex);
    const settled = settleLiquidation(legs, margin, this.terms.clearanceFee);
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

  /** Orders of the sub-account: of an isolated position those of its instrument, otherwise all. */
  private endOrders(strategyIndex: number, instrument: Instrument): void {
    const isIsolated = this.collateral.isolatedMargin(strategyIndex, instrument.index) !== null;
    for (const [index, book] of this.venue.books.entries()) {
      if (isIsolated && index !== instrument.index) continue;
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
    return marginLeft(this.collateral.wallet(strategyIndex), this.others(strategyIndex, instrument));
  }

  /** The other positions of the sub-account. */
  private others(strategyIndex: number, instrument: Instrument): MarkedPosition[] {
    return this.collateral.positions(strategyIndex).filter((one) => one.instrument.index !== instrument.index);
  }

  /** What another position of the wallet is closed at: it is marked elsewhere, but trades here. */
  private lastPrice(instrument: Instrument): PriceUnits {
    return roundToTick(instrument, this.venue.kernel.market.lastPrice[instrument.index]);
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
