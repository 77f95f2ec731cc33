import { describe, expect, it } from 'vitest';
import { decisionPart, scenarioHash } from '../../../../src/runner/scenario/decision-part.js';
import { EXAMPLE, exampleWith, parse } from './example-scenario.js';

const hashWith = (pattern: string | RegExp, replacement: string) =>
  scenarioHash(parse(exampleWith(pattern, replacement)));

const ON_MARGIN = EXAMPLE.replace('kind: spot', 'leverage: 3');

describe('scenarioHash', () => {
  const hash = scenarioHash(parse(EXAMPLE));

  it('is a SHA-256 in hex', () => {
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['the name', 'name: btc-momentum', 'name: other'],
    ['the description', 'Two averages on one coin', 'Something else'],
    ['where the data lies', '../data/BTCUSDT-1m.csv', '../elsewhere/x.csv.gz'],
    ['how the data was cleaned', 'gaps: fill', 'gaps: ignore'],
    ['the report', 'equityEvery: 15m', 'equityEvery: 1d'],
    ['how an amount is written', 'quantity: 0.1 ', 'quantity: "0.100" '],
    ['the order of keys', 'makerBps: 1.5, takerBps: 10', 'takerBps: 10, makerBps: 1.5'],
    ['comments', 'seed: 7', 'seed: 7 # lucky'],
    ["a strategy's interval that is the data's own", 'params: { fast', 'interval: 1m\n    params: { fast'],
  ])('does not depend on %s', (_what, pattern, replacement) => {
    expect(hashWith(pattern, replacement)).toBe(hash);
  });

  it.each([
    ['the seed', 'seed: 7', 'seed: 8'],
    ['the period', 'from: 2024-01-01', 'from: 2024-01-02'],
    ['a fee', 'takerBps: 10', 'takerBps: 11'],
    ['slippage', 'bps: 2', 'bps: 3'],
    ['latency', 'latencyMs: 250', 'latencyMs: 251'],
    ['the path in a bar', 'pessimistic', 'optimistic'],
    ['touching fills', 'limitTouch: true', 'limitTouch: false'],
    ['cash', 'USDT: 100000', 'USDT: 100001'],
    ['a parameter', 'fast: 20', 'fast: 21'],
    ['size', 'quantity: 0.1', 'quantity: 0.2'],
    ['rebalancing', 'rebalance: 6h', 'rebalance: 7h'],
    ['a limit', 'maxPositionPct: 20', 'maxPositionPct: 21'],
    ['a filter', 'interval: 1m }', 'interval: 1m, filters: { tickSize: 0.1 } }'],
    ['the interval', 'interval: 1m }', 'interval: 5m }'],
    ["a strategy's interval", 'params: { fast', 'interval: 15m\n    params: { fast'],
  ])('depends on %s', (_what, pattern, replacement) => {
    expect(hashWith(pattern, replacement)).not.toBe(hash);
  });

  it('depends on interest, and not on its absence or on how a rate for coins is left out', () => {
    const hashOf = (text: string) => scenarioHash(parse(text));
    const withInterest = (interest: string) => ON_MARGIN.replace('leverage: 3', `leverage: 3\n  interest: ${interest}`);
    const free = hashOf(ON_MARGIN);
    const dear = hashOf(withInterest('{ ratePct: 0.02 }'));
    expect(dear).not.toBe(free);
    expect(hashOf(withInterest('{ ratePct: 0.03 }'))).not.toBe(dear);
    expect(hashOf(withInterest('{ ratePct: 0.02, coinRatePct: 0.01 }'))).not.toBe(dear);
    expect(hashOf(withInterest('{ ratePct: 0.02, coinRatePct: 0.02 }'))).toBe(dear);
    expect(decisionPart(parse(ON_MARGIN))).not.toContain('interest');
  });

  it('does not depend on what branches from the run', () => {
    const forks = `forks:
  - at: 2024-06-01
    branches:
      - { name: tight, set: { risk.maxPositionPct: 5 } }
`;
    const forked = parse(EXAMPLE + forks);
    expect(scenarioHash(forked)).toBe(hash);
    expect(decisionPart(forked)).not.toContain('tight');
    // What a branch changes is in its own.
    const branch = forked.forks?.[0].branches[0].scenario;
    expect(branch && scenarioHash(branch)).toBe(hashWith('maxPositionPct: 20', 'maxPositionPct: 5'));
  });

  it('is of canonical JSON', () => {
    const text = decisionPart(parse(EXAMPLE));
    expect(text).not.toContain(' ');
    expect(Object.keys(JSON.parse(text))).toEqual([...Object.keys(JSON.parse(text))].sort());
  });
});
