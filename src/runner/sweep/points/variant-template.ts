import { dirname } from 'node:path';
import { BUILT_IN } from '../../../agents/strategies/built-in.js';
import { assert } from '../../../core/assert.js';
import { checkScenario } from '../../scenario/check-scenario.js';
import { findSetPath } from '../../scenario/forks/find-set-path.js';
import { isParams, isSet } from '../../scenario/forks/opaque-parts.js';
import { withValueAt } from '../../scenario/forks/with-value-at.js';
import { type Problem, problemAt, scenarioError } from '../../scenario/problems/problem.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Assignment, ScenarioSweep } from '../../scenario/scenario-sweep.js';
import { locateKey, type SourceMap, type SourcePath } from '../../scenario/source-map.js';
import type { Environment } from '../../scenario/yaml/interpolate-variables.js';
import { readYaml } from '../../scenario/yaml/read-yaml.js';
import { withoutEmptyKeys } from '../../scenario/yaml/without-empty-keys.js';

/** What a scenario's file says, ready to be said with other values. Plain data. */
export interface VariantTemplate {
  /** Without its sweep and its forks. */
  readonly input: unknown;
  readonly source: SourceMap;
  /** One a parameter: where it stands in the input. */
  readonly places: readonly VariantPlace[];
}

interface VariantPlace {
  readonly path: SourcePath;
  /** As written, a text a step. */
  readonly words: readonly string[];
  /** In the file. */
  readonly from: SourcePath;
}

/**
 * The template of a scenario that has been read already.
 * @throws InputError SCENARIO_INVALID for a parameter whose path leads nowhere.
 */
export function variantTemplate(text: string, file: string, env: Environment, sweep: ScenarioSweep): VariantTemplate {
  const { value, source } = readYaml(text, file, env);
  const written = withoutEmptyKeys(value, (path) => isParams(path) || isSet(path)) as Readonly<Record<string, unknown>>;
  const { sweep: _, forks: __, ...input } = written;
  const problems: Problem[] = [];
  const places = sweep.parameters.flatMap(({ path: words }): VariantPlace[] => {
    const from = ['sweep', 'parameters', words];
    const found = findSetPath(input, words);
    if (found.ok) return [{ path: found.path, words: found.words, from }];
    problems.push({ ...problemAt(source, from, found.message, found.suggestion), position: locateKey(source, from) });
    return [];
  });
  if (problems.length > 0) throw scenarioError(source, problems);
  return { input, source, places };
}

/**
 * The scenario with these values, checked as if it had been written so.
 * @throws InputError SCENARIO_INVALID
 */
export function variantOf({ input, source, places }: VariantTemplate, values: Assignment): Scenario {
  assert(values.length === places.length, 'a point has one value a parameter');
  const changed = places.reduce((tree: unknown, { path }, index) => withValueAt(tree, path, values[index]), input);
  const moved: SourceMap = { ...source, branch: { path: ['sweep'], moves: places } };
  const checked = checkScenario(changed, moved, {
    folder: dirname(source.file),
    builtInStrategies: Object.keys(BUILT_IN),
  });
  if (!checked.ok) throw scenarioError(moved, checked.problems);
  return checked.scenario;
}
