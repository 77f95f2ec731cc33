import { priceToFloat, quantityToFloat } from '../../../core/instrument.js';
import { type Money, moneyToFloat } from '../../../core/units.js';
import { type MarginBrackets, maintenanceMarginFloat } from './margin-brackets.js';
import {
  type MarkedPosition,
  type PerpetualPosition,
  positionMaintenance,
  unrealizedProfit,
} from './perpetual-position.js';

/**
 * What these positions leave of a cross-margined wallet: the wallet with their unrealised profit, less their maintenance
 * margins (WB − TMM + UPNL). Of all positions of a wallet: its margin balance less what they need, and below zero they
 * are liquidated. Of all but one: the margin behind that one, which the formula for its liquidation price asks for.
 */
export function marginLeft(wallet: Money, positions: readonly MarkedPosition[]): Money {
  let margin: bigint = wallet;
  for (const position of positions) {
    margin += unrealizedProfit(position, position.price) - positionMaintenance(position, position.price);
  }
  return margin as Money;
}

/** A position in float64, made when it changes and read at every bar. Plain data. */
export interface FloatPosition {
  readonly instrumentIndex: number;
  /** Base currency; negative is short. */
  readonly coins: number;
  /** Quote currency, with the sign of `coins`. */
  readonly cost: number;
  readonly brackets: MarginBrackets;
  /** Quote currency: how far its exact liquidation may lie from the float one, on account of roundings. */
  readonly roundings: number;
}

/** Money is booked in 10^-8. */
const BOOKING_STEP = 1e-8;

export function toFloatPosition({ instrument, brackets, quantity, cost }: PerpetualPosition): FloatPosition {
  const coins = quantityToFloat(instrument, quantity);
  // A liquidation price is rounded by up to a tick, which moves the balance and at most as much again the maintenance.
  const oneTick = Math.abs(coins) * priceToFloat(instrument, instrument.tickUnits);
  return {
    instrumentIndex: instrument.index,
    coins,
    cost: moneyToFloat(cost),
    brackets,
    roundings: 2 * oneTick + BOOKING_STEP,
  };
}

/** Float64 sums are off by far less than this share of what went into them. */
const FLOAT_SLACK = 1e-9;

/**
 * Whether the wallet covers the maintenance of all its positions for certain, at the last prices and with one of them at
 * `movedPrice` (a long's low, a short's high): then no bar has to be compared with its liquidation price. False says no
 * more than that the exact one, behind {@link marginLeft} of the others, has to decide.
 */
export function isClearlyMargined(
  wallet: number,
  positions: readonly FloatPosition[],
  lastPrices: ArrayLike<number>,
  movedIndex: number,
  movedPrice: number,
): boolean {
  let excess = wallet;
  let gross = Math.abs(wallet);
  for (let index = 0; index < positions.length; index++) {
    const { instrumentIndex, coins, cost, brackets, roundings } = positions[index];
    const value = coins * (instrumentIndex === movedIndex ? movedPrice : lastPrices[instrumentIndex]);
    const size = Math.abs(value);
    excess += value - cost - maintenanceMarginFloat(brackets, size) - roundings;
    gross += size + Math.abs(cost);
  }
  return excess > gross * FLOAT_SLACK;
}
