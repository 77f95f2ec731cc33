import { isoTime } from '../core/iso-time.js';
import { type BranchRecord, RESULT_SCHEMA_VERSION, type RunResult } from '../report/run-result.js';
import { assumptionsOf } from './assumptions.js';
import { liquidationWarning } from './describe-liquidations.js';
import type { EngineScenario } from './engine-scenario.js';
import { ENGINE_VERSION } from './engine-version.js';
import type { PreparedData } from './prepared-data.js';
import { scenarioHash } from './scenario/decision-part.js';

/** result.json of a run with its branches. */
export function describeRun(
  scenario: EngineScenario,
  data: readonly PreparedData[],
  branches: readonly BranchRecord[],
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
      return {
        symbol,
        interval,
        source,
        rows: bars.length,
        from: isoTime(bars.tsMs[0]),
        to: isoTime(bars.tsMs[bars.length - 1] + intervalMs),
        hash,
      };
    }),
    assumptions: assumptionsOf(scenario),
    warnings: [...data.flatMap(({ repairs }) => repairs), ...liquidationWarnings(branches)],
    branches: branches.map(({ result }) => result),
  };
}

function liquidationWarnings(branches: readonly BranchRecord[]): string[] {
  return branches.flatMap(({ result }) => liquidationWarning(result) ?? []);
}
