import { describe, expect, it } from 'vitest';
import { Iceberg } from '../../../../src/agents/execution/algorithms/iceberg.js';
import { ExecutionAgent } from '../../../../src/agents/execution/execution-agent.js';
import type { QuantityUnits } from '../../../../src/core/units.js';
import { type OrderTerms, PLAIN_CONDITIONS, type Side } from '../../../../src/events/order-terms.js';
import { BTC, price, terms } from '../desk-parts.js';
import { barsOf, type DeskAction, startMarket } from './execution-market.js';
import type { VenueAnswer } from './stub-venue.js';

/** Every minute from 99 to 101 and back to 100: limits at 100 fill within each bar. */
const BARS = barsOf(Array.from({ length: 30 }, () => [100, 101, 99, 100, 1] as const));

function icebergMarket(actions: readonly DeskAction[], answers?: readonly VenueAnswer[], instrument = BTC) {
  const execution = new ExecutionAgent({ instruments: [instrument], algorithms: [new Iceberg(40)], profileDays: [0] });
  return { ...startMarket({ execution, bars: BARS, actions, answers }), execution };
}

function ten(side: Side, changes: Partial<OrderTerms> = {}): DeskAction {
  return { at: 1, approve: terms(side, 0, { quantity: 10 as QuantityUnits, ...changes }) };
}

describe('Iceberg', () => {
  it('shows a piece at a time at the last price, and the next when the last has filled', () => {
    const market = icebergMarket([ten('buy')]);
    market.run();
    // 40 % of 10 are 4; the last piece is what is left.
    expect(market.sent()).toEqual(['1 limit 4 @100', '2 limit 4 @100', '3 limit 2 @100']);
    expect(market.endedAt()).toEqual([4]);
    expect(market.completed()).toMatchObject([{ algorithm: 'iceberg', filled: 10, slices: 3, averagePrice: 100 }]);
  });

  it("keeps an intent's own limit, on either side", () => {
    const buy = icebergMarket([ten('buy', { type: 'limit', limitPrice: price(99.5) })]);
    expect(buy.run(3).sent()).toEqual(['1 limit 4 @99.5', '2 limit 4 @99.5', '3 limit 2 @99.5']);
    const sell = icebergMarket([ten('sell', { type: 'limit', limitPrice: price(102) })]);
    expect(sell.run().sent()).toEqual(['1 limit 4 @102']);
    expect(sell.completed()).toEqual([]);
  });

  it('rounds the last price to the tick in favour of its owner', () => {
    const coarse = { ...BTC, tickUnits: price(3) };
    expect(
      icebergMarket([ten('buy')], ['fill'], coarse)
        .run(1)
        .sent(),
    ).toEqual(['1 limit 4 @99']);
    expect(
      icebergMarket([ten('sell')], ['fill'], coarse)
        .run(1)
        .sent(),
    ).toEqual(['1 limit 4 @102']);
  });

  it('shows no piece that the venue would not take', () => {
    // 0.6 USDT at 100 USDT are 6 lots; the 4 that would be left of 10 go along.
    const market = icebergMarket([ten('buy')], ['fill'], { ...BTC, minNotionalFloat: 0.6 });
    expect(market.run().sent()).toEqual(['1 limit 10 @100']);
  });

  it('waits for the whole of a piece', () => {
    const market = icebergMarket([ten('buy')], ['half']);
    market.run();
    expect(market.sent()).toEqual(['1 limit 4 @100']);
    expect(market.execution.state.parents).toMatchObject([{ filled: 2, working: 2, openSlices: 1 }]);
  });

  it('sends a piece that was not taken again after the next bar, three times in a row at most', () => {
    const market = icebergMarket([ten('buy')], ['reject', 'expire', 'fill', 'reject', 'reject', 'reject']);
    market.run();
    // The second piece fills 2 of 4 before it expires; 8 are left then, of which 4 fill and 4 never do.
    expect(market.sent()).toEqual([
      '1 limit 4 @100',
      '2 limit 4 @100',
      '4 limit 4 @100',
      '5 limit 4 @100',
      '6 limit 4 @100',
      '7 limit 4 @100',
    ]);
    expect(market.completed()).toMatchObject([{ filled: 6, slices: 6 }]);
  });

  it('takes its piece off the book when it is withdrawn', () => {
    const market = icebergMarket([ten('buy'), { at: 3, withdraw: 0 }], ['fill', 'hold']);
    market.run();
    expect(market.endedAt()).toEqual([3]);
    expect(market.completed()).toMatchObject([{ quantity: 10, filled: 4 }]);
  });

  it("hands an intent's lasting conditions on to its pieces", () => {
    const conditions = { ...PLAIN_CONDITIONS, postOnly: true };
    const market = icebergMarket([ten('buy', { conditions })]);
    market.run(1);
    expect(market.events.find(({ kind }) => kind === 'SubmitOrder')).toMatchObject({ terms: { conditions } });
  });
});
