import {
  type Alias,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
} from 'yaml';
import { nearestName } from '../problems/nearest-name.js';
import type { Problem } from '../problems/problem.js';
import { formatPath, type SourceMap, type SourcePath, type SourcePosition } from '../source-map.js';
import { type Environment, interpolateVariables } from './interpolate-variables.js';
import { retypeScalar } from './retype-scalar.js';
import { hasShieldedExpression, shieldExpressions, unshieldExpressions } from './shield-expressions.js';
import { aliasError, notTextError, syntaxError } from './syntax-error.js';

const DEPTH_MAX = 50;
const ALIASES_MAX = 1_000;

/** A YAML file as plain data, variables filled in, with the place of everything. */
export interface YamlFile {
  readonly value: unknown;
  readonly source: SourceMap;
  /** Variables that are not set, malformed expressions. */
  readonly problems: readonly Problem[];
}

/** Reads YAML 1.2. Throws InputError SCENARIO_SYNTAX, also for a key that stands twice. */
export function readYaml(text: string, file: string, env: Environment): YamlFile {
  if (text.includes('\u0000')) throw notTextError(file);
  const lines = new LineCounter();
  const document = parseDocument(shieldExpressions(text), { lineCounter: lines, prettyErrors: false });
  const error = document.errors[0];
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    error.linePos = [{ line, col }];
    throw syntaxError(file, text, error);
  }

  const values = new Map<string, SourcePosition>();
  const keys = new Map<string, SourcePosition>();
  const problems: Problem[] = [];
  let aliasCount = 0;
  visit(document.contents, []);
  return { value: document.toJS({ maxAliasCount: -1 }) ?? null, source: { file, values, keys }, problems };

  function visit(node: unknown, path: SourcePath): void {
    const target = isAlias(node) ? resolveAlias(node, path) : node;
    // The alias itself is where the author would look, not the anchor that it repeats.
    if (isAlias(node) || isScalar(node) || isMap(node) || isSeq(node)) values.set(formatPath(path), positionOf(node));
    if (isMap(target)) {
      for (const pair of target.items) {
        if (!isPair(pair) || !isScalar(pair.key)) continue;
        if (typeof pair.key.value === 'string') pair.key.value = unshieldExpressions(pair.key.value);
        const inner = [...path, String(pair.key.value)];
        keys.set(formatPath(inner), positionOf(pair.key));
        visit(pair.value, inner);
      }
    } else if (isSeq(target)) {
      target.items.forEach((item, index) => {
        visit(item, [...path, index]);
      });
    } else if (isScalar(target)) {
      interpolate(target, path);
    }
  }

  function resolveAlias(alias: Alias, path: SourcePath): unknown {
    const target = alias.resolve(document);
    const { line, column } = positionOf(alias);
    if (target === undefined) throw aliasError(file, line, column, `there is no anchor &${alias.source}`);
    // An anchor around its own alias would go on for ever, anchors of anchors of anchors nearly so.
    if (path.length > DEPTH_MAX) throw aliasError(file, line, column, `*${alias.source} repeats itself`);
    if (++aliasCount > ALIASES_MAX) throw aliasError(file, line, column, 'there are too many aliases');
    return target;
  }

  function interpolate(scalar: Scalar, path: SourcePath): void {
    if (typeof scalar.value !== 'string' || !hasShieldedExpression(scalar.value)) return;
    const result = interpolateVariables(unshieldExpressions(scalar.value), env);
    const position = positionOf(scalar);
    for (const { message, variable } of result.problems) {
      const suggestion = variable === null ? null : nearestName(variable, Object.keys(env).sort());
      problems.push({ position, path, message, suggestion });
    }
    // Quotes say that text is wanted; without them the result means what it would mean in the file.
    scalar.value = scalar.type === 'PLAIN' ? retypeScalar(result.text) : result.text;
  }

  function positionOf(node: Node): SourcePosition {
    const { line, col } = lines.linePos(node.range?.[0] ?? 0);
    return { line, column: col };
  }
}
