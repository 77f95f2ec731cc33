import { expect, test } from 'vitest';
import { resultJson } from '../../../src/report/result-json.js';
import type { RunResult } from '../../../src/report/run-result.js';
import { fixtureWhatIf } from './fixture-branches.js';
import { fixtureReport } from './fixture-report.js';
import { fixtureTradeOrder } from './fixture-trade-order.js';

const { result } = fixtureReport({ days: 2, trips: 3 });

test('result.json reads back as the result and ends with one line feed', () => {
  const text = resultJson(result);
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(result)));
  expect(text.endsWith('}\n')).toBe(true);
  expect(text).toContain('\n  "schemaVersion": 1,\n  "engineVersion": "0.1.0",\n  "scenario": {\n    "name"');
});

test('the order in which an object was built does not show', () => {
  expect(resultJson(reversed(result) as RunResult)).toBe(resultJson(result));
});

test('metrics stand in the order of the catalog and unknown ones after them', () => {
  const [branch] = result.branches;
  const metrics = Object.assign({ zeta: 1, strangePct: 2 }, branch.metrics);
  const keys = Object.keys(
    JSON.parse(resultJson({ ...result, branches: [{ ...branch, metrics }] })).branches[0].metrics,
  );
  expect(keys[0]).toBe('finalEquity');
  expect(keys.slice(-2)).toEqual(['strangePct', 'zeta']);
});

test('a branch says what it changed and what came of it before its numbers', () => {
  const { result: whatIf } = fixtureWhatIf();
  const text = resultJson(whatIf);
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(whatIf)));
  expect(resultJson(reversed(whatIf) as RunResult)).toBe(text);
  const { branches, failedBranches } = JSON.parse(text);
  const branch = branches[1];
  expect(Object.keys(branch).slice(0, 7)).toEqual([
    ...['name', 'parent', 'forkedAt', 'changes', 'fingerprint', 'comparison', 'metrics'],
  ]);
  expect(Object.keys(branch.comparison)).toEqual([
    ...['from', 'to', 'conclusion', 'difference', 'metrics', 'parentMetrics'],
  ]);
  expect(Object.keys(branch.comparison.difference)).toEqual([
    ...['returnPct', 'otherReturnPct', 'differencePct', 'interval', 'verdict'],
    ...['observations', 'blockLength', 'resamples'],
  ]);
  expect(Object.keys(branch.comparison.difference.interval)).toEqual(['lowPct', 'highPct', 'level']);
  expect(Object.keys(branch.comparison.parentMetrics)[0]).toBe('finalEquity');
  expect(Object.keys(failedBranches[0])).toEqual(['name', 'parent', 'forkedAt', 'changes', 'error']);
  expect(Object.keys(failedBranches[0].error)).toEqual(['code', 'message', 'remedy']);
});

test('the order of the trades stands behind the metrics, what is concluded of it first', () => {
  const [branch] = result.branches;
  const ordered = { ...result, branches: [{ ...branch, tradeOrder: fixtureTradeOrder() }] };
  const text = resultJson(ordered);
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(ordered)));
  expect(resultJson(reversed(ordered) as RunResult)).toBe(text);
  const [parsed] = JSON.parse(text).branches;
  const keys = Object.keys(parsed);
  expect(keys.slice(keys.indexOf('metrics'), keys.indexOf('counts'))).toEqual(['metrics', 'tradeOrder']);
  expect(Object.keys(parsed.tradeOrder)).toEqual([
    ...['conclusion', 'trades', 'resamples', 'actualDrawdownPct', 'actualRankPct', 'drawdownPct'],
    ...['finalEquity', 'finalEquityBand', 'ruinDrawdownPct', 'ruinProbability'],
  ]);
  for (const band of ['drawdownPct', 'finalEquityBand'])
    expect(Object.keys(parsed.tradeOrder[band])).toEqual(['p5', 'p50', 'p95']);
  expect(JSON.parse(resultJson(result)).branches[0]).not.toHaveProperty('tradeOrder');
});

test('a run without forks has neither comparisons nor failed branches, and keys of later versions come last', () => {
  const later = { ...result, branches: result.branches.map((branch) => ({ aLater: 1, ...branch })) };
  const parsed = JSON.parse(resultJson({ aLater: 1, ...later } as RunResult));
  expect(parsed).not.toHaveProperty('failedBranches');
  expect(parsed.branches[0]).not.toHaveProperty('comparison');
  expect(Object.keys(parsed).at(-1)).toBe('aLater');
  expect(Object.keys(parsed.branches[0]).at(-1)).toBe('aLater');
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}
