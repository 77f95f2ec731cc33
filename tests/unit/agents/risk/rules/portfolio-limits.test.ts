import { describe, expect, it } from 'vitest';
import { ReturnHistory } from '../../../../../src/agents/risk/market-risk/return-history.js';
import { historicalScenarios, ScenarioLoss } from '../../../../../src/agents/risk/market-risk/scenario-loss.js';
import type { RuleRoom } from '../../../../../src/agents/risk/risk-rule.js';
import { Concentration } from '../../../../../src/agents/risk/rules/concentration.js';
import { CorrelatedExposure } from '../../../../../src/agents/risk/rules/correlated-exposure.js';
import { MaxLeverage } from '../../../../../src/agents/risk/rules/max-leverage.js';
import { Stress } from '../../../../../src/agents/risk/rules/stress.js';
import { TailLoss } from '../../../../../src/agents/risk/rules/tail-loss.js';
import { historyOf } from '../market-risk-parts.js';
import { proposedOrder, riskView } from '../risk-situation.js';

/** Equity 10,000; 6 BTC at 100; 900 worth of ETH beside them. */
const SITUATION = {
  equity: 10_000,
  committedQuantity: 6,
  ownQuantity: 6,
  committedExposure: 1_500,
  committedNotionals: [600, 900],
};
const view = riskView(SITUATION);

function expectRoom(room: RuleRoom | null, maxQuantity: number, value: number, limit: number): void {
  expect(room?.maxQuantity).toBeCloseTo(maxQuantity, 9);
  expect(room?.value).toBeCloseTo(value, 9);
  expect(room?.limit).toBe(limit);
}

describe('MaxLeverage', () => {
  it('leaves what is missing to the multiple of equity', () => {
    // 2 × 10,000 − 1,500 = 18,500 at 100. With 200 more: 21,500 / 10,000.
    expectRoom(new MaxLeverage(2).room(proposedOrder('buy', 200, 100), view), 185, 2.15, 2);
  });

  it('lets an order close before it opens', () => {
    // 6 to close take 600 off the 1,500: (1,000 − 900) / 100 = 1 may open. As asked: 900 + 400 = 1,300.
    expectRoom(new MaxLeverage(0.1).room(proposedOrder('sell', 10, 100, 6), view), 7, 0.13, 0.1);
  });

  it('has no room where there is no equity', () => {
    const broke = riskView({ ...SITUATION, equity: -5 });
    const room = new MaxLeverage(2).room(proposedOrder('buy', 1, 100), broke);
    expect(room.maxQuantity).toBeLessThan(0);
    expect(room.value).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('Concentration', () => {
  it('leaves a share of the whole, of which the order is a part', () => {
    // 60 % with 900 beside it is 1,350: 13.5 coins, 6 are there. With 4 more: 1,000 / 1,900.
    expectRoom(new Concentration(60).room(proposedOrder('buy', 4, 100), view), 7.5, 100_000 / 1_900, 60);
  });

  it('has no say where nothing else is held', () => {
    const alone = riskView({ ...SITUATION, committedNotionals: [600, 0] });
    expect(new Concentration(60).room(proposedOrder('buy', 400, 100), alone)).toBeNull();
  });

  it('counts a short of another symbol by its size', () => {
    const short = riskView({ ...SITUATION, committedNotionals: [600, -900] });
    expectRoom(new Concentration(60).room(proposedOrder('buy', 4, 100), short), 7.5, 100_000 / 1_900, 60);
  });
});

describe('CorrelatedExposure', () => {
  const up = [0.01, -0.02, 0.03, -0.01];
  const options = { limitPct: 20, threshold: 0.7 };

  it('adds up what moves together', () => {
    // 2,000 − 900 of ETH = 1,100: 11 coins, 6 are there. With 9 more: 900 + 1,500.
    const rule = new CorrelatedExposure(options, historyOf(up, up));
    expectRoom(rule.room(proposedOrder('buy', 9, 100), view), 5, 24, 20);
  });

  it('leaves out what does not', () => {
    const against = up.map((change) => -change);
    const rule = new CorrelatedExposure(options, historyOf(up, against));
    expectRoom(rule.room(proposedOrder('buy', 9, 100), view), 14, 15, 20);
  });

  it('leaves out what it does not know enough of', () => {
    const rule = new CorrelatedExposure(options, new ReturnHistory(3_600_000, 4, 2));
    expectRoom(rule.room(proposedOrder('buy', 9, 100), view), 14, 15, 20);
  });
});

describe('Stress', () => {
  const crash = { name: 'crash', shocksPct: [-20, -50] };
  const squeeze = { name: 'squeeze', shocksPct: [100, 0] };

  it('leaves what the worst scenario leaves', () => {
    // Crash: 120 + 450 = 570 of 1,000; 430 / 20 a coin = 21.5. With 40 more: 570 + 800.
    expectRoom(new Stress(10, [crash, squeeze]).room(proposedOrder('buy', 40, 100), view), 21.5, 13.7, 10);
  });

  it('asks of a short what a rise costs', () => {
    // Squeeze: 6 long; 16 sold are 10 short, 1,000 lost if BTC doubles: the limit. 26 are 2,000.
    expectRoom(new Stress(10, [crash, squeeze]).room(proposedOrder('sell', 26, 100, 6), view), 16, 20, 10);
  });

  it('adds nothing over the limit, whatever it might hedge', () => {
    const room = new Stress(5, [crash]).room(proposedOrder('sell', 10, 100), view);
    expect(room.maxQuantity).toBe(0);
    expect(room.value).toBeCloseTo(5.7, 9);
  });
});

describe('TailLoss', () => {
  // Twenty outcomes: ±1 % and one of −10 %; at 95 % one in twenty may be worse than the value at risk.
  const outcomes = [-0.1, ...Array.from({ length: 19 }, (_, index) => (index % 2 === 0 ? -0.01 : 0.01))];
  const rule = (name: 'valueAtRiskPct' | 'expectedShortfallPct', limitPct: number) => {
    const measure = name === 'valueAtRiskPct' ? 'valueAtRisk' : 'expectedShortfall';
    const history = historyOf(outcomes, outcomes);
    return new TailLoss(name, limitPct, new ScenarioLoss(history, measure, 95, historicalScenarios(20)), 2);
  };

  it('leaves what the loss of the whole portfolio leaves', () => {
    // Both move as one, 1 % at the 95th of a hundred: 1,500 are held, 10,000 · 1 % = 100 is 10,000 of exposure: 85 coins.
    const room = rule('valueAtRiskPct', 1).room(proposedOrder('buy', 185, 100), view);
    expect(room?.maxQuantity).toBeCloseTo(85, 2);
    // Found from below, to a quarter of a lot.
    expect(room?.maxQuantity).toBeLessThanOrEqual(85 + 1e-9);
    expect(room?.value).toBeCloseTo(2, 9);
  });

  it('of the expected shortfall looks at the worst outcomes', () => {
    // 10 % in the one worst of twenty: 10,000 · 10 % = 1,000 at 10,000 of exposure.
    const room = rule('expectedShortfallPct', 10).room(proposedOrder('buy', 185, 100), view);
    expect(room?.maxQuantity).toBeCloseTo(85, 2);
    expect(room?.value).toBeCloseTo(20, 9);
  });

  it('passes an order of exactly the limit', () => {
    const exact = riskView({ ...SITUATION, committedQuantity: 0, committedNotionals: [0, 0] });
    const room = rule('expectedShortfallPct', 10).room(proposedOrder('buy', 100, 100), exact);
    expect(room?.value).toBeCloseTo(10, 9);
    expect(room?.maxQuantity).toBeGreaterThanOrEqual(99.999);
  });

  it('abstains until it knows enough of what is held', () => {
    const history = new ReturnHistory(3_600_000, 20, 2);
    const model = new ScenarioLoss(history, 'valueAtRisk', 95, historicalScenarios(20));
    const young = new TailLoss('valueAtRiskPct', 1, model, 2);
    expect(young.room(proposedOrder('buy', 1_000, 100), view)).toBeNull();
    for (let step = 0; step <= 20; step++) {
      expect(young.room(proposedOrder('buy', 1_000, 100), view)).toBeNull();
      young.sample(riskView({ ...SITUATION, lastPrices: [step % 2 === 0 ? 100 : 110, 10] }));
    }
    expect(young.room(proposedOrder('buy', 1_000, 100), view)?.maxQuantity).toBeLessThan(1_000);
  });

  it('adds nothing over the limit', () => {
    const room = rule('valueAtRiskPct', 0.1).room(proposedOrder('buy', 1, 100), view);
    expect(room?.maxQuantity).toBe(0);
  });
});
