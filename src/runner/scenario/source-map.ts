import { type BranchSource, originOf } from './branch-source.js';

/** A place in a text, both counted from 1. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

export type SourcePath = readonly (string | number)[];

/** Where the values (and the keys) of a YAML file stand in it: plain data, keyed by {@link formatPath}. */
export interface SourceMap {
  /** As the user named the file, for messages. */
  readonly file: string;
  readonly values: ReadonlyMap<string, SourcePosition>;
  readonly keys: ReadonlyMap<string, SourcePosition>;
  /** Of a branch's scenario: which of its values stand elsewhere in the file. Left out: none does. */
  readonly branch?: BranchSource;
}

/** The position of the value at a path; where it is missing, that of the nearest key around it. */
export function locate(source: SourceMap, given: SourcePath): SourcePosition {
  const path = placeInFile(source, given);
  const value = source.values.get(formatPath(path));
  if (value !== undefined) return value;
  for (let length = path.length - 1; length >= 0; length--) {
    const around = formatPath(path.slice(0, length));
    const position = source.keys.get(around) ?? source.values.get(around);
    if (position !== undefined) return position;
  }
  return { line: 1, column: 1 };
}

/** The position of the last key of `path`: where an unknown key is written. */
export function locateKey(source: SourceMap, path: SourcePath): SourcePosition {
  return source.keys.get(formatPath(placeInFile(source, path))) ?? locate(source, path);
}

function placeInFile({ branch }: SourceMap, path: SourcePath): SourcePath {
  return branch === undefined ? path : originOf(branch, path);
}

/** `strategies[0].sizing.model`; a key that would be misread stands in quotes: `set["risk.maxDrawdownPct"]`. */
export function formatPath(path: SourcePath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/[.[\]"]/.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}
