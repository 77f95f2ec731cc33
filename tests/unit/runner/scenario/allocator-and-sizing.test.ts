import { describe, expect, it } from 'vitest';
import { decisionPart } from '../../../../src/runner/scenario/decision-part.js';
import { EXAMPLE, errorOf, exampleWith, parse } from './example-scenario.js';

const ALLOCATOR = 'allocator: { model: equal, rebalance: 6h }';
const allocatorOf = (text: string) => parse(exampleWith(ALLOCATOR, `allocator: ${text}`)).allocator;
const problems = (text: string) => errorOf(exampleWith(ALLOCATOR, `allocator: ${text}`)).message;

describe('the allocator of a scenario', () => {
  it('fills in the defaults of each model', () => {
    const history = { samples: 336, everyMs: 3_600_000 };
    expect(allocatorOf('{}')).toEqual({ model: 'equal', rebalanceMs: null });
    expect(allocatorOf('{ model: performance }')).toEqual({
      model: 'performance',
      ...history,
      minPct: 5,
      maxPct: 40,
      rebalanceMs: 21_600_000,
    });
    expect(allocatorOf('{ model: risk-parity, rebalance: 1d, window: 1d, sampleEvery: 15m, driftBandPct: 3 }')).toEqual(
      {
        model: 'risk-parity',
        method: 'inverse-volatility',
        samples: 96,
        everyMs: 900_000,
        minPct: 0,
        maxPct: 100,
        rebalanceMs: 86_400_000,
        driftBandPct: 3,
      },
    );
    expect(allocatorOf('{ model: regime, conflicts: net }')).toEqual({
      model: 'regime',
      symbol: null,
      everyMs: 3_600_000,
      adxPeriod: 14,
      trendAdx: 25,
      volatilityWindow: 24,
      lookback: 168,
      volatilePct: 80,
      shares: { trending: null, ranging: null, volatile: null },
      rebalanceMs: 21_600_000,
      conflicts: 'net',
    });
  });

  it('resolves the file of an allocator from the folder of the scenario, and keeps it out of the fingerprint', () => {
    const scenario = parse(exampleWith(ALLOCATOR, 'allocator: { use: ./mine.ts, params: { a: 1 } }'));
    expect(scenario.allocator).toMatchObject({ model: 'custom', use: './mine.ts', params: { a: 1 } });
    expect(decisionPart(scenario)).toContain('"use":"(file)"');
    expect(decisionPart(scenario)).not.toContain('mine.ts');
  });

  it('leaves no trace of what is off', () => {
    const plain = decisionPart(parse(EXAMPLE));
    const said = decisionPart(parse(exampleWith(ALLOCATOR, 'allocator: { rebalance: 6h, conflicts: separate }')));
    expect(said).toBe(plain);
    expect(plain).toContain('"allocator":{"model":"equal","rebalanceMs":21600000}');
  });

  it.each([
    [
      'a key of another model',
      '{ model: equal, maxPct: 20 }',
      'maxPct is for performance, risk-parity, minimum-variance only',
    ],
    ['parameters of no file', '{ params: { a: 1 } }', 'params is for an allocator of your own only'],
    ['model and file', '{ model: equal, use: ./mine.ts }', 'either a model or a file'],
    [
      'bounds the wrong way round',
      '{ model: performance, minPct: 50 }',
      'the least share, 50 %, is above the largest, 40 %',
    ],
    ['a window of nothing', '{ model: performance, window: 1h }', 'expected a window of 2 to 100000 samples'],
    ['a band that nothing is measured by', '{ driftBandPct: 5 }', 'a drift band is for rebalancing'],
    ['a symbol without data', '{ model: regime, regime: { symbol: BTCUSD } }', 'expected a symbol of the data'],
    ['a stranger', '{ model: regime, shares: { trending: { smaa: 100 } } }', 'expected the id of a strategy'],
    ['more than all', '{ model: regime, shares: { trending: { sma: 101 } } }', 'expected at most 100'],
  ])('refuses %s', (_, text, message) => {
    expect(problems(text)).toContain(message);
  });
});

describe('the sizing of a strategy', () => {
  const sizingOf = (text: string) => parse(exampleWith('{ model: fixed, quantity: 0.1 }', text)).strategies[0].sizing;

  it('fills in the defaults of each model', () => {
    expect(sizingOf('{ model: risk, riskPct: 1 }')).toEqual({
      model: 'risk',
      riskPct: 1,
      maxPct: 100,
      fallbackStopPct: null,
    });
    expect(sizingOf('{ model: volatility-target, targetPct: 20, every: 4h }')).toEqual({
      model: 'volatility-target',
      targetPct: 20,
      window: 48,
      everyMs: 14_400_000,
      maxPct: 100,
    });
    expect(sizingOf('{ model: kelly, startPct: 10 }')).toEqual({
      model: 'kelly',
      fraction: 0.5,
      trades: 30,
      startPct: 10,
      maxPct: 100,
    });
  });

  it('refuses more than the equity where nothing is lent', () => {
    const problem = errorOf(
      exampleWith('{ model: fixed, quantity: 0.1 }', '{ model: kelly, startPct: 10, maxPct: 200 }'),
    ).message;
    expect(problem).toContain('strategies[0].sizing.maxPct');
    expect(problem).toContain('more than 100 % needs a market on margin');
  });
});
