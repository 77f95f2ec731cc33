import { describeFound } from '../problems/describe-found.js';
import { nearestName } from '../problems/nearest-name.js';
import { type Problem, problemAt } from '../problems/problem.js';
import { valueAt } from '../problems/value-at.js';
import { locate, type SourceMap, type SourcePath } from '../source-map.js';
import { isStrategyFile } from './resolve-strategy.js';

/** A text of the scenario and where it stands. */
interface Name {
  readonly text: string;
  readonly path: SourcePath;
}

/**
 * What refers to something by name must find it, and a name stands for one thing. Works on the input before its shape
 * is known to be right (what is not text is left to the schema), so that these problems are listed with all others.
 */
export function checkNames(input: unknown, source: SourceMap, builtInStrategies: readonly string[]): Problem[] {
  const data = listAt(input, ['data']).map((_, index) => ['data', index, 'symbol']);
  const strategies = listAt(input, ['strategies']).map((_, index) => ['strategies', index]);
  const symbols = namesAt(input, data);
  const ids = namesAt(
    input,
    strategies.map((path) => [...path, 'id']),
  );
  const uses = namesAt(
    input,
    strategies.map((path) => [...path, 'use']),
  );
  return [
    ...repeated(symbols, source, 'the symbol', 'already has data in'),
    ...repeated(ids, source, 'the id', 'is taken by'),
    ...uses.flatMap((use) => unknownStrategy(use, source, builtInStrategies)),
    ...strategies.flatMap((path) => checkSymbols(input, [...path, 'symbols'], source, symbols)),
    ...checkRestricted(input, source, symbols),
  ];
}

/** A mistyped symbol would restrict nothing, and nobody would notice. */
function checkRestricted(input: unknown, source: SourceMap, data: readonly Name[]): Problem[] {
  const path = ['compliance', 'restricted'];
  const paths = listAt(input, path).map((_, index) => [...path, index, 'symbol']);
  return unknownSymbols(namesAt(input, paths), source, data);
}

function checkSymbols(input: unknown, path: SourcePath, source: SourceMap, data: readonly Name[]): Problem[] {
  const paths = listAt(input, path).map((_, index) => [...path, index]);
  const names = namesAt(input, paths);
  return [...repeated(names, source, 'the symbol', 'already stands in'), ...unknownSymbols(names, source, data)];
}

function unknownSymbols(names: readonly Name[], source: SourceMap, data: readonly Name[]): Problem[] {
  const known = data.map(({ text }) => text);
  const unknown = names.filter(({ text }) => known.length > 0 && !known.includes(text));
  return unknown.map(({ text, path }) => {
    const message = `expected a symbol of the data (${known.join(', ')}), found ${describeFound(text)}`;
    return problemAt(source, path, message, nearestName(text, known));
  });
}

function unknownStrategy({ text, path }: Name, source: SourceMap, builtIn: readonly string[]): Problem[] {
  if (text === '' || isStrategyFile(text) || builtIn.includes(text)) return [];
  const expected = `expected one of ${builtIn.join(', ')}, or a file such as ./my-strategy.ts`;
  return [problemAt(source, path, `${expected}, found ${describeFound(text)}`, nearestName(text, builtIn))];
}

function repeated(names: readonly Name[], source: SourceMap, what: string, verb: string): Problem[] {
  return names.flatMap(({ text, path }, index) => {
    const first = names.findIndex((name) => name.text === text);
    if (first === index) return [];
    return [problemAt(source, path, `${what} ${text} ${verb} line ${locate(source, names[first].path).line}`)];
  });
}

function listAt(input: unknown, path: SourcePath): readonly unknown[] {
  const value = valueAt(input, path);
  return Array.isArray(value) ? value : [];
}

function namesAt(input: unknown, paths: readonly SourcePath[]): Name[] {
  return paths.flatMap((path) => {
    const value = valueAt(input, path);
    return typeof value === 'string' ? [{ text: value, path }] : [];
  });
}
