import { expect, test } from 'vitest';
import { resultJson } from '../../../src/report/result-json.js';
import type { RunResult } from '../../../src/report/run-result.js';
import { fixtureReport } from './fixture-report.js';

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

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}
