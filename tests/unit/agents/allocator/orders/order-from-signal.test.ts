import { describe, expect, it } from 'vitest';
import { orderFromSignal, type SignalSituation } from '../../../../../src/agents/allocator/orders/order-from-signal.js';
import { FixedSizing } from '../../../../../src/agents/allocator/sizing/fixed-sizing.js';
import { PercentSizing } from '../../../../../src/agents/allocator/sizing/percent-sizing.js';
import { BTC, price, quantity, signal } from '../../desk-parts.js';

const flat: SignalSituation = {
  instrument: BTC,
  sizing: new FixedSizing(0.25),
  position: quantity(0),
  portfolio: { equityFloat: () => 1000 },
  lastPrice: 100,
  tsMs: 0,
};
const holding = { ...flat, position: quantity(2) };

describe('orderFromSignal', () => {
  it('opens with the size that sizing gives', () => {
    expect(orderFromSignal(signal('long'), flat)).toMatchObject({
      side: 'buy',
      type: 'market',
      quantity: quantity(0.25),
      limitPrice: 0,
      stopPrice: 0,
    });
    expect(orderFromSignal(signal('short'), flat)).toMatchObject({ side: 'sell', quantity: quantity(0.25) });
  });

  it('closes the whole position, whatever the sizing', () => {
    expect(orderFromSignal(signal('flat'), holding)).toMatchObject({ side: 'sell', quantity: quantity(2) });
    expect(orderFromSignal(signal('flat'), { ...flat, position: quantity(-3) })).toMatchObject({
      side: 'buy',
      quantity: quantity(3),
    });
  });

  it('does nothing when flat without a position, or when the position has the direction already', () => {
    expect(orderFromSignal(signal('flat'), flat)).toBeNull();
    expect(orderFromSignal(signal('long'), holding)).toBeNull();
  });

  it('turns a position round in one order', () => {
    expect(orderFromSignal(signal('short'), holding)).toMatchObject({ side: 'sell', quantity: quantity(2.25) });
  });

  it('goes to an explicit target from either side, rounded down to the lot', () => {
    expect(orderFromSignal(signal('long', { targetQuantity: 3.0009 }), holding)).toMatchObject({
      side: 'buy',
      quantity: quantity(1),
    });
    expect(orderFromSignal(signal('long', { targetQuantity: 0.5 }), holding)).toMatchObject({
      side: 'sell',
      quantity: quantity(1.5),
    });
    expect(orderFromSignal(signal('long', { targetQuantity: 2.0005 }), holding)).toBeNull();
  });

  it('sizes by percent of equity and by conviction, rounded down to the lot', () => {
    // 20 % of 1000 at a price of 300: 0.6666…; with a strength of 0.5: 0.3333…
    const situation = { ...flat, sizing: new PercentSizing(20), lastPrice: 300 };
    expect(orderFromSignal(signal('long'), situation)).toMatchObject({ quantity: quantity(0.666) });
    expect(orderFromSignal(signal('long', { strength: 0.5 }), situation)).toMatchObject({ quantity: quantity(0.333) });
    expect(orderFromSignal(signal('long', { strength: 0 }), situation)).toBeNull();
    expect(orderFromSignal(signal('long'), { ...situation, portfolio: { equityFloat: () => -5 } })).toBeNull();
  });

  it('wants nothing of what has no price yet', () => {
    const situation = { ...flat, sizing: new PercentSizing(20), lastPrice: Number.NaN };
    expect(orderFromSignal(signal('long'), situation)).toBeNull();
  });

  it('puts entry prices on the grid, a limit never to the disadvantage of its owner', () => {
    const entry = { type: 'stop-limit', limitPrice: 99.999, stopPrice: 100.006 } as const;
    expect(orderFromSignal(signal('long', { entry }), flat)).toMatchObject({
      type: 'stop-limit',
      limitPrice: price(99.99),
      stopPrice: price(100.01),
    });
    expect(orderFromSignal(signal('flat', { entry: { type: 'limit', limitPrice: 99.991 } }), holding)).toMatchObject({
      side: 'sell',
      type: 'limit',
      limitPrice: price(100),
      stopPrice: 0,
    });
  });
});
