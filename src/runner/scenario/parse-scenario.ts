import { dirname } from 'node:path';
import { BUILT_IN } from '../../agents/strategies/built-in.js';
import { InputError } from '../../core/errors.js';
import { type CheckedScenario, checkScenario } from './check-scenario.js';
import { checkBranchNames } from './forks/check-branch-names.js';
import type { ForkContext } from './forks/fork-context.js';
import { isParams, isSet } from './forks/opaque-parts.js';
import { resolveForks } from './forks/resolve-forks.js';
import { describeFound } from './problems/describe-found.js';
import { scenarioError } from './problems/problem.js';
import type { Scenario } from './scenario.js';
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

  const input = withoutEmptyKeys(value, (path) => isParams(path) || isSet(path));
  const check = { folder: dirname(file), builtInStrategies };
  const checked = checkScenario(input, source, { ...check, earlier: problems });
  if (!checked.ok) throw scenarioError(source, checked.problems);
  return withForks(checked, input, { source, check });
}

function withForks(
  { input: { forks: inputs }, scenario }: Extract<CheckedScenario, { ok: true }>,
  file: unknown,
  { source, check }: Pick<ForkContext, 'source' | 'check'>,
): Scenario {
  if (inputs === undefined) return scenario;
  const { forks: _, sweep: __, ...input } = file as Readonly<Record<string, unknown>>;
  const trunk = { scenario, input, moves: [], removed: [], outer: null };
  const { forks, problems } = resolveForks(inputs, ['forks'], trunk, { file, source, check });
  const all = [...checkBranchNames(inputs, source), ...problems];
  if (all.length > 0) throw scenarioError(source, all);
  return { ...scenario, forks };
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
