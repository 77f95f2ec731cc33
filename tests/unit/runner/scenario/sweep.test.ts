import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../../src/runner/scenario/parse-scenario.js';
import { acceptsPoint } from '../../../../src/runner/sweep/accepts-point.js';
import { variantOf, variantTemplate } from '../../../../src/runner/sweep/points/variant-template.js';
import { nextPoints } from '../../../../src/runner/sweep/search/next-points.js';

function textOf(sweep: string): string {
  return `name: swept
data:
  - { symbol: BTCUSDT, source: synthetic, interval: 1m, days: 2 }
account: { cash: { USDT: 1000 } }
strategies:
  - { id: sma, use: momentum, symbols: [BTCUSDT], sizing: { model: percent, pct: 50 } }
sweep: { ${sweep} }
`;
}

const parse = (sweep: string) => parseScenario(textOf(sweep), { path: 'sweep.yaml', env: {} }).sweep;
const FAST = 'strategies.sma.params.fast';
const ONE = `parameters: { ${FAST}: [1, 2] }`;

function problemOf(sweep: string): string {
  try {
    parse(sweep);
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
}

describe('the sweep of a scenario', () => {
  it('is a grid for the Sharpe ratio where it says no more', () => {
    expect(parse(ONE)).toEqual({
      parameters: [{ kind: 'list', path: FAST, values: [1, 2] }],
      constraints: [],
      search: { kind: 'grid' },
      objective: { metric: 'sharpe', minimize: false },
      walkForward: null,
    });
  });

  it('counts out ranges with a step, without the dust of binary fractions', () => {
    const values = (text: string) => {
      const parameter = parse(`parameters: { ${FAST}: ${text} }`)?.parameters[0];
      return parameter?.kind === 'list' ? parameter.values : null;
    };
    expect(values('{ from: 5, to: 20, step: 5 }')).toEqual([5, 10, 15, 20]);
    expect(values('{ from: 5, to: 19, step: 5 }')).toEqual([5, 10, 15]);
    expect(values('{ from: 0.1, to: 0.5, step: 0.1 }')).toEqual([0.1, 0.2, 0.3, 0.4, 0.5]);
    expect(values('{ from: 3, to: 3, step: 5 }')).toEqual([3]);
  });

  it('has ranges for searches that draw, and seeds', () => {
    const range = `parameters: { ${FAST}: { from: 1, to: 9, scale: log, integer: true } }`;
    expect(parse(`${range}, search: { random: 5 }`)).toMatchObject({
      parameters: [{ kind: 'range', path: FAST, from: 1, to: 9, scale: 'log', integer: true }],
      search: { kind: 'random', points: 5, seed: 1 },
    });
    expect(parse(`${range}, search: { latinHypercube: 5, seed: 2 }`)?.search).toEqual({
      kind: 'latin-hypercube',
      points: 5,
      seed: 2,
    });
    expect(parse(`${range}, search: { sequential: 5 }`)?.search).toMatchObject({ kind: 'sequential' });
  });

  it('knows of which metrics less is better', () => {
    expect(parse(`${ONE}, objective: maxDrawdownPct`)?.objective.minimize).toBe(true);
    expect(parse(`${ONE}, objective: calmar`)?.objective.minimize).toBe(false);
    expect(parse(`${ONE}, objective: { metric: trades, minimize: true }`)?.objective).toEqual({
      metric: 'trades',
      minimize: true,
    });
  });

  it('has the times of a walk forward', () => {
    expect(parse(`${ONE}, walkForward: { train: 2d, test: 1d, anchored: true, warmup: 6h }`)?.walkForward).toEqual({
      trainMs: 172_800_000,
      testMs: 86_400_000,
      anchored: true,
      warmupMs: 21_600_000,
    });
    expect(parse(`${ONE}, walkForward: { train: 2d, test: 1d, warmup: 0 }`)?.walkForward?.warmupMs).toBe(0);
  });

  it.each([
    [`parameters: { ${FAST}: 5 }`, 'expected a list of values, or a range'],
    ['parameters: {}', 'expected at least one parameter'],
    [`parameters: { ${FAST}: [] }`, 'expected at least one value'],
    [`parameters: { ${FAST}: [1, 1] }`, 'the same value stands there twice'],
    [`parameters: { ${FAST}: { from: 9, to: 1, step: 1 } }`, 'the range ends at 1, before its start 9'],
    [`parameters: { ${FAST}: { from: 0, to: 9, step: 0 } }`, 'expected a number above 0'],
    [`parameters: { ${FAST}: { from: 0, to: 9, step: 0.00001 } }`, 'expected at most 10000 values'],
    [`parameters: { ${FAST}: { from: 1, to: 9, step: 1, scale: log } }`, 'a range with a step has values of its own'],
    [`parameters: { ${FAST}: { from: 0, to: 9, scale: log } }, search: { random: 2 }`, 'above 0 on a log scale'],
    [`parameters: { ${FAST}: { from: 0.5, to: 9, integer: true } }, search: { random: 2 }`, 'expected whole numbers'],
    [`parameters: { ${FAST}: { from: 1, to: 9 } }`, 'a grid needs values'],
    ['parameters: { data.0.symbol: [a] }', 'data cannot be varied'],
    ['parameters: { period.from: [a] }', 'period cannot be varied'],
    ['parameters: { strategies.sma.use: [macd] }', 'which a sweep does not vary'],
    [`parameters: { ${FAST}: [1], strategies.sma.params: [2] }`, 'it is a part of strategies.sma.params'],
    [`${ONE}, constraints: ["fast << 3"]`, 'expected a number or a parameter'],
    ['parameters: { allocator.model: [equal, regime] }, constraints: ["model < 3"]', 'is no number'],
    [`${ONE}, search: { random: 0 }`, 'expected at least 1'],
    [`${ONE}, search: grit`, 'expected grid, { random: 200 }'],
    [`${ONE}, objective: sharp`, 'Did you mean "sharpe"'],
    [`${ONE}, walkForward: { train: 2d }`, 'walkForward.test'],
    [`${ONE}, unknown: 1`, 'unknown key'],
  ])('%s: %s', (sweep, problem) => {
    expect(problemOf(sweep)).toContain(problem);
  });

  it('has a grid of at most a million points', () => {
    const wide = '{ from: 1, to: 2000, step: 1 }';
    expect(problemOf(`parameters: { ${FAST}: ${wide}, strategies.sma.params.slow: ${wide} }`)).toMatch(
      /the grid has 4000000 combinations/,
    );
  });

  it('walks over bars alone', () => {
    const text = textOf(`${ONE}, walkForward: { train: 2d, test: 1d }`).replace(
      'source: synthetic, interval: 1m, days: 2',
      'source: trades, path: trades.csv',
    );
    expect(() => parseScenario(text, { path: 'sweep.yaml', env: {} })).toThrow(/possible for bars, not for ticks/);
  });
});

describe('the sweeps that come with Icarus', () => {
  const guide = readFileSync('docs/guides/sweep-parameters.md', 'utf8');
  const inGuide = /```yaml\n(name:[\s\S]*?)```/.exec(guide)?.[1] ?? '';
  it.each([
    ['the example', 'scenarios/08-sweep.yaml', readFileSync('scenarios/08-sweep.yaml', 'utf8'), 44],
    ['the guide', 'scenarios/guide.yaml', inGuide, 22],
  ])('%s has points that are scenarios', (_, path, text, count) => {
    const { sweep } = parseScenario(text, { path, env: {} });
    if (sweep === undefined) throw new Error('it has a sweep');
    const points = nextPoints(sweep, acceptsPoint(sweep), []);
    expect(points).toHaveLength(count);
    const template = variantTemplate(text, path, {}, sweep);
    const [fast, slow] = points[points.length - 1];
    expect(variantOf(template, points[points.length - 1]).strategies[0].params).toEqual({ fast, slow });
  });
});
