import { describe, expect, it } from 'vitest';
import type { ExecutionAlgorithm } from '../../../../src/agents/execution/algorithms/execution-algorithm.js';
import { Iceberg } from '../../../../src/agents/execution/algorithms/iceberg.js';
import { Twap } from '../../../../src/agents/execution/algorithms/twap.js';
import { Vwap } from '../../../../src/agents/execution/algorithms/vwap.js';
import { ExecutionAgent } from '../../../../src/agents/execution/execution-agent.js';
import type { QuantityUnits } from '../../../../src/core/units.js';
import { MINUTE_MS } from '../../kernel/bars-of-closes.js';
import { BTC, price, terms } from '../desk-parts.js';
import { barsOf, flatBars, startMarket } from './execution-market.js';

const SCHEDULE = { durationMs: 20 * MINUTE_MS, slices: 4 };

/** 8 lots by TWAP from minute 1 on, and from minute 8 on what the strategy has then. */
function forkedAtMinute8(algorithm: ExecutionAlgorithm | null, profileDays = 0) {
  const options = {
    bars: flatBars(60),
    actions: [{ at: 1, approve: terms('buy', 0, { quantity: 8 as QuantityUnits }) }],
  };
  const agent = (own: ExecutionAlgorithm | null, days: number) =>
    new ExecutionAgent({ instruments: [BTC], algorithms: [own], profileDays: [days] });
  const past = startMarket({ ...options, execution: agent(new Twap(SCHEDULE), 0) }).run(8);
  const execution = agent(algorithm, profileDays);
  const branch = startMarket({ ...options, execution, from: past.snapshot() }).run();
  return { branch, execution };
}

describe('an order that is worked when a fork changes the algorithm', () => {
  it('goes on as if nothing had been when it is the same', () => {
    const { branch } = forkedAtMinute8(new Twap(SCHEDULE));
    expect(branch.sent()).toEqual(['11 market 2', '16 market 2']);
  });

  it.each([
    ['none', null],
    ['another one', new Iceberg(10)],
  ])('is sent on whole after the next bar when there is %s', (_, algorithm) => {
    const { branch, execution } = forkedAtMinute8(algorithm);
    expect(branch.sent()).toEqual(['9 market 4']);
    expect(branch.completed()).toMatchObject([{ algorithm: 'twap', quantity: 8, filled: 8, slices: 3 }]);
    expect(execution.state.parents).toEqual([]);
  });

  it('keeps the limit of an order that has one', () => {
    const approve = terms('buy', 1, { type: 'limit', limitPrice: price(100) });
    const bars = barsOf(Array.from({ length: 9 }, () => [101, 102, 99, 101, 1] as const));
    const agent = (algorithm: ExecutionAlgorithm | null) =>
      new ExecutionAgent({ instruments: [BTC], algorithms: [algorithm], profileDays: [0] });
    const options = { bars, actions: [{ at: 1, approve }] };
    const past = startMarket({ ...options, execution: agent(new Iceberg(25)) }).run(2);
    const branch = startMarket({ ...options, execution: agent(null), from: past.snapshot() }).run();
    // 250 lots had filled and as many were at the venue.
    expect(past.sent()).toEqual(['1 limit 250 @100', '2 limit 250 @100']);
    expect(branch.sent()).toEqual(['3 limit 500 @100']);
  });

  it('lets a branch learn volumes that its past had no use for', () => {
    const { execution } = forkedAtMinute8(new Vwap({ ...SCHEDULE, profileDays: 3 }), 3);
    // The bars of minutes 8 to 29, a coin each, and the half-hour after them.
    expect(execution.state.profiles[0]?.volumes.filter((volume) => volume > 0)).toEqual(Float64Array.of(22, 30));
  });
});

describe('an order for an instrument without a price', () => {
  it('goes to the venue as it is, for there is nothing to plan by', () => {
    const execution = new ExecutionAgent({ instruments: [BTC], algorithms: [new Iceberg(10)], profileDays: [0] });
    const market = startMarket({
      execution,
      bars: flatBars(9, Number.NaN),
      answers: ['hold'],
      actions: [{ at: 1, approve: terms('buy', 1) }],
    });
    expect(market.run().sent()).toEqual(['1 market 1000']);
    expect(execution.state.parents).toEqual([]);
  });
});
