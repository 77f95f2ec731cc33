import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { InputError } from '../../core/errors.js';
import { parseScenario } from './parse-scenario.js';
import { nearestName } from './problems/nearest-name.js';
import { placeProblem } from './problems/place-problem.js';
import { type Problem, problemAt, scenarioError } from './problems/problem.js';
import type { Scenario } from './scenario.js';
import type { SourceMap, SourcePath } from './source-map.js';
import type { Environment } from './yaml/interpolate-variables.js';

/**
 * Reads the scenario in the file `path`. Throws what {@link parseScenario} throws, and InputError SCENARIO_MISSING or
 * SCENARIO_UNREADABLE. A strategy's or rule's file that does not exist is a problem of the scenario; data files are left to the
 * feeds, which know more about them.
 */
export function loadScenario(path: string, env: Environment): Scenario {
  const scenario = parseScenario(readText(path), { path, env });
  const problems = missingFiles(scenario);
  if (problems.length > 0) throw scenarioError(scenario.source, problems);
  return scenario;
}

/** Of a branch only what it brings along: the rest is a problem of what it leaves. */
function missingFiles(scenario: Scenario, known: ReadonlySet<string> = new Set()): Problem[] {
  const named = namedFiles(scenario).filter(({ file }) => !known.has(file));
  const seen = new Set([...known, ...named.map(({ file }) => file)]);
  const branches = (scenario.forks ?? []).flatMap((fork) => fork.branches);
  return [
    ...named.flatMap((one) => missing(one, scenario.source)),
    ...branches.flatMap((branch) => missingFiles({ ...branch.scenario, forks: branch.forks }, seen)),
  ];
}

interface NamedFile {
  /** Absolute. */
  readonly file: string;
  /** As written, at `path`. */
  readonly use: string;
  readonly path: SourcePath;
}

function namedFiles({ strategies, risk, allocator }: Scenario): NamedFile[] {
  const named = (path: SourcePath, { file, use }: { readonly file: string | null; readonly use: string }) =>
    file === null ? [] : [{ file, use, path: [...path, 'use'] }];
  return [
    ...strategies.flatMap((strategy, index) => named(['strategies', index], strategy)),
    ...(risk.rules ?? []).flatMap((rule, index) => named(['risk', 'rules', index], rule)),
    ...(allocator.model === 'custom' ? named(['allocator'], allocator) : []),
  ];
}

function missing({ file, use, path }: NamedFile, source: SourceMap): Problem[] {
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return [];
  const near = nearestSibling(file);
  const suggestion = near === null ? null : `${use.slice(0, -basename(file).length)}${near}`;
  return [placeProblem(source, problemAt(source, path, `there is no file ${file}`, suggestion))];
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw missingError(path, error);
    throw new InputError({
      code: 'SCENARIO_UNREADABLE',
      message:
        code === 'EISDIR'
          ? `${path} is a folder, not a scenario file.`
          : `The scenario ${path} cannot be read: ${message}.`,
      remedy: 'Give the path of a scenario file that this user may read.',
      values: { path },
      cause: error,
    });
  }
}

function missingError(path: string, cause: unknown): InputError {
  const near = nearestSibling(path);
  const question = near === null ? '' : ` Did you mean "${path.slice(0, path.length - basename(path).length)}${near}"?`;
  return new InputError({
    code: 'SCENARIO_MISSING',
    message: `There is no scenario file ${path}.${question}`,
    remedy: 'Check the path; it is relative to the folder that the command runs in.',
    values: { path },
    cause,
  });
}

/** The file in the same folder whose name is nearest; also tries the name without or with another extension. */
function nearestSibling(path: string): string | null {
  try {
    const names = readdirSync(dirname(resolve(path))).sort();
    const stem = (name: string) => name.replace(/\.[^.]+$/, '');
    const sameStem = names.find((name) => name !== basename(path) && stem(name) === stem(basename(path)));
    return sameStem ?? nearestName(basename(path), names);
  } catch {
    return null;
  }
}
