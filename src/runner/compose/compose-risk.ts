import { CustomRule } from '../../agents/risk/custom-rule.js';
import type { HaltRule } from '../../agents/risk/halts/halt-rule.js';
import type { LossModel, TailMeasure } from '../../agents/risk/market-risk/loss-model.js';
import { monteCarloScenarios } from '../../agents/risk/market-risk/monte-carlo-scenarios.js';
import { ParametricLoss } from '../../agents/risk/market-risk/parametric-loss.js';
import { ReturnHistory } from '../../agents/risk/market-risk/return-history.js';
import { historicalScenarios, ScenarioLoss } from '../../agents/risk/market-risk/scenario-loss.js';
import { RiskAgent } from '../../agents/risk/risk-agent.js';
import type { RiskRule } from '../../agents/risk/risk-rule.js';
import type { RiskRuleDefinition } from '../../agents/risk/risk-rule-definition.js';
import { AvailableCash } from '../../agents/risk/rules/available-cash.js';
import { AvailableMargin } from '../../agents/risk/rules/available-margin.js';
import { Concentration } from '../../agents/risk/rules/concentration.js';
import { CorrelatedExposure } from '../../agents/risk/rules/correlated-exposure.js';
import { MaxDailyLoss } from '../../agents/risk/rules/max-daily-loss.js';
import { MaxDrawdown } from '../../agents/risk/rules/max-drawdown.js';
import { MaxExposure } from '../../agents/risk/rules/max-exposure.js';
import { MaxLeverage } from '../../agents/risk/rules/max-leverage.js';
import { MaxPosition } from '../../agents/risk/rules/max-position.js';
import { MaxStrategyDrawdown } from '../../agents/risk/rules/max-strategy-drawdown.js';
import { MaxTradesPerDay } from '../../agents/risk/rules/max-trades-per-day.js';
import { NoShort } from '../../agents/risk/rules/no-short.js';
import { OrderRate } from '../../agents/risk/rules/order-rate.js';
import { PriceCollar } from '../../agents/risk/rules/price-collar.js';
import { StaleData } from '../../agents/risk/rules/stale-data.js';
import { Stress } from '../../agents/risk/rules/stress.js';
import { SymbolLists } from '../../agents/risk/rules/symbol-lists.js';
import { TailLoss } from '../../agents/risk/rules/tail-loss.js';
import type { Portfolio } from '../../ledger/portfolio.js';
import type { EngineScenario } from '../engine-scenario.js';
import type { ScenarioRisk, ScenarioStress, ScenarioTailLoss } from '../scenario/scenario-risk.js';
import { dearestTakerBps } from './compose-venue-models.js';

/** A rule of the user's own with its checked parameters. */
export interface ResolvedRiskRule {
  readonly definition: RiskRuleDefinition;
  readonly params: unknown;
}

/** The risk agent of a scenario. */
export function createRiskAgent(
  scenario: EngineScenario,
  portfolio: Portfolio,
  customRules: readonly ResolvedRiskRule[],
): RiskAgent {
  const { risk } = scenario;
  const rules = [
    ...marketRules(scenario),
    ...orderRules(risk, portfolio),
    ...exposureRules(scenario, portfolio),
    ...customRules.map(({ definition, params }) => new CustomRule(definition, params)),
  ];
  return new RiskAgent(rules, portfolio, {
    haltRules: haltRules(risk),
    halt: risk.halt,
    warnAtPct: risk.warnAtPct,
    killSwitchTsMs: risk.killSwitchTsMs,
  });
}

/** What the market does not allow anyway: always on. */
function marketRules({ venue }: EngineScenario): RiskRule[] {
  const takerBps = dearestTakerBps(venue.fees);
  const { margin } = venue;
  if (margin === null) return [new NoShort(), new AvailableCash(takerBps)];
  return [new AvailableMargin(margin.leverage, takerBps)];
}

/** Rules about the order itself, which cost next to nothing to ask. */
function orderRules(risk: ScenarioRisk, { instruments, strategyCount }: Portfolio): RiskRule[] {
  const { symbols, staleDataMs, priceCollarPct, maxTradesPerDay, orderRate } = risk;
  const rules: RiskRule[] = [];
  if (symbols !== undefined) rules.push(new SymbolLists(symbols.allow, symbols.deny));
  if (staleDataMs !== undefined) rules.push(new StaleData(staleDataMs, instruments.length));
  if (priceCollarPct !== undefined) rules.push(new PriceCollar(priceCollarPct));
  if (maxTradesPerDay !== undefined) rules.push(new MaxTradesPerDay(maxTradesPerDay, strategyCount));
  if (orderRate !== undefined) rules.push(new OrderRate(orderRate.orders, orderRate.perMs));
  return rules;
}

/** Rules about what the desk would hold. */
function exposureRules({ risk, seed }: EngineScenario, { instruments }: Portfolio): RiskRule[] {
  const { maxPositionPct, maxExposurePct, maxLeverage, concentrationPct, correlatedExposurePct, stress } = risk;
  const count = instruments.length;
  const rules: RiskRule[] = [];
  if (maxPositionPct !== null) rules.push(new MaxPosition(maxPositionPct));
  if (maxExposurePct !== null) rules.push(new MaxExposure(maxExposurePct));
  if (maxLeverage !== undefined) rules.push(new MaxLeverage(maxLeverage));
  if (concentrationPct !== undefined) rules.push(new Concentration(concentrationPct));
  if (correlatedExposurePct !== undefined) {
    const { intervalMs, lookback, ...options } = correlatedExposurePct;
    rules.push(new CorrelatedExposure(options, new ReturnHistory(intervalMs, lookback, count)));
  }
  for (const name of ['valueAtRiskPct', 'expectedShortfallPct'] as const) {
    const options = risk[name];
    if (options === undefined) continue;
    const measure = name === 'valueAtRiskPct' ? 'valueAtRisk' : 'expectedShortfall';
    rules.push(
      new TailLoss(name, options.limitPct, createLossModel(options, measure, `${seed}/risk/${name}`, count), count),
    );
  }
  if (stress !== undefined) rules.push(createStress(stress, instruments));
  return rules;
}

function createLossModel(options: ScenarioTailLoss, measure: TailMeasure, seed: string, count: number): LossModel {
  const { method, confidence, lookback, intervalMs, samples } = options;
  const history = new ReturnHistory(intervalMs, lookback, count);
  if (method === 'parametric') return new ParametricLoss(history, measure, confidence);
  const scenarios = samples === null ? historicalScenarios(lookback) : monteCarloScenarios(seed, samples, count);
  return new ScenarioLoss(history, measure, confidence, scenarios);
}

function createStress({ maxLossPct, scenarios }: ScenarioStress, instruments: Portfolio['instruments']): Stress {
  return new Stress(
    maxLossPct,
    scenarios.map(({ name, shocks }) => ({
      name,
      shocksPct: instruments.map(({ symbol }) => shocks[symbol] ?? shocks.all ?? 0),
    })),
  );
}

/** The wider the scope, the earlier: a desk that is halted need not halt its strategies. */
function haltRules({ maxDrawdownPct, maxDailyLossPct, maxStrategyDrawdownPct }: ScenarioRisk): HaltRule[] {
  const rules: HaltRule[] = [];
  if (maxDrawdownPct !== undefined) rules.push(new MaxDrawdown(maxDrawdownPct));
  if (maxDailyLossPct !== undefined) rules.push(new MaxDailyLoss(maxDailyLossPct));
  if (maxStrategyDrawdownPct !== undefined) rules.push(new MaxStrategyDrawdown(maxStrategyDrawdownPct));
  return rules;
}
