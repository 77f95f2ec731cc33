import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONFIDENCE_LEVELS, CONFIDENCES } from '../../src/agents/risk/market-risk/confidence.js';
import type { LossModel } from '../../src/agents/risk/market-risk/loss-model.js';
import { monteCarloScenarios } from '../../src/agents/risk/market-risk/monte-carlo-scenarios.js';
import { ParametricLoss } from '../../src/agents/risk/market-risk/parametric-loss.js';
import { historicalScenarios, ScenarioLoss } from '../../src/agents/risk/market-risk/scenario-loss.js';
import { TailLoss } from '../../src/agents/risk/rules/tail-loss.js';
import { historyOf } from '../unit/agents/risk/market-risk-parts.js';
import { proposedOrder, riskView } from '../unit/agents/risk/risk-situation.js';
import { runs } from './property-runs.js';

const change = fc.integer({ min: -900, max: 900 }).map((bps) => bps / 10_000);
const portfolios = fc
  .record({
    symbols: fc.integer({ min: 1, max: 4 }),
    lookback: fc.integer({ min: 20, max: 120 }),
    confidence: fc.constantFrom(...CONFIDENCES),
  })
  .chain(({ symbols, lookback, confidence }) =>
    fc.record({
      confidence: fc.constant(confidence),
      returns: fc.array(fc.array(change, { minLength: lookback, maxLength: lookback }), {
        minLength: symbols,
        maxLength: symbols,
      }),
      exposures: fc.array(fc.integer({ min: -10_000, max: 10_000 }), { minLength: symbols, maxLength: symbols }),
    }),
  );

/** What the portfolio would have lost in each interval that was seen, worst first: rebuilt with plain loops. */
function pastLosses(returns: readonly (readonly number[])[], exposures: readonly number[]): number[] {
  return returns[0]
    .map((_, step) => exposures.reduce((loss, exposure, index) => loss - exposure * returns[index][step], 0))
    .sort((a, b) => b - a);
}

function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

describe('value at risk', () => {
  it('of history is the smallest loss that few enough intervals exceed; the shortfall is the mean of the worst', () => {
    fc.assert(
      fc.property(portfolios, ({ returns, exposures, confidence }) => {
        const history = historyOf(...returns);
        const model = (measure: 'valueAtRisk' | 'expectedShortfall') =>
          new ScenarioLoss(history, measure, confidence, historicalScenarios(history.lookback));
        const losses = pastLosses(returns, exposures);
        const share = CONFIDENCE_LEVELS[confidence].worsePerMille / 1_000;
        // By definition, candidate after candidate: more than the share exceeds whatever is smaller.
        const candidates = [...losses].reverse();
        const few = (loss: number) => losses.filter((one) => one > loss).length <= share * losses.length + 1e-9;
        const byHand = Math.max(0, candidates.find(few) as number);
        expect(model('valueAtRisk').loss(Float64Array.from(exposures))).toBeCloseTo(byHand, 6);
        const worst = losses.slice(0, Math.max(1, Math.floor(share * losses.length + 1e-9)));
        const shortfall = Math.max(0, worst.reduce((sum, loss) => sum + loss, 0) / worst.length);
        expect(model('expectedShortfall').loss(Float64Array.from(exposures))).toBeCloseTo(shortfall, 6);
        expect(shortfall).toBeGreaterThanOrEqual(byHand - 1e-9);
      }),
      runs(200),
    );
  });

  it('of a normal distribution is the standard deviation of the past portfolio, times a constant', () => {
    fc.assert(
      fc.property(portfolios, ({ returns, exposures, confidence }) => {
        const model = new ParametricLoss(historyOf(...returns), 'valueAtRisk', confidence);
        const byHand = CONFIDENCE_LEVELS[confidence].z * standardDeviation(pastLosses(returns, exposures));
        const found = model.loss(Float64Array.from(exposures));
        expect(Math.abs(found - byHand)).toBeLessThanOrEqual(1e-6 * (1 + byHand));
      }),
      runs(200),
    );
  });

  it('by drawing comes to the same as by the formula, within what so many draws can tell', () => {
    const draws = 20_000;
    const scenarios = [1, 2, 3, 4].map((symbols) => monteCarloScenarios('property', draws, symbols));
    fc.assert(
      fc.property(portfolios, ({ returns, exposures }) => {
        const history = historyOf(...returns);
        const exact = new ParametricLoss(history, 'valueAtRisk', 95).loss(Float64Array.from(exposures));
        const model = new ScenarioLoss(history, 'valueAtRisk', 95, scenarios[returns.length - 1]);
        const drawn = model.loss(Float64Array.from(exposures));
        // The standard error of a quantile is √(p(1 − p) / n) / φ(z), here 0.015 of a standard deviation; six of them.
        expect(Math.abs(drawn - exact)).toBeLessThanOrEqual((6 * 0.015 * exact) / 1.6448536269514726 + 1e-6);
      }),
      runs(40),
    );
  });

  it('leaves an order as much room as keeps the limit, whatever the model', () => {
    const drawn = monteCarloScenarios('room', 200, 2);
    let cut = 0;
    const situations = fc.record({
      returns: fc.array(fc.array(change, { minLength: 40, maxLength: 40 }), { minLength: 2, maxLength: 2 }),
      kind: fc.constantFrom('historical', 'parametric', 'monte-carlo'),
      side: fc.constantFrom('buy', 'sell'),
      held: fc.integer({ min: -50, max: 50 }),
      other: fc.integer({ min: -5_000, max: 5_000 }),
      coins: fc.integer({ min: 1, max: 400 }),
      limitPct: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(situations, ({ returns, kind, side, held, other, coins, limitPct }) => {
        const history = historyOf(...returns);
        let model: LossModel = new ParametricLoss(history, 'expectedShortfall', 95);
        if (kind === 'historical') {
          model = new ScenarioLoss(history, 'expectedShortfall', 95, historicalScenarios(40));
        } else if (kind === 'monte-carlo') {
          model = new ScenarioLoss(history, 'expectedShortfall', 95, drawn);
        }
        const view = riskView({
          equity: 10_000,
          committedQuantity: held,
          ownQuantity: 0,
          committedExposure: 0,
          committedNotionals: [held * 100, other],
        });
        const rule = new TailLoss('expectedShortfallPct', limitPct, model, 2);
        const order = proposedOrder(side as 'buy' | 'sell', coins, 100);
        const room = rule.room(order, view);
        const lossOf = (quantity: number) =>
          model.loss(Float64Array.of((held + (side === 'buy' ? quantity : -quantity)) * 100, other));
        const limit = limitPct * 100;
        const largest = Math.min(coins, room?.maxQuantity as number);
        if (largest > 0) {
          expect(lossOf(largest)).toBeLessThanOrEqual(limit * (1 + 1e-9));
          // The shortfall is convex: what a later rule takes off cannot bring it back over the limit.
          expect(lossOf(largest / 2)).toBeLessThanOrEqual(limit * (1 + 1e-9));
        }
        if (largest === coins) return;
        cut++;
        const beyond = largest > 0 ? largest + 0.001 : coins;
        expect(Math.max(lossOf(0), lossOf(beyond))).toBeGreaterThan(limit * (1 - 1e-9));
      }),
      runs(200),
    );
    expect(cut, 'orders that were cut').toBeGreaterThan(20);
  });
});
