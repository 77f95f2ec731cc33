import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEE_STEP, feeRateFromBps } from '../../src/core/fee-rate.js';
import { notional } from '../../src/core/instrument.js';
import { type Money, moneyToFloat, type PriceUnits, type QuantityUnits } from '../../src/core/units.js';
import { openAccount, postCover, postFill, walletBalance } from '../../src/ledger/account.js';
import { isClearlyMargined, marginLeft, toFloatPosition } from '../../src/venues/simulated/perpetual/cross-margin.js';
import { isolatedMarginAfter } from '../../src/venues/simulated/perpetual/isolated-margin.js';
import {
  coversMaintenance,
  liquidationAlarm,
  liquidationPrice,
  liquidationThreshold,
  liquidationTick,
  reachesLiquidation,
} from '../../src/venues/simulated/perpetual/liquidation-price.js';
import { maintenanceMargin, maintenanceMarginFloat } from '../../src/venues/simulated/perpetual/margin-brackets.js';
import {
  affordableOpening,
  openedQuantity,
  requiredMargin,
} from '../../src/venues/simulated/perpetual/order-margin.js';
import {
  absoluteNotional,
  type PerpetualPosition,
  positionMaintenance,
  unrealizedProfit,
} from '../../src/venues/simulated/perpetual/perpetual-position.js';
import { settleLiquidation } from '../../src/venues/simulated/perpetual/settle-liquidation.js';
import { conserved, INSTRUMENTS } from '../unit/ledger/account-bench.js';
import { instrument, marginTable, openingMargin, openPosition, priceUnits, quantityUnits } from './margin-tables.js';
import { runs } from './property-runs.js';

const leverage = fc.integer({ min: 1, max: 125 });
const anyMargin = fc.bigInt({ min: 0n, max: 10n ** 24n }) as fc.Arbitrary<Money>;

describe('the maintenance margin', () => {
  it('has no jump at a bound and never falls', () => {
    fc.assert(
      fc.property(marginTable, (table) => {
        for (const { notionalCap } of table) {
          const above = (notionalCap + FEE_STEP) as Money;
          const step = maintenanceMargin(table, above) - maintenanceMargin(table, notionalCap);
          expect(step >= 0n && step <= FEE_STEP).toBe(true);
        }
      }),
      runs(1_000),
    );
  });

  it('in float64 is the exact one, but for its rounding', () => {
    fc.assert(
      fc.property(marginTable, fc.bigInt({ min: 0n, max: 10n ** 24n }), (table, size) => {
        const exact = moneyToFloat(maintenanceMargin(table, size as Money));
        const float = maintenanceMarginFloat(table, moneyToFloat(size as Money));
        expect(Math.abs(exact - float)).toBeLessThanOrEqual(1e-8 + exact * 1e-9);
      }),
      runs(1_000),
    );
  });
});

describe('at the liquidation price', () => {
  it('the margin balance is the maintenance margin, to within one tick on the exchange side', () => {
    fc.assert(
      fc.property(openPosition, fc.oneof(leverage, anyMargin), (position, drawn) => {
        const margin = typeof drawn === 'bigint' ? drawn : openingMargin(position, drawn);
        const tick = liquidationTick(position, margin);
        const isLong = position.quantity > 0;
        // Whatever reaches the threshold has reached the alarm.
        const threshold = liquidationThreshold(position, margin);
        const alarm = liquidationAlarm(position, margin);
        if (tick !== null) expect(reachesLiquidation(position.quantity, alarm, threshold, threshold)).toBe(true);
        if (tick === null) {
          // A long that is paid for, or a short whose price is out of range.
          if (isLong) expect(coversMaintenance(position, margin, position.instrument.tickUnits)).toBe(true);
          else
            expect((liquidationPrice(position, margin) as number) * position.instrument.priceOne).toBeGreaterThan(
              2 ** 51,
            );
          return;
        }
        if (tick === 0) return;
        const worse = (tick - (isLong ? 1 : -1) * position.instrument.tickUnits) as PriceUnits;
        expect(coversMaintenance(position, margin, tick)).toBe(true);
        if (worse > 0) expect(coversMaintenance(position, margin, worse)).toBe(false);
        const balance = margin + unrealizedProfit(position, tick);
        const excess = balance - positionMaintenance(position, tick);
        // One tick moves the balance by tick × size, and a short's maintenance margin by at most half of that.
        const oneTick = absoluteNotional(position, position.instrument.tickUnits);
        expect(excess >= -FEE_STEP && excess <= (oneTick * 3n) / 2n).toBe(true);
        const float = liquidationPrice(position, margin) as number;
        const off = Math.abs(float * position.instrument.priceOne - tick);
        expect(off).toBeLessThanOrEqual(position.instrument.tickUnits * (1 + 1e-6) + tick * 1e-12);
      }),
      runs(5_000),
    );
  });

  it('less margin is nearer, and a position with more than its maintenance margin is not there yet', () => {
    fc.assert(
      fc.property(openPosition, leverage, leverage, (position, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const isLong = position.quantity > 0;
        const none = isLong ? 0 : Number.POSITIVE_INFINITY;
        const careful = liquidationTick(position, openingMargin(position, low)) ?? none;
        const bold = liquidationTick(position, openingMargin(position, high)) ?? none;
        expect(isLong ? bold >= careful : bold <= careful).toBe(true);
        const margin = openingMargin(position, high);
        const step = absoluteNotional(position, position.instrument.tickUnits) * 2n;
        if (margin <= positionMaintenance(position, position.entry) + step) return;
        expect(isLong ? bold < position.entry : bold > position.entry).toBe(true);
      }),
      runs(3_000),
    );
  });

  it('behind other positions, the whole wallet is used up', () => {
    fc.assert(
      fc.property(openPosition, openPosition, priceUnits, anyMargin, (one, other, price, wallet) => {
        const marked = { ...other, price };
        const tick = liquidationTick(one, marginLeft(wallet, [marked]));
        if (tick === null || tick === 0) return;
        const left = marginLeft(wallet, [{ ...one, price: tick }, marked]);
        const oneTick = absoluteNotional(one, one.instrument.tickUnits);
        expect(left >= -FEE_STEP && left <= (oneTick * 3n) / 2n).toBe(true);
      }),
      runs(2_000),
    );
  });
});

describe('the look in float', () => {
  it('calls nothing safe that is to be liquidated', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(openPosition, priceUnits), { minLength: 1, maxLength: 3 }),
        // Near the edge, where it matters: from 10^-16 to 10^4.
        fc.oneof(...[9n, 14n, 20n].map((exponent) => fc.bigInt({ min: -(10n ** exponent), max: 10n ** exponent }))),
        priceUnits,
        (drawn, offset, moved) => {
          const positions = drawn.map(([position, price], index) => ({
            ...position,
            instrument: { ...position.instrument, index },
            price: index === 0 ? moved : price,
          }));
          const wallet = (offset - marginLeft(0n as Money, positions)) as Money;
          const prices = positions.map(({ instrument: { priceOne }, price }) => price / priceOne);
          const floats = positions.map(toFloatPosition);
          const [first, ...others] = positions;
          const safe = isClearlyMargined(moneyToFloat(wallet), floats, [Number.NaN, ...prices.slice(1)], 0, prices[0]);
          const threshold = liquidationThreshold(first, marginLeft(wallet, others));
          const reached = reachesLiquidation(first.quantity, threshold, prices[0], prices[0]);
          expect(safe && reached).toBe(false);
          if (safe) expect(marginLeft(wallet, positions) > 0n).toBe(true);
          // Nor is it blind: with so much more it does not ask any longer.
          const rich = moneyToFloat(wallet) + floats.reduce((sum, { cost }) => sum + 20 * Math.abs(cost), 1e6);
          expect(isClearlyMargined(rich, floats, prices, 0, prices[0])).toBe(true);
        },
      ),
      runs(2_000),
    );
  });
});

describe('after a liquidation at any price', () => {
  const clearance = fc.integer({ min: 0, max: 500 }).map(feeRateFromBps);

  /** Books it the way the desk does. */
  function book(deposit: Money, opened: readonly (PerpetualPosition & { entry: PriceUnits })[]) {
    const account = openAccount(deposit, opened.length);
    for (const { instrument: own, entry, quantity } of opened) {
      const size = Math.abs(quantity) as QuantityUnits;
      postFill(account, own, quantity > 0 ? 'buy' : 'sell', entry, size, 0n as Money);
    }
    return account;
  }

  it('an isolated position has used no more than its own margin, and the books balance', () => {
    fc.assert(
      fc.property(openPosition, leverage, anyMargin, priceUnits, clearance, (drawn, times, outside, price, rate) => {
        const position = { ...drawn, instrument: { ...drawn.instrument, index: 0 } };
        const margin = openingMargin(position, times);
        const deposit = (outside + margin) as Money;
        const account = book(deposit, [position]);
        const { legs, marginAfter } = settleLiquidation([{ position, fillPrice: price }], margin, rate);
        const size = Math.abs(position.quantity) as QuantityUnits;
        const side = position.quantity > 0 ? 'sell' : 'buy';
        expect(postFill(account, position.instrument, side, price, size, legs[0].fee)).toBe(legs[0].realized);
        postCover(account, legs[0].covered);
        expect(walletBalance(account)).toBe(outside + marginAfter);
        expect(marginAfter >= 0n && legs[0].fee >= 0n && legs[0].covered >= 0n).toBe(true);
        expect(legs[0].covered === 0n || (legs[0].fee === 0n && marginAfter === 0n)).toBe(true);
        expect(conserved(account)).toBe(deposit);
        expect(account.cash).toBe(walletBalance(account));
      }),
      runs(3_000),
    );
  });

  it('a wallet with all its positions closed is never below zero, and the books balance', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(openPosition, priceUnits), { minLength: 1, maxLength: 4 }),
        anyMargin,
        clearance,
        (drawn, wallet, rate) => {
          const positions = drawn.map(([position], index) => ({
            ...position,
            instrument: { ...position.instrument, index },
          }));
          const legs = positions.map((position, index) => ({ position, fillPrice: drawn[index][1] }));
          const account = book(wallet, positions);
          const settled = settleLiquidation(legs, wallet, rate);
          settled.legs.forEach(({ fee, covered }, index) => {
            const { instrument: own, quantity } = positions[index];
            const size = Math.abs(quantity) as QuantityUnits;
            postFill(account, own, quantity > 0 ? 'sell' : 'buy', legs[index].fillPrice, size, fee);
            postCover(account, covered);
          });
          expect(account.cash).toBe(settled.marginAfter);
          expect(account.cash >= 0n).toBe(true);
          expect(conserved(account)).toBe(wallet);
        },
      ),
      runs(2_000),
    );
  });
});

describe('the margin of orders', () => {
  it('affords what fits, and not one lot more', () => {
    fc.assert(
      fc.property(instrument, priceUnits, quantityUnits, leverage, anyMargin, (own, price, drawn, times, available) => {
        const wanted = (Math.abs(drawn) * own.lotUnits) as QuantityUnits;
        const rate = feeRateFromBps(5);
        const quantity = affordableOpening(own, available, price, wanted, times, rate);
        expect(quantity >= 0 && quantity <= wanted && quantity % own.lotUnits === 0).toBe(true);
        expect(requiredMargin(own, quantity, price, times, rate) <= available).toBe(true);
        const more = (quantity + own.lotUnits) as QuantityUnits;
        if (quantity < wanted) expect(requiredMargin(own, more, price, times, rate) > available).toBe(true);
      }),
      runs(1_000),
    );
  });

  it('counts what opens: orders one after the other open what they do together', () => {
    fc.assert(
      fc.property(quantityUnits, quantityUnits, fc.nat(2 ** 20), (held, order, pending) => {
        const side = order > 0 ? 'buy' : 'sell';
        const size = Math.abs(order) as QuantityUnits;
        const before = openedQuantity(held, side, pending as QuantityUnits);
        const after = openedQuantity(held, side, size, pending as QuantityUnits);
        expect(before + after).toBe(openedQuantity(held, side, (size + pending) as QuantityUnits));
      }),
      runs(1_000),
    );
  });

  it('an isolated margin is never below zero, and gone with the position', () => {
    const fill = fc.tuple(quantityUnits, priceUnits);
    fc.assert(
      fc.property(fc.array(fill, { minLength: 1, maxLength: 20 }), leverage, (fills, times) => {
        const [own] = INSTRUMENTS;
        let held = 0 as QuantityUnits;
        let margin = 0n as Money;
        const trade = (signed: number, price: PriceUnits) => {
          const size = Math.abs(signed) as QuantityUnits;
          const value = notional(own, price, size);
          margin = isolatedMarginAfter(margin, held, signed > 0 ? 'buy' : 'sell', size, value, times);
          held = (held + signed) as QuantityUnits;
          expect(margin >= 0n && (held !== 0 || margin === 0n)).toBe(true);
        };
        for (const [signed, price] of fills) trade(signed, price);
        if (held !== 0) trade(-held, fills[0][1]);
        expect(margin).toBe(0n);
      }),
      runs(1_000),
    );
  });
});
