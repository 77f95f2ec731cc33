import { barCloseTsMs } from '../../core/bar-columns.js';
import { isoTime } from '../../core/iso-time.js';
import { sizeOfRule } from '../../kernel/bar-builders/bar-rule.js';
import { type BranchRecord, RESULT_SCHEMA_VERSION, type RunResult } from '../../report/run-result.js';
import type { EngineScenario } from '../engine-scenario.js';
import { ENGINE_VERSION } from '../engine-version.js';
import type { ForkedBacktest } from '../forks/run-forked.js';
import type { PreparedData } from '../prepare/prepared-data.js';
import { scenarioHash } from '../scenario/decision-part.js';
import { sizedRuleOf } from '../scenario/scenario-data.js';
import { assumptionsOf } from './assumptions.js';
import { liquidationWarning } from './describe-liquidations.js';

/** As the scenario names them. */
const SIZE_KEYS = { ticks: 'trades', volume: 'volume', notional: 'notional' } as const;

/** result.json of a run with its branches. */
export function describeRun(
  scenario: EngineScenario,
  data: readonly PreparedData[],
  { branches, failed, notes }: Pick<ForkedBacktest, 'branches' | 'failed' | 'notes'>,
): RunResult {
  return {
    schemaVersion: RESULT_SCHEMA_VERSION,
    engineVersion: ENGINE_VERSION,
    scenario: {
      name: scenario.name,
      ...(scenario.description === null ? {} : { description: scenario.description }),
      hash: scenarioHash(scenario),
    },
    quoteCurrency: scenario.account.quoteCurrency,
    data: data.map(({ symbol, bars, hash }, index) => {
      const { interval, intervalMs, source } = scenario.data[index];
      const rule = sizedRuleOf(scenario.data[index]);
      return {
        symbol,
        interval,
        ...(rule && { bars: { [SIZE_KEYS[rule.kind]]: sizeOfRule(rule) } }),
        source,
        rows: bars.length,
        from: isoTime(bars.tsMs[0]),
        to: isoTime(barCloseTsMs(bars, intervalMs, bars.length - 1)),
        hash,
      };
    }),
    assumptions: assumptionsOf(scenario),
    warnings: [...data.flatMap(({ repairs }) => repairs), ...notes, ...liquidationWarnings(branches)],
    branches: branches.map(({ result }) => result),
    ...(failed.length === 0 ? {} : { failedBranches: failed }),
  };
}

function liquidationWarnings(branches: readonly BranchRecord[]): string[] {
  return branches.flatMap(({ result }) => liquidationWarning(result) ?? []);
}
