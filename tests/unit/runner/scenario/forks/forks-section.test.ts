import { describe, expect, it } from 'vitest';
import { parse } from '../example-scenario.js';
import { branchOf, forksOf, oneBranch, TRUNK } from './forked-scenario.js';

const momentOf = (text: string) => forksOf(`forks:\n  - ${text}\n    branches: [{ name: same }]\n`)[0].moment;

describe('the forks section', () => {
  it('is left out of a scenario without one', () => {
    expect(parse(TRUNK)).not.toHaveProperty('forks');
    expect(parse(`${TRUNK}forks:\n`)).not.toHaveProperty('forks');
  });

  it.each([
    ['at: 2024-02-01', { kind: 'at', tsMs: Date.UTC(2024, 1, 1) }],
    ['at: 2024-02-01T12:30', { kind: 'at', tsMs: Date.UTC(2024, 1, 1, 12, 30) }],
    ['every: 1w', { kind: 'every', everyMs: 604_800_000 }],
    ['on: { drawdownPct: 7.5 }', { kind: 'drawdown', pct: 7.5 }],
    ['on: { halt: true }', { kind: 'halt', rule: null }],
    ['on: { halt: maxDrawdownPct }', { kind: 'halt', rule: 'maxDrawdownPct' }],
    ['on: { refusal: true }', { kind: 'refusal', rule: null }],
    ['on: { refusal: availableCash }', { kind: 'refusal', rule: 'availableCash' }],
    // While trading is halted, the rule that halted it refuses.
    ['on: { refusal: maxDrawdownPct }', { kind: 'refusal', rule: 'maxDrawdownPct' }],
  ])('%s', (text, moment) => {
    expect(momentOf(text)).toEqual(moment);
  });

  it('takes any name for a refusal by a rule of the user’s own, which its file alone knows', () => {
    const trunk = TRUNK.replace('maxDrawdownPct: 10', 'rules: [{ use: ./night.ts }]');
    const [fork] = forksOf('forks:\n  - { on: { refusal: night }, branches: [{ name: same }] }\n', trunk);
    expect(fork.moment).toEqual({ kind: 'refusal', rule: 'night' });
  });

  it('gives a branch that changes nothing the scenario of the run', () => {
    const scenario = parse(TRUNK + oneBranch('{ name: unchanged }'));
    const [{ scenario: branch, ...rest }] = scenario.forks?.[0].branches ?? [];
    expect(rest).toEqual({
      name: 'unchanged',
      changes: [],
      removed: [],
      added: [],
      market: [],
      warmupBars: 1000,
      forks: [],
    });
    const { forks: _, source: __, ...run } = scenario;
    const { source: ___, ...same } = branch;
    expect(same).toEqual(run);
    expect(Object.keys(same)).toEqual(Object.keys(run));
  });

  it('leaves the run itself as it is without forks', () => {
    const {
      forks: _,
      source: __,
      ...forked
    } = parse(TRUNK + oneBranch('{ name: tight, set: { risk.maxDrawdownPct: 5 } }'));
    const { source: ___, ...plain } = parse(TRUNK);
    expect(forked).toEqual(plain);
  });
});

describe('set', () => {
  it('changes a value, by the id of a strategy or by its number', () => {
    const byId = branchOf('{ name: a, set: { strategies.sma.params.fast: 10, risk.maxDrawdownPct: 5 } }');
    expect(byId.scenario.strategies[0].params).toEqual({ fast: 10, slow: 50 });
    expect(byId.scenario.risk.maxDrawdownPct).toBe(5);
    expect(byId.changes).toEqual(['strategies.sma.params.fast: 20 → 10', 'risk.maxDrawdownPct: 10 → 5']);
    const byNumber = branchOf('{ name: a, set: { "strategies[1].sizing.pct": 20 } }');
    expect(byNumber.scenario.strategies[1].sizing).toEqual({ model: 'percent', pct: 20 });
  });

  it('adds what the file does not give, with the mappings around it', () => {
    const { scenario, changes } = branchOf(
      '{ name: a, set: { risk.maxPositionPct: 20, risk.valueAtRiskPct.limitPct: 3, venue.latencyMs: 50 } }',
    );
    expect(scenario.risk).toMatchObject({ maxPositionPct: 20, valueAtRiskPct: { limitPct: 3, confidence: 95 } });
    expect(scenario.venue.latency).toEqual({ model: 'fixed', ms: 50 });
    expect(changes[0]).toBe('risk.maxPositionPct: not set → 20');
  });

  it('takes a key away by null', () => {
    const { scenario, changes } = branchOf(
      '{ name: a, set: { risk.maxDrawdownPct: null, strategies.sma.params.slow: null } }',
    );
    expect(scenario.risk).not.toHaveProperty('maxDrawdownPct');
    expect(scenario.strategies[0].params).toEqual({ fast: 20 });
    expect(changes).toEqual(['risk.maxDrawdownPct: 10 → not set', 'strategies.sma.params.slow: 50 → not set']);
  });

  it('takes mappings and lists, and says them in words', () => {
    const { scenario, changes } = branchOf(
      '{ name: a, set: { strategies.macd.params: { fast: 6, slow: 13 }, strategies.macd.symbols: [ETHUSDT, BTCUSDT] } }',
    );
    expect(scenario.strategies[1]).toMatchObject({ params: { fast: 6, slow: 13 }, symbols: ['ETHUSDT', 'BTCUSDT'] });
    expect(changes).toEqual([
      'strategies.macd.params: not set → { fast: 6, slow: 13 }',
      'strategies.macd.symbols: [ETHUSDT] → [ETHUSDT, BTCUSDT]',
    ]);
  });

  it('reaches entries of lists, also where a key has a dot', () => {
    const trunk = TRUNK.replace('id: sma', 'id: my.sma').replace(
      'risk: { maxDrawdownPct: 10 }',
      'risk: { rules: [{ use: ./a.ts, params: { hours: 1 } }] }\nallocator: { model: regime, shares: { trending: { my.sma: 60 } } }',
    );
    const { scenario } = branchOf(
      `{ name: a, set: { "risk.rules[0].params.hours": 2, strategies.my.sma.params.fast: 5, 'allocator.shares.trending["my.sma"]': 70 } }`,
      trunk,
    );
    expect(scenario.risk.rules?.[0].params).toEqual({ hours: 2 });
    expect(scenario.strategies[0].params).toEqual({ fast: 5, slow: 50 });
    expect(scenario.allocator).toMatchObject({ shares: { trending: { 'my.sma': 70 } } });
  });

  it('does not count as a change what is set to the value that it has', () => {
    expect(branchOf('{ name: a, set: { risk: { maxDrawdownPct: 10 } } }').changes).toEqual([]);
  });

  it('has variables filled in, and paths from the folder of the scenario', () => {
    const text = oneBranch(`{ name: a, set: { risk.maxDrawdownPct: \${LIMIT}, strategies.sma.use: ./mine.ts } }`);
    const branch = parse(TRUNK + text, { LIMIT: '4' }).forks?.[0].branches[0];
    expect(branch?.scenario.risk.maxDrawdownPct).toBe(4);
    expect(branch?.scenario.strategies[0].file).toBe('/scenarios/mine.ts');
  });
});

describe('add and remove', () => {
  it('puts new strategies behind the others, and keeps those that go', () => {
    const { scenario, added, removed, changes } = branchOf(
      '{ name: a, remove: [macd], add: [{ id: bo, use: breakout, symbols: [BTCUSDT], sizing: { model: percent, pct: 10 } }] }',
    );
    expect(scenario.strategies.map(({ id }) => id)).toEqual(['sma', 'macd', 'bo']);
    expect({ added, removed }).toEqual({ added: ['bo'], removed: ['macd'] });
    // In the order of the file.
    expect(changes).toEqual(['removed macd', 'added bo (breakout)']);
  });
});

describe('market', () => {
  it.each([
    ['{ gap: { pct: -5 } }', { kind: 'gap', symbol: null, pct: -5 }, 'market: gap −5 %'],
    [
      '{ shock: { symbol: BTCUSDT, pct: -20, over: 1h } }',
      { kind: 'shock', symbol: 'BTCUSDT', pct: -20, overMs: 3_600_000 },
      'market: BTCUSDT shock −20 % over 1 h',
    ],
    [
      '{ volatility: { symbol: ETHUSDT, multiple: 2 } }',
      { kind: 'volatility', symbol: 'ETHUSDT', multiple: 2 },
      'market: ETHUSDT volatility × 2',
    ],
    ['{ trend: { pctPerDay: 0.5 } }', { kind: 'trend', symbol: null, pctPerDay: 0.5 }, 'market: trend +0.5 % a day'],
    [
      '{ bootstrap: {} }',
      { kind: 'bootstrap', symbol: null, seed: 1, blockMs: 86_400_000 },
      'market: bootstrapped path, seed 1, blocks of 1 d',
    ],
    [
      '{ bootstrap: { seed: 7, block: 36h } }',
      { kind: 'bootstrap', symbol: null, seed: 7, blockMs: 129_600_000 },
      'market: bootstrapped path, seed 7, blocks of 36 h',
    ],
    [
      '{ graft: { from: 2022-11-06 } }',
      { kind: 'graft', symbol: null, fromMs: Date.UTC(2022, 10, 6), path: null },
      'market: graft from 2022-11-06',
    ],
    [
      '{ graft: { symbol: BTCUSDT, from: 2022-11-06T12:30, path: ../data/crash.csv } }',
      { kind: 'graft', symbol: 'BTCUSDT', fromMs: Date.UTC(2022, 10, 6, 12, 30), path: '/data/crash.csv' },
      'market: BTCUSDT graft from 2022-11-06 12:30 of crash.csv',
    ],
  ])('%s', (text, change, words) => {
    const branch = branchOf(`{ name: a, market: ${text} }`);
    expect(branch.market).toEqual([change]);
    expect(branch.changes).toEqual([words]);
  });

  it('takes several changes, in order', () => {
    const { market, changes } = branchOf(
      '{ name: a, market: [{ gap: { pct: 3 } }, { volatility: { multiple: 1.5 } }] }',
    );
    expect(market.map(({ kind }) => kind)).toEqual(['gap', 'volatility']);
    expect(changes).toEqual(['market: gap +3 %', 'market: volatility × 1.5']);
  });

  it('may change one market beside another one of ticks', () => {
    const trunk = TRUNK.replace('ETHUSDT, source: synthetic, interval: 1h', 'ETHUSDT, source: trades, path: eth.csv');
    expect(branchOf('{ name: a, market: { gap: { symbol: BTCUSDT, pct: 3 } } }', trunk).market).toHaveLength(1);
  });
});

describe('warmup', () => {
  it.each([
    ['none', '', 1000],
    ['a number of bars', 'warmup: 500', 500],
    ['no bars', 'warmup: 0', 0],
    ['all', 'warmup: all', null],
    ['a duration, in the shortest bars', 'warmup: 7d', 168],
    ['a duration that is no whole number of bars', 'warmup: 90m', 2],
    ['a duration, by the strategies that stay', 'remove: [sma], warmup: 7d', 42],
    ['a duration, where nobody stays', 'remove: [sma, macd], warmup: 7d', 0],
  ])('%s', (_what, text, bars) => {
    expect(branchOf(`{ name: a, ${text} }`).warmupBars).toBe(bars);
  });
});

describe('forks of forks', () => {
  const branch = branchOf(`name: outer
        set: { risk.maxDrawdownPct: 8, risk.maxPositionPct: 30 }
        remove: [macd]
        forks:
          - at: 2024-02-10
            branches:
              - { name: inner, set: { risk.maxDrawdownPct: 4, strategies.sma.params.fast: 10 }, market: { gap: { pct: -1 } } }
`);
  const [inner] = branch.forks[0].branches;

  it('start from what their branch has changed', () => {
    expect(inner.scenario.risk).toMatchObject({ maxDrawdownPct: 4, maxPositionPct: 30 });
    expect(branch.scenario.risk).toMatchObject({ maxDrawdownPct: 8, maxPositionPct: 30 });
    expect(branch.scenario).not.toHaveProperty('forks');
  });

  it('say what they change themselves', () => {
    expect(inner.changes).toEqual([
      'risk.maxDrawdownPct: 8 → 4',
      'strategies.sma.params.fast: 20 → 10',
      'market: gap −1 %',
    ]);
    expect(inner.removed).toEqual([]);
    expect(branch.removed).toEqual(['macd']);
  });
});
