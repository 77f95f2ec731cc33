import { describe, expect, it } from 'vitest';
import { Participation } from '../../../../src/agents/execution/algorithms/participation.js';
import { ExecutionAgent } from '../../../../src/agents/execution/execution-agent.js';
import type { QuantityUnits } from '../../../../src/core/units.js';
import { MINUTE_MS } from '../../kernel/bars-of-closes.js';
import { BTC, terms } from '../desk-parts.js';
import { type DeskAction, flatBars, startMarket } from './execution-market.js';
import type { VenueAnswer } from './stub-venue.js';

interface Setting {
  readonly pct?: number;
  readonly maxMinutes?: number;
  readonly volumes: readonly number[];
  readonly at?: number;
  readonly answers?: readonly VenueAnswer[];
  readonly more?: readonly DeskAction[];
}

/** 100 lots of 0.001 to buy. */
function participationMarket({ pct = 10, maxMinutes, volumes, at = 1, answers, more = [] }: Setting) {
  const maxDurationMs = maxMinutes === undefined ? null : maxMinutes * MINUTE_MS;
  const participation = new Participation({ pct, maxDurationMs });
  const execution = new ExecutionAgent({ instruments: [BTC], algorithms: [participation], profileDays: [0] });
  const approve = terms('buy', 0, { quantity: 100 as QuantityUnits });
  const actions = [{ at, approve }, ...more];
  return { ...startMarket({ execution, bars: flatBars(12, 100, volumes), actions, answers }), execution };
}

describe('Participation', () => {
  it('sends its share of each bar after the bar, and what is left at the end', () => {
    // 10 % of 0.2, 0.5, 0 and 0.7 coins are 20, 50, 0 and 70 lots, of which only 30 are left. The bar before is not ours.
    const market = participationMarket({ volumes: [9, 0.2, 0.5, 0, 0.7] });
    market.run();
    expect(market.sent()).toEqual(['2 market 20', '3 market 50', '5 market 30']);
    expect(market.endedAt()).toEqual([5]);
    expect(market.completed()).toMatchObject([{ algorithm: 'participation', filled: 100, slices: 3 }]);
  });

  it('loses nothing of bars whose share is below the lot', () => {
    // 10 % of 0.006 coins is 0.6 lots: 0.6, 1.2, 1.8, 2.4 and 3.0 lots after each bar.
    const market = participationMarket({ volumes: [9, 0.006, 0.006, 0.006, 0.006, 0.006] });
    market.run(6);
    expect(market.sent()).toEqual(['3 market 1', '5 market 1', '6 market 1']);
  });

  it('does not count a bar that was under way when it began', () => {
    const market = participationMarket({ volumes: [9, 0.2, 0.5], at: 1.5 });
    market.run(3);
    expect(market.sent()).toEqual(['3 market 50']);
  });

  it('sends the rest when its time is up', () => {
    const market = participationMarket({ volumes: [9, 0.2, 0.1, 0.1, 0.1], maxMinutes: 3 });
    market.run();
    // 20 and 10 lots after the first two bars; at minute 4 everything else, the third bar's share included.
    expect(market.sent()).toEqual(['2 market 20', '3 market 10', '4 market 70']);
    expect(market.completed()).toMatchObject([{ filled: 100 }]);
  });

  it('sends the rest again after the next bar when the venue did not take it', () => {
    const market = participationMarket({ volumes: [9, 0, 0, 0, 0, 0], maxMinutes: 2, answers: ['reject', 'fill'] });
    market.run();
    expect(market.sent()).toEqual(['3 market 100', '4 market 100']);
  });

  it('adds a rejected slice to the next one, and gives up after three in a row', () => {
    const market = participationMarket({ volumes: [9, 0.2, 0.5, 0.1, 0.7], answers: ['reject'] });
    market.run();
    expect(market.sent()).toEqual(['2 market 20', '3 market 70', '4 market 80']);
    expect(market.completed()).toMatchObject([{ filled: 0, slices: 3 }]);
  });

  it('waits as long as nothing trades, until it is withdrawn', () => {
    const market = participationMarket({ volumes: new Array<number>(12).fill(0), more: [{ at: 9, withdraw: 0 }] });
    market.run();
    expect(market.sent()).toEqual([]);
    expect(market.endedAt()).toEqual([9]);
  });
});
