import { describe, expect, it } from 'vitest';
import type { PriceUnits, QuantityUnits } from '../../../../src/core/units.js';
import type { OrderTerms } from '../../../../src/events/order-terms.js';
import { readOrder } from './order-text.js';
import { type BenchBar, benchInstrument, story } from './venue-bench.js';

const FLAT: BenchBar = [100, 100, 100, 100];
const bars = [[FLAT, FLAT]];

const SPEC = { tickSize: '0.05', lotSize: '0.005', minNotional: '5' };
const instrument = benchInstrument(SPEC);
const withQuantity = (quantity: number): OrderTerms => ({
  ...readOrder('buy 1 market', instrument, 0, 0),
  quantity: quantity as QuantityUnits,
});
const withLimit = (price: number): OrderTerms => ({
  ...readOrder('buy 1 limit 100', instrument, 0, 0),
  limitPrice: price as PriceUnits,
});

const refused = (reason: string) => [`00:01:00 #1 rejected ${reason}`];

describe('the venue refuses', () => {
  it.each<[string, string | OrderTerms, string]>([
    ['a quantity off the lot grid', 'buy 0.101 market', 'LOT_SIZE'],
    ['no quantity', withQuantity(0), 'LOT_SIZE'],
    ['a negative quantity', withQuantity(-5), 'LOT_SIZE'],
    ['a quantity between two units', withQuantity(5.5), 'LOT_SIZE'],
    ['a quantity that is no number', withQuantity(Number.NaN), 'LOT_SIZE'],
    ['a limit off the tick', 'buy 1 limit 99.99', 'PRICE_FILTER'],
    ['a limit of nothing', withLimit(0), 'PRICE_FILTER'],
    ['a limit that is no number', withLimit(Number.NaN), 'PRICE_FILTER'],
    ['a stop off the tick', 'sell 1 stop 94.99', 'PRICE_FILTER'],
    ['a stop-limit with its stop off the tick', 'sell 1 stop-limit 94.99 94', 'PRICE_FILTER'],
    ['a stop-limit with its limit off the tick', 'sell 1 stop-limit 95 93.99', 'PRICE_FILTER'],
    ['a market order worth less than the least notional', 'buy 0.045 market', 'NOTIONAL'],
    ['a limit order worth less than the least notional', 'buy 0.05 limit 99.95', 'NOTIONAL'],
    ['a stop order worth less than the least notional', 'sell 0.05 stop 99.95', 'NOTIONAL'],
    ['a stop to buy at the market', 'buy 1 stop 100', 'STOP_WOULD_TRIGGER'],
    ['a stop to buy below the market', 'buy 1 stop 95', 'STOP_WOULD_TRIGGER'],
    ['a stop to sell at the market', 'sell 1 stop 100', 'STOP_WOULD_TRIGGER'],
    ['a stop-limit to sell above the market', 'sell 1 stop-limit 105 100', 'STOP_WOULD_TRIGGER'],
    // 100 × 100 and a fee of 10 on top of the 10,000 that are there
    ['a buy that leaves nothing for the fee', 'buy 100 market', 'INSUFFICIENT_BALANCE'],
    ['a limit to buy that is not covered', 'buy 125 limit 80', 'INSUFFICIENT_BALANCE'],
    ['a stop to buy that is not covered at its stop', 'buy 95 stop 110', 'INSUFFICIENT_BALANCE'],
    ['a sale of more than is held', 'sell 2.005 market', 'INSUFFICIENT_BALANCE'],
  ])('%s', (_, order, reason) => {
    expect(story({ bars, script: [{ minute: 1, order }], specs: [SPEC], holdings: [['2']] })).toEqual(refused(reason));
  });

  it('an order before the market has a price', () => {
    const [quoted] = bars;
    const later = [null, ...quoted.slice(1)];
    const order = { ...readOrder('buy 1 limit 90', instrument, 0, 0), instrumentIndex: 1 };
    expect(story({ bars: [quoted, later], script: [{ minute: 0.5, order }] })).toEqual([
      '00:00:30 #1 rejected NO_PRICE',
    ]);
  });

  it('what an earlier order has set aside already', () => {
    const script = [
      { minute: 1, order: 'buy 60 limit 90' },
      { minute: 1, order: 'buy 60 limit 90' },
      { minute: 1, order: 'sell 1.5 limit 110' },
      { minute: 1, order: 'sell 1.5 limit 110' },
    ];
    expect(story({ bars, script, holdings: [['2']] })).toEqual([
      '00:01:00 #1 accepted',
      '00:01:00 #2 rejected INSUFFICIENT_BALANCE',
      '00:01:00 #3 accepted',
      '00:01:00 #4 rejected INSUFFICIENT_BALANCE',
    ]);
  });
});

describe('the venue takes', () => {
  it.each([
    ['exactly the least notional', 'buy 0.05 market'],
    // 99.9 × 100 and a fee of 9.99
    ['a buy that cash covers with its fee', 'buy 99.9 market'],
    ['a sale of all that is held', 'sell 2 market'],
    ['a stop one tick from the market', 'buy 1 stop 100.05'],
  ])('%s', (_, order) => {
    const lines = story({ bars, script: [{ minute: 1, order }], specs: [SPEC], holdings: [['2']] });
    expect(lines[0]).toBe('00:01:00 #1 accepted');
  });

  it('an order with a limit only if the dearer fee is covered', () => {
    const input = { bars, makerBps: 50, takerBps: 10, cash: ['1004.9'] };
    // 10 × 100 costs 1,001 to a taker and 1,005 to a maker.
    expect(story({ ...input, script: [{ minute: 1, order: 'buy 10 market' }] })[0]).toContain('accepted');
    expect(story({ ...input, script: [{ minute: 1, order: 'buy 10 limit 100' }] })).toEqual(
      refused('INSUFFICIENT_BALANCE'),
    );
  });
});
