import { describe, expect, it } from 'vitest';
import { decisionPart } from '../../../../src/runner/scenario/decision-part.js';
import { EXAMPLE, errorOf, exampleWith, parse } from './example-scenario.js';

const ALLOCATOR = 'allocator: { model: equal, rebalance: 6h }';
const allocatorWith = (validate: string, rest = 'model: performance') =>
  exampleWith(ALLOCATOR, `allocator: { ${rest}, validate: ${validate} }`);
const validateOf = (text: string) => parse(allocatorWith(text)).allocator.validate;
const problems = (text: string) => errorOf(text).message;

describe('the validation of shares in a scenario', () => {
  it('fills in the defaults of each choice', () => {
    expect(validateOf('{}')).toEqual({ over: 'past', lookbackMs: 604_800_000, minImprovementPct: 0 });
    expect(validateOf('{ over: futures }')).toEqual({
      ...{ over: 'futures', paths: 20, horizonMs: 604_800_000, blockMs: 86_400_000, seed: 1, minImprovementPct: 0 },
    });
    expect(validateOf('{ lookback: 36h, minImprovementPct: -0.5 }')).toEqual({
      ...{ over: 'past', lookbackMs: 129_600_000, minImprovementPct: -0.5 },
    });
    expect(validateOf('{ over: futures, paths: 50, horizon: 1d, block: 4h, seed: 7 }')).toMatchObject({
      ...{ paths: 50, horizonMs: 86_400_000, blockMs: 14_400_000, seed: 7 },
    });
  });

  it('is a decision where it is asked for, and leaves no trace where it is not', () => {
    expect(decisionPart(parse(EXAMPLE))).not.toContain('validate');
    expect(decisionPart(parse(allocatorWith('{}')))).toContain('"validate":{"lookbackMs":604800000');
  });

  it.each([
    ['a lookback into futures', allocatorWith('{ over: futures, lookback: 1d }'), 'lookback is for over: past only'],
    ['paths through the past', allocatorWith('{ paths: 20 }'), 'paths is for over: futures only'],
    ['too few paths', allocatorWith('{ over: futures, paths: 5 }'), 'expected at least 10'],
    ['a desk that never rebalances', allocatorWith('{}', 'model: equal'), 'shares are tried at a rebalance'],
    ['a stranger', allocatorWith('{ lookbak: 1d }'), 'lookbak'],
  ])('refuses %s', (_, text, message) => {
    expect(problems(text)).toContain(message);
  });

  it('refuses futures of what no future has', () => {
    const text = (data: string, venue = '') => `name: futures
data: [${data}]
account: { cash: { USDT: 1000 } }
${venue}allocator: { rebalance: 6h, validate: { over: futures } }
strategies: [{ id: a, use: macd, symbols: [BTCUSDT], sizing: { model: fixed, quantity: 1 } }]
`;
    const perpetual = 'venue: { kind: perpetual }\n';
    expect(problems(text('{ symbol: BTCUSDT, source: trades, path: t.csv, interval: 1m }'))).toContain(
      'the data of BTCUSDT is ticks (trades): futures are drawn from bars',
    );
    expect(
      problems(
        text(
          '{ symbol: BTCUSDT, source: csv, path: b.csv, interval: 1m, mark: { path: m.csv, interval: 1m } }',
          perpetual,
        ),
      ),
    ).toContain('BTCUSDT has mark prices of its own, which no future has');
    const funded = (funding: string) =>
      text(`{ symbol: BTCUSDT, source: csv, path: b.csv, interval: 1m, funding: ${funding} }`, perpetual);
    expect(problems(funded('{ path: f.csv }'))).toContain('the funding of BTCUSDT comes from a file');
    expect(parse(funded('{ ratePct: 0.01 }')).allocator.validate?.over).toBe('futures');
  });
});
