import { dirname } from 'node:path';
import { BUILT_IN } from '../../agents/strategies/built-in.js';
import { InputError } from '../../core/errors.js';
import { checkValue } from './problems/check-value.js';
import { describeFound } from './problems/describe-found.js';
import { scenarioError } from './problems/problem.js';
import { checkConsistency } from './resolve/check-consistency.js';
import { checkNames } from './resolve/check-names.js';
import { resolveScenario } from './resolve/resolve-scenario.js';
import type { Scenario } from './scenario.js';
import { scenarioSchema } from './schema/scenario-schema.js';
import { formatPath } from './source-map.js';
import type { Environment } from './yaml/interpolate-variables.js';
import { readYaml } from './yaml/read-yaml.js';
import { withoutEmptyKeys } from './yaml/without-empty-keys.js';

export interface ParseScenarioOptions {
  /** The scenario's file, for messages and as the root of relative paths. It need not exist. */
  readonly path: string;
  /** What `${VARIABLE}` is read from. */
  readonly env: Environment;
  /** Default: the strategies that come with Icarus. */
  readonly builtInStrategies?: readonly string[];
}

/**
 * Reads a scenario. Throws InputError: SCENARIO_SYNTAX (no YAML), SCENARIO_EMPTY, or SCENARIO_INVALID, which lists
 * every problem with line and column.
 */
export function parseScenario(text: string, options: ParseScenarioOptions): Scenario {
  const { path: file, env, builtInStrategies = Object.keys(BUILT_IN) } = options;
  const { value, source, problems } = readYaml(text, file, env);
  if (value === null) throw emptyError(file);
  if (typeof value !== 'object' || Array.isArray(value)) throw notAMappingError(file, value);

  const input = withoutEmptyKeys(value, isParams);
  const checked = checkValue(scenarioSchema, input, source);
  // A variable that is not set leaves its expression behind: that it has the wrong type is no news.
  const unset = new Set(problems.map(({ path }) => formatPath(path)));
  const found = [...(checked.ok ? [] : checked.problems), ...checkNames(input, source, builtInStrategies)];
  const all = [...problems, ...found.filter(({ path }) => !unset.has(formatPath(path)))];
  if (!checked.ok || all.length > 0) throw scenarioError(source, all);

  const scenario = resolveScenario(checked.value, source, dirname(file));
  const mismatches = checkConsistency(scenario);
  if (mismatches.length > 0) throw scenarioError(source, mismatches);
  return scenario;
}

/** What is below `params` belongs to the strategy or rule, where a null may mean something. */
function isParams(path: readonly (string | number)[]): boolean {
  const isStrategy = path.length === 3 && path[0] === 'strategies';
  const isRule = path.length === 4 && path[0] === 'risk' && path[1] === 'rules';
  return (isStrategy || isRule) && path.at(-1) === 'params';
}

function emptyError(file: string): InputError {
  return new InputError({
    code: 'SCENARIO_EMPTY',
    message: `The scenario ${file} is empty.`,
    remedy: 'Start from scenarios/01-quickstart.yaml, or let `sim new strategy NAME` write one.',
    values: { file },
  });
}

function notAMappingError(file: string, value: unknown): InputError {
  return new InputError({
    code: 'SCENARIO_NOT_A_MAPPING',
    message: `The scenario ${file} should be a mapping of keys (name, data, strategies, …), but it is ${describeFound(value)}.`,
    remedy: 'Start from scenarios/01-quickstart.yaml, or let `sim new strategy NAME` write one.',
    values: { file },
  });
}
