import { InputError } from '../../../core/errors.js';
import { formatPath, locate, type SourceMap, type SourcePath, type SourcePosition } from '../source-map.js';
import { placeProblem } from './place-problem.js';

/** One thing that is wrong in a scenario, with its place. */
export interface Problem {
  readonly position: SourcePosition;
  /** Empty for the scenario as a whole. */
  readonly path: SourcePath;
  /** What was expected and what was found, without a full stop. */
  readonly message: string;
  /** What the author probably meant. */
  readonly suggestion: string | null;
}

/** A problem with the value at `path`. */
export function problemAt(
  source: SourceMap,
  path: SourcePath,
  message: string,
  suggestion: string | null = null,
): Problem {
  return { position: locate(source, path), path, message, suggestion };
}

/** The error that lists `problems`, in the order of the file. */
export function scenarioError(source: SourceMap, problems: readonly Problem[]): InputError {
  return problemsError({ code: 'SCENARIO_INVALID' }, source, problems);
}

/** The same under another code. */
export function problemsError(
  { code }: { readonly code: string },
  source: SourceMap,
  problems: readonly Problem[],
): InputError {
  const placed = problems.map((problem) => placeProblem(source, problem));
  const sorted = placed.sort((a, b) => a.position.line - b.position.line || a.position.column - b.position.column);
  const count = sorted.length === 1 ? 'a problem' : `${sorted.length} problems`;
  const entries = sorted.map((problem) => `  ${formatProblem(source.file, problem).replaceAll('\n', '\n    ')}`);
  return new InputError({
    code,
    message: `The scenario ${source.file} has ${count}:\n${entries.join('\n')}`,
    remedy: 'docs/scenario.md lists every field; `sim schema` prints the schema for your editor.',
    values: { file: source.file, problems: sorted.map((problem) => problemValues(source.file, problem)) },
  });
}

/** Two lines: the place, then what is wrong there. */
function formatProblem(file: string, problem: Problem): string {
  const path = formatPath(problem.path);
  const place = `${file}:${problem.position.line}:${problem.position.column}${path === '' ? '' : `  ${path}`}`;
  const question = problem.suggestion === null ? '' : ` Did you mean "${problem.suggestion}"?`;
  return `${place}\n${problem.message}.${question}`;
}

function problemValues(file: string, problem: Problem) {
  return {
    file,
    line: problem.position.line,
    column: problem.position.column,
    path: formatPath(problem.path),
    message: problem.message,
    suggestion: problem.suggestion,
  };
}
