import { describe, expect, it } from 'vitest';
import { oneBranch, problemsOf, TRUNK } from './forked-scenario.js';

/** The problems of one branch of this text. */
const branchProblems = (text: string, trunk?: string) => problemsOf(oneBranch(text), trunk);

describe('a wrong set', () => {
  const SET = 'forks[0].branches[0].set';
  const cases: [what: string, entry: string, expected: string][] = [
    [
      'a wrong value',
      'risk.maxDrawdownPct: -1',
      `14:48  ${SET}["risk.maxDrawdownPct"]\n    expected a percentage above 0 (leave the key out to switch it off), found -1.`,
    ],
    [
      'an unknown key',
      'risk.maxDradownPct: 1',
      `14:27  ${SET}["risk.maxDradownPct"]\n    unknown key. Did you mean "risk.maxDrawdownPct"?`,
    ],
    [
      'an unknown key on the way',
      'rsk.maxDrawdownPct: 1',
      `14:27  ${SET}["rsk.maxDrawdownPct"]\n    unknown key "rsk". Did you mean "risk.maxDrawdownPct"?`,
    ],
    [
      'an unknown key in a value',
      'strategies.sma.sizing: { modle: percent, pct: 5 }',
      `14:52  ${SET}["strategies.sma.sizing"].modle\n    unknown key. Did you mean "model"?`,
    ],
    [
      'an unknown strategy',
      'strategies.smaa.params.fast: 1',
      `14:27  ${SET}["strategies.smaa.params.fast"]\n    there is no strategy "smaa". Did you mean "strategies.sma.params.fast"?`,
    ],
    [
      'a strategy that is like none',
      'strategies.xyzzzz.params: {}',
      `14:27  ${SET}["strategies.xyzzzz.params"]\n    there is no strategy "xyzzzz"; there are sma, macd.`,
    ],
    [
      'a number too high',
      '"strategies[2].params": {}',
      `14:27  ${SET}["strategies[2].params"]\n    strategies has 2 entries, counted from 0: there is no strategies[2].`,
    ],
    [
      'an entry of a list that is not there',
      '"risk.rules[0].params.x": 1',
      `14:27  ${SET}["risk.rules[0].params.x"]\n    risk.rules is not in the scenario: set it as a whole.`,
    ],
    ['a number where there is no list', '"risk[0]": 1', `14:27  ${SET}["risk[0]"]\n    risk is a mapping, not a list.`],
    [
      'a key of a list',
      'strategies.sma.symbols.BTCUSDT: 1',
      `14:27  ${SET}["strategies.sma.symbols.BTCUSDT"]\n    strategies[0].symbols is a list: its entries go by number, such as strategies[0].symbols[0].`,
    ],
    [
      'a key of a number',
      'risk.maxDrawdownPct.x: 1',
      `14:27  ${SET}["risk.maxDrawdownPct.x"]\n    risk.maxDrawdownPct is 10, which has no keys.`,
    ],
    [
      'no path',
      'risk..x: 1',
      `14:27  ${SET}["risk..x"]\n    expected a path of the scenario, such as risk.maxDrawdownPct, found "risk..x".`,
    ],
    [
      'a key to take away that is not there',
      'risk.maxDrawdwnPct: null',
      `14:27  ${SET}["risk.maxDrawdwnPct"]\n    there is no risk.maxDrawdwnPct to take away: the scenario does not give it. Did you mean "risk.maxDrawdownPct"?`,
    ],
    [
      'an entry to take away',
      '"strategies.sma.symbols[0]": null',
      `14:27  ${SET}["strategies.sma.symbols[0]"]\n    strategies[0].symbols is a list: to take an entry away, set it as a whole.`,
    ],
    [
      'what is needed, taken away',
      'strategies.sma.sizing: null',
      `14:50  ${SET}["strategies.sma.sizing"]\n    missing, expected a mapping.`,
    ],
    [
      'a symbol without data',
      '"strategies.sma.symbols[0]": BTCUSD',
      `14:56  ${SET}["strategies.sma.symbols[0]"]\n    expected a symbol of the data (BTCUSDT, ETHUSDT), found "BTCUSD". Did you mean "BTCUSDT"?`,
    ],
    [
      'what does not fit the market',
      'risk.maxPositionPct: 150',
      `14:48  ${SET}["risk.maxPositionPct"]\n    more than 100 % needs a market on margin: a perpetual one, or a leverage on spot.`,
    ],
    [
      'what does not fit the rest',
      'venue.slippage.bps: 3',
      `14:27  ${SET}["venue.slippage.bps"]\n    with this change, venue.slippage.model: missing, expected one of none, fixed, spread, volume-share, square-root.`,
    ],
    [
      'what does not fit the rest, among other changes',
      'risk.maxDrawdownPct: 5, strategies.macd.interval: 30m',
      `14:77  ${SET}["strategies.macd.interval"]\n    expected an interval that is a whole multiple of 1h, the interval of ETHUSDT, found 30m.`,
    ],
    [
      'the same twice',
      'strategies.sma.params.fast: 1, "strategies[0].params": {}',
      `14:58  ${SET}["strategies[0].params"]\n    strategies.sma.params.fast is set as well, and one lies in the other: set one of them.`,
    ],
  ];

  it.each(cases)('%s', (_what, entry, expected) => {
    expect(branchProblems(`{ name: a, set: { ${entry} } }`)).toBe(`  ${expected}`);
  });

  it('is blamed as a whole where no entry is nearer than another', () => {
    const trunk = TRUNK.replace('pct: 50', 'pct: 150').replace('risk:', 'venue: { leverage: 2 }\nrisk:');
    const blamed = (entries: string) => branchProblems(`{ name: a, set: { ${entries} } }`, trunk);
    const message = 'strategies[0].sizing.pct: more than 100 % needs a market on margin';
    expect(blamed('venue.leverage: null, allocator.rebalance: 1d')).toContain(
      `  15:9  forks[0].branches[0]\n    with these changes, ${message}`,
    );
    expect(blamed('venue.leverage: null')).toContain(`.set["venue.leverage"]\n    with this change, ${message}`);
  });

  it('lists what is wrong in all branches, in the order of the file', () => {
    const text = `${oneBranch('{ name: a, set: { risk.x: 1, risk.maxDrawdownPct: a } }')}
      - { name: b, set: { seed: 3, risk..y: 1 } }
      - { name: c, market: { gap: { pct: 5, symbol: BTC } } }
`;
    expect(problemsOf(text).match(/\d+:\d+ {2}\S+/g)).toEqual([
      '14:27  forks[0].branches[0].set["risk.x"]',
      '14:59  forks[0].branches[0].set["risk.maxDrawdownPct"]',
      '15:27  forks[0].branches[1].set.seed',
      '15:36  forks[0].branches[1].set["risk..y"]',
      '16:53  forks[0].branches[2].market.gap.symbol',
    ]);
  });
});

describe('what goes on as it is', () => {
  it.each([
    ['name: x', 'the name is of the whole run: a branch has a name of its own.'],
    ['description: x', 'the description is of the whole run: a branch has a name of its own.'],
    ['seed: 1', 'the seed cannot change at a fork: chance goes on from where it stands.'],
    ['"data[0].interval": 1m', 'the data cannot change at a fork: say how prices change in market.'],
    ['dataPolicy.gaps: fill', 'the data cannot change at a fork: they have been read.'],
    ['period.to: 2024-02-10', 'the period cannot change at a fork: a branch ends where the run ends.'],
    ['account.cash: { USDT: 5 }', 'the account cannot change at a fork: it goes on with what it holds.'],
    ['forks: []', 'forks of a branch are given beside set, not in it.'],
    ['sweep.search: x', 'a sweep is of the whole run, not of a branch.'],
    ['report.equityEvery: 1d', 'the report is of the whole run: its settings cannot change at a fork.'],
    ['strategies: []', 'strategies join by add and leave by remove; set what is in one of them.'],
    ['strategies.sma: {}', 'a strategy is not replaced as a whole: set what is in it, such as its params.'],
    ['strategies.sma.id: ema', 'the id cannot change at a fork: results go by it.'],
    ['venue.kind: perpetual', 'the kind of market cannot change at a fork, from spot to perpetual.'],
    ['venue: { leverage: 3 }', 'margin cannot change at a fork, from off to on.'],
    ['venue.fees: { asset: base }', 'what fees are paid in cannot change at a fork, from quote to base.'],
    ['compliance: {}', 'compliance cannot change at a fork, from off to on.'],
  ])('%s', (entry, expected) => {
    const [, message] = branchProblems(`{ name: a, set: { ${entry} } }`).split('\n    ');
    expect(message).toBe(expected);
  });

  it('is margin with its mode, whose leverage may change', () => {
    const trunk = TRUNK.replace('risk:', 'venue: { kind: perpetual, leverage: 5 }\ncompliance: {}\nrisk:');
    expect(branchProblems('{ name: a, set: { venue.margin: isolated } }', trunk)).toContain(
      'set["venue.margin"]\n    the margin mode cannot change at a fork, from cross to isolated.',
    );
    expect(branchProblems('{ name: a, set: { compliance: null } }', trunk)).toContain('from on to off.');
    expect(() => branchProblems('{ name: a, set: { venue.leverage: 3 } }', trunk)).toThrow('the scenario was accepted');
  });
});

describe('a wrong fork', () => {
  const SAME = 'branches: [{ name: same }]';

  it.each([
    [`{ ${SAME} }`, '12:5  forks[0]\n    a fork has exactly one of at, every and on.'],
    [`{ at: 2024-02-01, every: 1w, ${SAME} }`, '12:5  forks[0]\n    a fork has exactly one of at, every and on.'],
    [`{ ad: 2024-02-01, ${SAME} }`, '12:7  forks[0].ad\n    unknown key. Did you mean "at"?'],
    ['{ at: 2024-02-01 }', '12:5  forks[0].branches\n    missing, expected a list of branches.'],
    [
      '{ at: 2024-02-01, branches: [] }',
      '12:33  forks[0].branches\n    expected at least one branch, found an empty list.',
    ],
    [
      `{ at: June, ${SAME} }`,
      '12:11  forks[0].at\n    expected a date or a UTC time, such as 2024-01-31 or 2024-01-31T12:00, found "June".',
    ],
    [
      `{ at: 2024-01-01, ${SAME} }`,
      '12:11  forks[0].at\n    the period begins at 2024-01-01T00:00:00.000Z: forks come later.',
    ],
    [
      `{ at: 2024-02-21, ${SAME} }`,
      '12:11  forks[0].at\n    the period ends at 2024-02-21T00:00:00.000Z: forks come before.',
    ],
    [`{ every: 30m, ${SAME} }`, '12:14  forks[0].every\n    expected at least 1h, the interval of BTCUSDT.'],
    [
      `{ on: halt, ${SAME} }`,
      '12:11  forks[0].on\n    expected what happens, such as { drawdownPct: 10 }, { halt: true } or { refusal: maxPositionPct }, found "halt".',
    ],
    [
      `{ on: { halt: true, drawdownPct: 5 }, ${SAME} }`,
      '12:11  forks[0].on\n    a fork waits for exactly one of drawdownPct, halt and refusal.',
    ],
    [
      `{ on: { halt: false }, ${SAME} }`,
      '12:19  forks[0].on.halt\n    expected true for the first halt, or the name of a rule, such as maxDrawdownPct, found false.',
    ],
    [
      `{ on: { halt: maxDradownPct }, ${SAME} }`,
      '12:19  forks[0].on.halt\n    expected a rule of the scenario (it has maxDrawdownPct), found "maxDradownPct". Did you mean "maxDrawdownPct"?',
    ],
    [
      `{ on: { refusal: maxPositionPct }, ${SAME} }`,
      '12:22  forks[0].on.refusal\n    expected a rule of the scenario (it has noShort, availableCash, maxDrawdownPct), found "maxPositionPct".',
    ],
  ])('%s', (text, expected) => {
    expect(problemsOf(`forks:\n  - ${text}\n`)).toBe(`  ${expected}`);
  });

  it('waits for a halt where nothing halts', () => {
    const trunk = TRUNK.replace('maxDrawdownPct: 10', 'maxPositionPct: 10');
    expect(problemsOf(`forks:\n  - { on: { halt: killSwitch }, ${SAME} }\n`, trunk)).toContain(
      'expected a rule of the scenario (it has none that halts), found "killSwitch".',
    );
  });

  it('comes before the branch that it leaves', () => {
    const text = oneBranch(`{ name: a, forks: [{ at: 2024-02-01, ${SAME} }] }`);
    expect(problemsOf(text)).toBe(
      '  14:34  forks[0].branches[0].forks[0].at\n    the branch itself begins at 2024-02-01T00:00:00.000Z: its forks come later.',
    );
  });

  it('waits for a rule that its branch has switched off', () => {
    const text = oneBranch(
      `{ name: a, set: { risk.maxDrawdownPct: null }, forks: [{ on: { halt: maxDrawdownPct }, ${SAME} }] }`,
    );
    expect(problemsOf(text)).toContain('forks[0].branches[0].forks[0].on.halt\n    expected a rule of the scenario');
  });
});

describe('a wrong branch', () => {
  it.each([
    ['{ name: main }', '14:17  forks[0].branches[0].name\n    main is the run itself: choose another name.'],
    [
      '{ name: a/b }',
      '14:17  forks[0].branches[0].name\n    expected a name of letters, digits and . _ - (at most 64), found "a/b".',
    ],
    ['{ name: a, sett: {} }', '14:20  forks[0].branches[0].sett\n    unknown key. Did you mean "set"?'],
    [
      '{ name: a, set: [x] }',
      '14:25  forks[0].branches[0].set\n    expected path: value, such as { risk.maxDrawdownPct: 5 }, found a list.',
    ],
    [
      '{ name: a, remove: [mcad] }',
      '14:29  forks[0].branches[0].remove[0]\n    expected a strategy of the scenario (sma, macd), found "mcad". Did you mean "macd"?',
    ],
    ['{ name: a, remove: [sma, sma] }', '14:34  forks[0].branches[0].remove[1]\n    sma stands here twice.'],
    [
      '{ name: a, remove: [sma], set: { strategies.sma.params.fast: 3 } }',
      '14:42  forks[0].branches[0].set["strategies.sma.params.fast"]\n    sma is removed: it has nothing to set any more.',
    ],
    [
      '{ name: a, remove: [sma], forks: [{ on: { halt: true }, branches: [{ name: b, remove: [sma] }] }] }',
      '14:96  forks[0].branches[0].forks[0].branches[0].remove[0]\n    sma is removed by the branch around this one.',
    ],
    [
      '{ name: a, add: [{ id: sma, use: macd, symbols: [BTCUSDT], sizing: { model: percent, pct: 10 } }] }',
      '14:32  forks[0].branches[0].add[0].id\n    the id sma is taken by line 8.',
    ],
    [
      '{ name: a, add: [{ id: b, use: macd, symbols: [BTCUSD], sizing: { model: percent, pct: 10 } }] }',
      '14:56  forks[0].branches[0].add[0].symbols[0]\n    expected a symbol of the data (BTCUSDT, ETHUSDT), found "BTCUSD". Did you mean "BTCUSDT"?',
    ],
    [
      '{ name: a, add: [{ idd: b, use: macd, symbols: [BTCUSDT], sizing: { model: percent, pct: 10 } }] }',
      '14:28  forks[0].branches[0].add[0].idd\n    unknown key. Did you mean "id"?',
    ],
    [
      '{ name: a, warmup: 7x }',
      '14:28  forks[0].branches[0].warmup\n    expected a number of bars, a duration such as 7d, or all, found "7x".',
    ],
    [
      '{ name: a, warmup: -1 }',
      '14:28  forks[0].branches[0].warmup\n    expected a number of bars, a duration such as 7d, or all, found -1.',
    ],
  ])('%s', (text, expected) => {
    expect(branchProblems(text)).toBe(`  ${expected}`);
  });

  it('has a name that another one has, in a fork of a fork', () => {
    const text = `${oneBranch('{ name: a, forks: [{ on: { halt: true }, branches: [{ name: b }] }] }')}
      - { name: b }
`;
    expect(problemsOf(text)).toBe('  15:17  forks[0].branches[1].name\n    the name b is taken by line 14.');
  });

  it('has a warm-up in time for bars that last as long as they take', () => {
    const trunk = TRUNK.replace(
      'source: synthetic, interval: 1h',
      'source: trades, path: t.csv, bars: { trades: 500 }',
    );
    expect(branchProblems('{ name: a, warmup: 7d }', trunk)).toBe(
      '  14:28  forks[0].branches[0].warmup\n    a strategy has bars that last as long as they take, so that a time is no number of them: give the number.',
    );
  });

  it('tells of a branch inside another only what it has changed itself', () => {
    const text = oneBranch(
      '{ name: a, set: { risk.maxPositionPct: 20 }, forks: [{ on: { halt: true }, branches: [{ name: b, set: { risk.maxPositionPct: 200 } }] }] }',
    );
    expect(problemsOf(text)).toBe(
      '  14:134  forks[0].branches[0].forks[0].branches[0].set["risk.maxPositionPct"]\n    more than 100 % needs a market on margin: a perpetual one, or a leverage on spot.',
    );
  });
});

describe('a wrong market', () => {
  const MARKET = 'forks[0].branches[0].market';

  it.each([
    ['5', `14:28  ${MARKET}\n    expected a change of the market, such as { shock: { pct: -20, over: 1h } }, found 5.`],
    ['{ shok: {} }', `14:30  ${MARKET}.shok\n    unknown key. Did you mean "shock"?`],
    [
      '{ gap: { pct: 1 }, trend: { pctPerDay: 1 } }',
      `14:28  ${MARKET}\n    a change is one of shock, gap, volatility, trend, bootstrap, graft; several changes are a list.`,
    ],
    [
      '{ shock: { pct: -20 } }',
      `14:30  ${MARKET}.shock.over\n    missing, expected a duration, such as 30m, 6h or 1d.`,
    ],
    ['{ shock: { pct: -100, over: 1h } }', `14:44  ${MARKET}.shock.pct\n    expected more than -100, found -100.`],
    ['{ gap: { pct: much } }', `14:42  ${MARKET}.gap.pct\n    expected a percentage, such as -5, found "much".`],
    ['[{ gap: { pct: 1 } }, { gap: { ptc: 1 } }]', `14:59  ${MARKET}[1].gap.ptc\n    unknown key. Did you mean "pct"?`],
    ['{ volatility: { multiple: -1 } }', `14:54  ${MARKET}.volatility.multiple\n    expected at least 0, found -1.`],
    [
      '{ trend: { pctPerDay: up } }',
      `14:50  ${MARKET}.trend.pctPerDay\n    expected a percentage a day, such as 0.5, found "up".`,
    ],
    [
      '{ bootstrap: { symbol: BTCUSDT } }',
      `14:43  ${MARKET}.bootstrap.symbol\n    unknown key; allowed here: seed, block.`,
    ],
    ['{ bootstrap: { seed: 1.5 } }', `14:49  ${MARKET}.bootstrap.seed\n    expected a whole number, found 1.5.`],
    [
      '{ graft: { from: 2022-02-30 } }',
      `14:45  ${MARKET}.graft.from\n    expected a day that is in the calendar, found "2022-02-30".`,
    ],
    [
      '{ graft: { from: 2022-11-06, path: a.csv } }',
      `14:63  ${MARKET}.graft.path\n    a file has the bars of one market: say which symbol gets them.`,
    ],
    [
      '{ gap: { symbol: BTCUSD, pct: 1 } }',
      `14:45  ${MARKET}.gap.symbol\n    expected a symbol of the data (BTCUSDT, ETHUSDT), found "BTCUSD". Did you mean "BTCUSDT"?`,
    ],
  ])('%s', (text, expected) => {
    expect(branchProblems(`{ name: a, market: ${text} }`)).toBe(`  ${expected}`);
  });

  it('is one of ticks', () => {
    const trunk = TRUNK.replace('ETHUSDT, source: synthetic, interval: 1h', 'ETHUSDT, source: trades, path: eth.csv');
    expect(branchProblems('{ name: a, market: { bootstrap: {} } }', trunk)).toBe(
      `  14:41  ${MARKET}.bootstrap\n    the data of ETHUSDT is ticks (trades): only markets of bars can be changed.`,
    );
  });

  it('has mark prices', () => {
    const trunk = TRUNK.replace('interval: 1h }', 'interval: 1h, mark: { path: m.csv } }').replace(
      'risk:',
      'venue: { kind: perpetual }\nrisk:',
    );
    expect(problemsOf(oneBranch('{ name: a, market: [{ gap: { pct: 1 } }] }'), trunk)).toBe(
      `  15:36  ${MARKET}[0].gap\n    BTCUSDT has mark prices of its own, which would not follow: leave out its mark to change it.`,
    );
  });
});
