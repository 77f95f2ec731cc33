import { describe, expect, it } from 'vitest';
import { Twap } from '../../../../src/agents/execution/algorithms/twap.js';
import { ExecutionAgent } from '../../../../src/agents/execution/execution-agent.js';
import type { QuantityUnits } from '../../../../src/core/units.js';
import type { Side } from '../../../../src/events/order-terms.js';
import { MINUTE_MS } from '../../kernel/bars-of-closes.js';
import { BTC, fill, quantity, startDesk, terms } from '../desk-parts.js';
import { type DeskAction, flatBars, minute, startMarket } from './execution-market.js';
import type { VenueAnswer } from './stub-venue.js';

/** 20 minutes in 4 slices: minutes 0, 5, 10 and 15 after the approval. */
function twapMarket(actions: readonly DeskAction[], answers: readonly VenueAnswer[] = ['fill'], instrument = BTC) {
  const twap = new Twap({ durationMs: 20 * MINUTE_MS, slices: 4 });
  const execution = new ExecutionAgent({ instruments: [instrument], algorithms: [twap, null], profileDays: [0] });
  return { ...startMarket({ execution, bars: flatBars(60), actions, answers }), execution };
}

const lots = (side: Side, count: number) => terms(side, 0, { quantity: count as QuantityUnits });
const approveAt = (at: number, count: number): DeskAction => ({ at, approve: lots('buy', count) });

describe('Twap', () => {
  it('sends equal slices, equally far apart, the first one at once', () => {
    const market = twapMarket([approveAt(1, 8)]);
    market.run();
    expect(market.sent()).toEqual(['1 market 2', '6 market 2', '11 market 2', '16 market 2']);
    // The last slice fills at the open of the bar that begins at its minute.
    expect(market.endedAt()).toEqual([16]);
    expect(market.completed()).toMatchObject([{ algorithm: 'twap', quantity: 8, filled: 8, slices: 4 }]);
  });

  it('floors what is due to the lot and lets the last slice take the rest', () => {
    // Due of 10: 2.5, 5, 7.5, 10, so 2, 5, 7, 10.
    const market = twapMarket([approveAt(1, 10)]);
    market.run();
    expect(market.sent()).toEqual(['1 market 2', '6 market 3', '11 market 2', '16 market 3']);
  });

  it('lets a slice below the lot wait for the next', () => {
    // Due of 2: 0.5, 1, 1.5, 2.
    const market = twapMarket([approveAt(1, 2)]);
    market.run();
    expect(market.sent()).toEqual(['6 market 1', '16 market 1']);
  });

  it('lets a slice that is worth too little for the venue wait, and leaves over none that is', () => {
    // At 100 USDT a lot is 0.1 USDT, so the least order of 0.3 USDT has 3. Of 10 there are due 2, which wait, then 5; then
    // 2 more, which wait, then the rest.
    const least = { ...BTC, minNotionalFloat: 0.3 };
    const market = twapMarket([approveAt(1, 10)], ['fill'], least);
    market.run();
    expect(market.sent()).toEqual(['6 market 5', '16 market 5']);
    // Of 5 there are due 1 and 2, which wait, then 3, which would leave 2 that could never be sent alone.
    const small = twapMarket([approveAt(1, 5)], ['fill'], least);
    small.run();
    expect(small.sent()).toEqual(['11 market 5']);
  });

  it('names its parent in every slice, and numbers the parent before them', () => {
    const market = twapMarket([approveAt(1, 8)]);
    market.run(2);
    const submit = market.events.find(({ kind }) => kind === 'SubmitOrder');
    expect(submit).toMatchObject({ orderId: 2, link: { role: 'slice', parentOrderId: 1, groupId: 0 } });
    expect(market.execution.state.parents).toMatchObject([{ orderId: 1, filled: 2, working: 0, step: 0 }]);
  });

  it('makes up for a rejected slice at the next step', () => {
    const market = twapMarket([approveAt(1, 8)], ['fill', 'reject', 'fill']);
    market.run();
    expect(market.sent()).toEqual(['1 market 2', '6 market 2', '11 market 4', '16 market 2']);
    expect(market.completed()).toMatchObject([{ filled: 8, slices: 4 }]);
  });

  it('goes on in the same rhythm when the last slice was not taken', () => {
    const market = twapMarket([approveAt(1, 8)], ['fill', 'fill', 'fill', 'reject', 'expire', 'fill']);
    market.run();
    // The second last try fills 1 of 2, the other one expires.
    expect(market.sent().slice(3)).toEqual(['16 market 2', '21 market 2', '26 market 1']);
    expect(market.endedAt()).toEqual([26]);
    expect(market.completed()).toMatchObject([{ filled: 8, slices: 6 }]);
  });

  it('gives up after three slices in a row that were not taken, with what has filled', () => {
    const market = twapMarket([approveAt(1, 8)], ['fill', 'reject', 'expire', 'reject', 'fill']);
    market.run();
    // At 11 there are 4 due of which 2 fill; they do not break the row, for the slice did not fill to its end.
    expect(market.sent()).toEqual(['1 market 2', '6 market 2', '11 market 4', '16 market 4']);
    expect(market.endedAt()).toEqual([16]);
    expect(market.completed()).toMatchObject([{ quantity: 8, filled: 4, slices: 4 }]);
    expect(market.execution.state).toMatchObject({ parents: [], working: [] });
  });

  it('counts failures in a row: a slice that fills begins anew', () => {
    const market = twapMarket([approveAt(1, 8)], ['reject', 'reject', 'fill', 'reject', 'reject', 'fill']);
    market.run();
    expect(market.completed()).toMatchObject([{ filled: 8, slices: 6 }]);
  });

  it('stops when it is withdrawn: no more slices, the working one cancelled, one end', () => {
    const market = twapMarket([approveAt(1, 8), { at: 7, withdraw: 0 }], ['fill', 'half', 'fill']);
    market.run();
    expect(market.sent()).toEqual(['1 market 2', '6 market 2']);
    const cancels = market.events.filter(({ kind }) => kind === 'CancelOrder');
    expect(cancels.map(({ orderId }) => orderId)).toEqual([3]);
    expect(market.endedAt()).toEqual([7]);
    expect(market.completed()).toMatchObject([{ quantity: 8, filled: 3 }]);
    expect(market.kernel.timers.snapshot()).toEqual([]);
  });

  it('withdrawn with nothing at the venue it ends at once', () => {
    const market = twapMarket([approveAt(1, 8), { at: 3, withdraw: 0 }]);
    market.run();
    expect(market.endedAt()).toEqual([3]);
    expect(market.completed()).toMatchObject([{ filled: 2, slices: 1 }]);
  });

  it('withdrawn before anything filled it has no prices to report', () => {
    const market = twapMarket([approveAt(1, 2), { at: 3, withdraw: 0 }]);
    market.run();
    expect(market.completed()).toMatchObject([
      { filled: 0, slices: 0, notional: 0n, averagePrice: Number.NaN, shortfallBps: Number.NaN },
    ]);
  });

  it('gives up while an older slice still works, and ends with that one', () => {
    const answers = ['hold', 'reject', 'reject', 'reject', 'fill'] as const;
    const market = twapMarket([approveAt(1, 8), { at: 40, withdraw: 0 }], answers);
    market.run(39);
    expect(market.sent()).toEqual(['1 market 2', '6 market 2', '11 market 4', '16 market 6']);
    expect(market.endedAt()).toEqual([]);
    expect(market.execution.state.parents).toMatchObject([{ stopping: true, openSlices: 1 }]);
    market.run();
    expect(market.endedAt()).toEqual([40]);
    expect(market.sent()).toHaveLength(4);
  });

  it('ends when the venue has answered the cancel, with what filled until then', () => {
    const twap = new Twap({ durationMs: 20 * MINUTE_MS, slices: 4 });
    const desk = startDesk([new ExecutionAgent({ instruments: [BTC], algorithms: [twap], profileDays: [0, 0] })]);
    const kindsSince = (count: number) => desk.kinds().slice(count);
    const approved = { kind: 'OrderApproved', seq: 0, tsMs: 0, intentId: 1, quantity: quantity(0.008) } as const;
    desk.publish('orderApproved', { ...approved, terms: terms('buy', 0.008) });
    const withdrawn = { kind: 'OrdersWithdrawn', seq: 0, tsMs: 0, strategyIndex: 0, instrumentIndex: 0 } as const;
    desk.publish('ordersWithdrawn', withdrawn);
    desk.publish('ordersWithdrawn', withdrawn);
    // The cancel is on its way for an hour; then it turns out that the slice had filled.
    desk.advanceTo(minute(60));
    expect(kindsSince(1)).toEqual(['SubmitOrder', 'OrdersWithdrawn', 'CancelOrder', 'OrdersWithdrawn']);
    desk.publish('orderFilled', fill('buy', 0.002, 100, { orderId: 2, role: 'slice' }));
    const answer = { reason: 'UNKNOWN_ORDER', code: -2011, message: 'Unknown order sent.' };
    const rejected = { kind: 'CancelRejected', seq: 0, tsMs: 0, orderId: 2, ...answer } as const;
    desk.publish('cancelRejected', rejected);
    expect(kindsSince(5)).toEqual(['OrderFilled', 'ExecutionCompleted', 'CancelRejected']);
    expect(desk.events.at(-2)).toMatchObject({ quantity: quantity(0.008), filled: quantity(0.002), slices: 1 });
  });

  it('stops when its strategy failed, and nothing is begun for that one afterwards', () => {
    const market = twapMarket([approveAt(1, 8), { at: 3, fail: 0 }, approveAt(4, 8)], ['fill', 'fill']);
    market.run();
    expect(market.sent()).toEqual(['1 market 2', '4 market 2']);
    expect(market.endedAt()).toEqual([3, 4]);
    expect(market.completed()).toMatchObject([{ filled: 2 }, { filled: 0 }]);
  });

  it('leaves other strategies and what they withdraw alone', () => {
    const other = { ...lots('sell', 5), strategyIndex: 1 };
    const market = twapMarket([approveAt(1, 8), { at: 2, approve: other }, { at: 3, withdraw: 1 }]);
    market.run();
    expect(market.sent()).toContain('2 market 5');
    expect(market.completed()).toMatchObject([{ strategyIndex: 0, filled: 8 }]);
  });

  it('works several intents side by side', () => {
    const market = twapMarket([approveAt(1, 8), approveAt(2, 4)]);
    market.run();
    expect(market.sent()).toEqual([
      '1 market 2',
      '2 market 1',
      '6 market 2',
      '7 market 1',
      '11 market 2',
      '12 market 1',
      '16 market 2',
      '17 market 1',
    ]);
    expect(market.completed()).toMatchObject([
      { intentId: 1, filled: 8 },
      { intentId: 2, filled: 4 },
    ]);
  });
});
