import { checkValue } from './problems/check-value.js';
import type { Problem } from './problems/problem.js';
import { checkConsistency } from './resolve/check-consistency.js';
import { checkNames } from './resolve/check-names.js';
import { resolveScenario } from './resolve/resolve-scenario.js';
import type { Scenario } from './scenario.js';
import { type ScenarioInput, scenarioSchema } from './schema/scenario-schema.js';
import { formatPath, type SourceMap } from './source-map.js';

export interface CheckScenarioOptions {
  /** Folder that relative paths start from. */
  readonly folder: string;
  readonly builtInStrategies: readonly string[];
  /** What is known to be wrong already. */
  readonly earlier?: readonly Problem[];
}

/** Either a scenario, with the input that it was made of, or everything that is wrong with it. */
export type CheckedScenario =
  | { readonly ok: true; readonly input: ScenarioInput; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Checks what a file says, or what a branch makes of it. Its forks are checked as to their form alone. */
export function checkScenario(
  value: unknown,
  source: SourceMap,
  { folder, builtInStrategies, earlier = [] }: CheckScenarioOptions,
): CheckedScenario {
  const checked = checkValue(scenarioSchema, value, source);
  // A variable that is not set leaves its expression behind: that it has the wrong type is no news.
  const known = new Set(earlier.map(({ path }) => formatPath(path)));
  const found = [...(checked.ok ? [] : checked.problems), ...checkNames(value, source, builtInStrategies)];
  const problems = [...earlier, ...found.filter(({ path }) => !known.has(formatPath(path)))];
  if (!checked.ok || problems.length > 0) return { ok: false, problems };

  const scenario = resolveScenario(checked.value, source, folder);
  const mismatches = checkConsistency(scenario);
  if (mismatches.length > 0) return { ok: false, problems: mismatches };
  return { ok: true, input: checked.value, scenario };
}
