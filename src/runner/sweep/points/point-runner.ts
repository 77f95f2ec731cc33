import type { AllocatorDefinition } from '../../../agents/allocator/define-allocator.js';
import type { RiskRuleDefinition } from '../../../agents/risk/risk-rule-definition.js';
import type { StrategyDefinition } from '../../../agents/strategies/strategy.js';
import { IcarusError } from '../../../core/errors.js';
import { ColumnsFeed } from '../../../feeds/columns-feed.js';
import type { BacktestInput } from '../../backtest-input.js';
import { composeEngine } from '../../compose/compose-engine.js';
import { LastEngine } from '../../compose/last-engine.js';
import { summariseRun } from '../../describe/summarise-run.js';
import type { EngineScenario } from '../../engine-scenario.js';
import type { MarketTerms } from '../../prepare/market-terms.js';
import { withTerms } from '../../prepare/prepare-data.js';
import { canonicalJson } from '../../scenario/canonical-json.js';
import type { Assignment } from '../../scenario/scenario-sweep.js';
import { loadAllocator, withCheckedAllocator } from '../../user-files/load-allocator.js';
import { loadRiskRules, pairRiskRules, withCheckedRules } from '../../user-files/resolve-risk-rules.js';
import { loadDefinitions, pairStrategies, withCheckedParams } from '../../user-files/resolve-strategies.js';
import { RunDriver } from '../../validation/run-driver.js';
import { validationSetup } from '../../validation/validation-setup.js';
import { describePointError } from './describe-point-error.js';
import { mutedStrategy } from './muted-strategy.js';
import type { SweepJob } from './sweep-job.js';
import type { RunWindow, SweepOutcome, SweepTask } from './sweep-task.js';
import { variantOf } from './variant-template.js';
import { type WindowData, windowData } from './window-data.js';

export interface PointHooks {
  /** Awaited between batches of bars: the place to give up, by throwing. */
  onBatch?(): void | Promise<void>;
}

/** The code that a scenario names. */
interface LoadedCode {
  readonly definitions: readonly StrategyDefinition[];
  readonly rules: readonly RiskRuleDefinition[];
  readonly allocator: AllocatorDefinition | null;
}

/**
 * Runs the points of one sweep, one after the other. What points have in common is made once: code, data of the windows,
 * the market that they are measured against. Nothing of a point stays but what it returns.
 */
export class PointRunner {
  private readonly job: SweepJob;
  private readonly code: LoadedCode;
  private readonly windows = new Map<string, WindowData>();
  private readonly last = new LastEngine();
  /** Of the point before: what a market on margin asks is read from files. */
  private terms: { readonly key: string; readonly terms: readonly (MarketTerms | null)[] };

  /** @throws InputError of a strategy's, a rule's or an allocator's file. */
  static async load(job: SweepJob): Promise<PointRunner> {
    const { scenario } = job;
    const definitions = await loadDefinitions(scenario.strategies);
    const rules = await loadRiskRules(scenario);
    return new PointRunner(job, { definitions, rules, allocator: await loadAllocator(scenario) });
  }

  private constructor(job: SweepJob, code: LoadedCode) {
    this.job = job;
    this.code = code;
    this.terms = { key: canonicalJson(job.scenario.venue.margin), terms: job.data.map(({ terms }) => terms) };
  }

  /** A point that fails is an outcome like any other. Rejects only with what a hook throws. */
  async run({ values, window, keepsReturns }: SweepTask, hooks: PointHooks = {}): Promise<SweepOutcome> {
    let stop: { readonly error: unknown } | null = null;
    const onBatch = async () => {
      try {
        await hooks.onBatch?.();
      } catch (error) {
        stop = { error };
        throw error;
      }
    };
    try {
      const input = await this.inputOf(values, window);
      const { strategies, ...rest } = input;
      const engine = composeEngine(input.scenario, strategies, rest);
      const feeds = input.bars.map((columns) => new ColumnsFeed(columns));
      const driver = new RunDriver(engine, feeds, {
        validation: validationSetup(input),
        onBatch: hooks.onBatch && onBatch,
      });
      await driver.driveTo(Number.POSITIVE_INFINITY);
      engine.kernel.stop();
      this.last.engine = engine;
      const { benchmark } = this.windowOf(input.scenario, window);
      const { metrics, fingerprint, daily } = summariseRun(engine, input, { benchmark, fromMs: window?.fromMs });
      return { kind: 'finished', metrics, fingerprint, daily: keepsReturns ? daily : null };
    } catch (error) {
      if (stop !== null) throw (stop as { readonly error: unknown }).error;
      if (!(error instanceof IcarusError)) throw error;
      return { kind: 'failed', ...describePointError(error) };
    }
  }

  private async inputOf(values: Assignment, window: RunWindow | null): Promise<BacktestInput> {
    const { data } = this.job;
    const scenario = this.scenarioOf(values, window);
    const { bars, barHashes } = this.windowOf(scenario, window);
    const terms = await this.termsOf(scenario);
    const muted = window !== null && window.warmFromMs < window.fromMs ? window.fromMs : null;
    return {
      scenario,
      strategies: pairStrategies(scenario, this.code.definitions).map(({ definition, params }) => ({
        definition: muted === null ? definition : mutedStrategy(definition, muted),
        params,
      })),
      riskRules: pairRiskRules(scenario, this.code.rules),
      allocator: this.code.allocator,
      bars,
      ticks: data.map(({ ticks }) => ticks),
      dataHashes: barHashes.flatMap((hash, index) => [hash, ...(terms[index] === null ? [] : [terms[index].hash])]),
      terms: terms.flatMap((one) => one ?? []),
    };
  }

  private scenarioOf(values: Assignment, window: RunWindow | null): EngineScenario {
    const { definitions, rules, allocator } = this.code;
    const variant = variantOf(this.job.template, values);
    const withRules = withCheckedRules(withCheckedParams(variant, definitions), variant.source, rules);
    const scenario = withCheckedAllocator(withRules, variant.source, allocator);
    return window === null ? scenario : { ...scenario, period: { fromMs: window.warmFromMs, toMs: window.toMs } };
  }

  private windowOf(scenario: EngineScenario, window: RunWindow | null): WindowData {
    const key = JSON.stringify(window);
    let found = this.windows.get(key);
    if (found === undefined) {
      found = windowData(scenario, this.job.data, window);
      this.windows.set(key, found);
    }
    return found;
  }

  /** A market on margin asks the same of every point, unless the sweep varies the margin. */
  private async termsOf(scenario: EngineScenario): Promise<readonly (MarketTerms | null)[]> {
    const { margin } = scenario.venue;
    const key = canonicalJson(margin);
    if (this.terms.key === key) return this.terms.terms;
    const prepared = await Promise.all(
      scenario.data.map((one, index) => withTerms(one, this.job.data[index], scenario, { cache: true })),
    );
    this.terms = { key, terms: prepared.map(({ terms }) => terms) };
    return this.terms.terms;
  }
}
