import { describe, expect, it } from 'vitest';
import type { ExitTerms } from '../../../../src/events/order-terms.js';
import { createVenue } from '../../../../src/runner/compose/compose-venue.js';
import { parse } from '../../runner/scenario/example-scenario.js';
import { BTC, price, terms, usdt } from '../desk-parts.js';
import { barsOf, type DeskAction, startMarket } from './execution-market.js';
import { agentOf } from './random-executions.js';

const SCENARIO = `name: venue
data: [{ symbol: BTCUSDT, source: csv, path: bars.csv, interval: 1m }]
venue: { fees: { makerBps: 0, takerBps: 0 } }
account: { cash: { USDT: 10000 } }
strategies: [{ id: one, use: momentum, symbols: [BTCUSDT], sizing: { model: fixed, quantity: 1 } }]
`;

type Row = readonly [open: number, high: number, low: number, close: number];

/** The simulated venue with 10,000 USDT; bars at 100 but for `rows`, from minute 0 on. */
function venueMarket(part: object, actions: readonly DeskAction[], rows: readonly Row[] = []) {
  const quiet: Row = [100, 100, 100, 100];
  const bars = barsOf(Array.from({ length: 20 }, (_, row) => [...(rows[row] ?? quiet), 1] as const));
  const venue = createVenue(parse(SCENARIO), [BTC], [usdt('10000')], [], () => []);
  const execution = agentOf(part, BTC);
  const market = startMarket({ execution, bars, actions, venue }).run();
  const of = (...kinds: string[]) =>
    market.events.filter(({ kind }) => kinds.includes(kind)).map(({ kind, orderId }) => `${kind} ${orderId}`);
  return { ...market, execution, of };
}

const DIRECT = { algorithm: 'direct' };
const ENDS = ['OrderFilled', 'OrderCancelled', 'OrderExpired', 'OrderRejected', 'CancelRejected', 'CancelOrder'];
const exits: ExitTerms = { stopPrice: price(90), takeProfitPrice: price(120), trailBps: 0 };

describe('execution at the simulated venue', () => {
  it('has a bracket protect what its entry bought, one exit ending the other', () => {
    // The entry fills at minute 1; in the bar of minute 3 the market falls to 89.
    const rows: Row[] = [];
    rows[3] = [100, 100, 89, 95];
    const market = venueMarket(DIRECT, [{ at: 1, approve: terms('buy', 2, { exits }) }], rows);
    expect(market.of(...ENDS)).toEqual(['OrderFilled 1', 'OrderFilled 2', 'OrderCancelled 3']);
    expect(market.execution.state.working).toEqual([]);
  });

  it('withdraws an entry that has not filled with one cancel, which takes the exits along', () => {
    const entry = terms('buy', 2, { type: 'limit', limitPrice: price(95), exits });
    const market = venueMarket(DIRECT, [
      { at: 1, approve: entry },
      { at: 5, withdraw: 0 },
    ]);
    expect(market.of(...ENDS)).toEqual(['CancelOrder 1', 'OrderCancelled 1', 'OrderCancelled 2', 'OrderCancelled 3']);
    expect(market.execution.state.working).toEqual([]);
  });

  it('withdraws the exits of an entry that has filled', () => {
    const market = venueMarket(DIRECT, [
      { at: 1, approve: terms('buy', 2, { exits }) },
      { at: 5, withdraw: 0 },
    ]);
    expect(market.of(...ENDS)).toEqual([
      ...['OrderFilled 1', 'CancelOrder 2', 'CancelOrder 3'],
      ...['OrderCancelled 2', 'OrderCancelled 3'],
    ]);
    expect(market.execution.state.working).toEqual([]);
  });

  it('leaves a position of a strategy that threw its stop, which closes it later', () => {
    // Filled at minute 1, thrown at minute 2, and a fall to 89 in the bar of minute 5.
    const rows: Row[] = [];
    rows[5] = [100, 100, 89, 95];
    const waiting = terms('buy', 1, { type: 'limit', limitPrice: price(95) });
    const market = venueMarket(
      DIRECT,
      [
        { at: 1, approve: terms('buy', 2, { exits }) },
        { at: 1, approve: waiting },
        { at: 2, fail: 0 },
      ],
      rows,
    );
    expect(market.of(...ENDS)).toEqual([
      ...['OrderFilled 1', 'CancelOrder 4', 'OrderCancelled 4'],
      ...['OrderFilled 2', 'OrderCancelled 3'],
    ]);
    expect(market.execution.state.working).toEqual([]);
  });

  it('works an order in slices that say whose they are', () => {
    const twap = { algorithm: 'twap', duration: '8m', slices: 4 };
    const market = venueMarket(twap, [{ at: 1, approve: terms('buy', 2) }]);
    expect(market.of('OrderFilled')).toEqual([2, 3, 4, 5].map((orderId) => `OrderFilled ${orderId}`));
    expect(market.events.filter(({ kind }) => kind === 'OrderFilled').map(({ role }) => role)).toEqual(
      new Array(4).fill('slice'),
    );
    expect(market.completed()).toMatchObject([{ quantity: 2_000, filled: 2_000, notional: usdt('200'), slices: 4 }]);
  });

  it('gives up an order that the balance does not cover', () => {
    // Each third is worth more than the 10,000 USDT in the account.
    const twap = { algorithm: 'twap', duration: '6m', slices: 3 };
    const market = venueMarket(twap, [{ at: 1, approve: terms('buy', 500) }]);
    expect(market.of(...ENDS)).toEqual([2, 3, 4].map((orderId) => `OrderRejected ${orderId}`));
    expect(market.completed()).toMatchObject([{ filled: 0, slices: 3 }]);
  });
});
