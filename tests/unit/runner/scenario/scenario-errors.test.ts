import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../../src/agents/strategies/built-in.js';
import { EXAMPLE, errorOf, exampleWith } from './example-scenario.js';

const BUILT_IN_NAMES = Object.keys(BUILT_IN).join(', ');

/** The problems below the heading. */
function problemsOf(text: string): string {
  const { message } = errorOf(text);
  return message.split('\n').slice(1).join('\n').replaceAll('/scenarios/demo.yaml:', '');
}

describe('a scenario with one problem', () => {
  const cases: [name: string, pattern: string | RegExp, replacement: string, expected: string][] = [
    ['unknown key', 'seed: 7', 'sead: 7', '  3:1  sead\n    unknown key. Did you mean "seed"?'],
    [
      'unknown key that is nothing like any',
      'seed: 7',
      'zzzzzzzz: 7',
      '  3:1  zzzzzzzz\n    unknown key; allowed here: name, description, seed, data, dataPolicy, period, venue, account, strategies, allocator, risk, compliance, report, forks, sweep.',
    ],
    [
      'unknown key, nested, in other spelling',
      'takerBps: 10',
      'taker_bps: 10',
      '  10:26  venue.fees.taker_bps\n    unknown key. Did you mean "takerBps"?',
    ],
    [
      'a rule that does not exist',
      'maxExposurePct: 80',
      'vegaLimit: 10',
      '  23:29  risk.vegaLimit\n    unknown key; allowed here: maxPositionPct, maxExposurePct, maxLeverage, concentrationPct, correlatedExposurePct, valueAtRiskPct, expectedShortfallPct, stress, maxDailyLossPct, maxDrawdownPct, maxStrategyDrawdownPct, maxTradesPerDay, orderRate, priceCollarPct, staleDataMs, symbols, killSwitch, halt, warnAtPct, rules.',
    ],
    [
      'a mistyped required key',
      'symbols: [BTCUSDT]',
      'symbls: [BTCUSDT]',
      '  19:5  strategies[0].symbls\n    unknown key. Did you mean "symbols"?',
    ],
    [
      'a mistyped discriminator',
      'model: fixed, quantity',
      'modle: fixed, quantity',
      '  21:15  strategies[0].sizing.modle\n    unknown key. Did you mean "model"?',
    ],
    [
      'interest where nothing is lent',
      'limitTouch: true',
      'interest: { ratePct: 0.02 }',
      '  14:13  venue.interest\n    interest is for a spot market with a leverage: nothing else lends cash and coins.',
    ],
    [
      'interest on a perpetual market',
      'kind: spot',
      'interest: { ratePct: 0.02 }\n  kind: perpetual\n  leverage: 3',
      '  9:13  venue.interest\n    interest is for a spot market with a leverage: nothing else lends cash and coins.',
    ],
    ['a missing key', /account: .*\n/, '', '  1:1  account\n    missing, expected a mapping.'],
    [
      'a missing discriminator',
      'model: fixed, quantity: 0.1',
      'quantity: 0.1',
      '  21:5  strategies[0].sizing.model\n    missing, expected one of fixed, percent, risk, volatility-target, kelly.',
    ],
    [
      'a wrong choice',
      'model: fixed, quantity',
      'model: fixd, quantity',
      '  21:22  strategies[0].sizing.model\n    expected one of fixed, percent, risk, volatility-target, kelly, found "fixd". Did you mean "fixed"?',
    ],
    [
      'a wrong type',
      'takerBps: 10',
      'takerBps: ten',
      '  10:36  venue.fees.takerBps\n    expected a number of basis points, such as 10, found "ten".',
    ],
    ['a list where a mapping belongs', /risk: .*/, 'risk: [1]', '  23:7  risk\n    expected a mapping, found a list.'],
    [
      'a negative number',
      'latencyMs: 250',
      'latencyMs: -1',
      '  12:14  venue.latencyMs\n    expected at least 0 ms, found -1.',
    ],
    ['a fraction', 'seed: 7', 'seed: 7.5', '  3:7  seed\n    expected a whole number, found 7.5.'],
    [
      'no amount',
      'quantity: 0.1',
      'quantity: 1_000',
      '  21:39  strategies[0].sizing.quantity\n    expected an amount above 0, such as 0.1, found "1_000".',
    ],
    [
      'an amount of zero',
      'quantity: 0.1',
      'quantity: 0',
      '  21:39  strategies[0].sizing.quantity\n    expected an amount above 0, such as 0.1, found 0.',
    ],
    [
      'no date',
      'from: 2024-01-01',
      'from: January',
      '  7:17  period.from\n    expected a date or a UTC time, such as 2024-01-31 or 2024-01-31T12:00, found "January".',
    ],
    [
      'a day that does not exist',
      'from: 2024-01-01',
      'from: 2023-02-29',
      '  7:17  period.from\n    expected a day that is in the calendar, found "2023-02-29".',
    ],
    [
      'a period backwards',
      'from: 2024-01-01',
      'from: 2025-01-01',
      '  7:33  period.to\n    the period ends at 2025-01-01T00:00:00.000Z, not after its start 2025-01-01T00:00:00.000Z.',
    ],
    [
      'no duration',
      'rebalance: 6h',
      'rebalance: 6',
      '  22:39  allocator.rebalance\n    expected a duration, such as 30m, 6h or 1d, found 6.',
    ],
    [
      'an unknown strategy',
      'use: momentum',
      'use: momentm',
      `  18:10  strategies[0].use\n    expected one of ${BUILT_IN_NAMES}, or a file such as ./my-strategy.ts, found "momentm". Did you mean "momentum"?`,
    ],
    [
      'a symbol without data',
      'symbols: [BTCUSDT]',
      'symbols: [BTCUSD]',
      '  19:15  strategies[0].symbols[0]\n    expected a symbol of the data (BTCUSDT), found "BTCUSD". Did you mean "BTCUSDT"?',
    ],
    [
      'a symbol twice',
      'symbols: [BTCUSDT]',
      'symbols: [BTCUSDT, BTCUSDT]',
      '  19:24  strategies[0].symbols[1]\n    the symbol BTCUSDT already stands in line 19.',
    ],
    [
      'an id twice',
      'allocator:',
      '  - { id: sma, use: macd, symbols: [BTCUSDT], sizing: { model: percent, pct: 5 } }\nallocator:',
      '  22:11  strategies[1].id\n    the id sma is taken by line 17.',
    ],
    [
      'data twice',
      'dataPolicy:',
      '  - { symbol: BTCUSDT, source: synthetic, interval: 1m }\ndataPolicy:',
      '  6:15  data[1].symbol\n    the symbol BTCUSDT already has data in line 5.',
    ],
    [
      'a symbol that hides its currencies',
      /BTCUSDT(?=, source)[\s\S]*symbols: \[BTCUSDT\]/,
      EXAMPLE.slice(EXAMPLE.indexOf('BTCUSDT,'), EXAMPLE.indexOf('\n    params')).replaceAll('BTCUSDT', 'XYZ'),
      '  5:15  data[0].symbol\n    the symbol XYZ does not tell its currencies; add base and quote, such as base: BTC, quote: USDT.',
    ],
    [
      'cash in another currency',
      'USDT: 100000',
      'USTD: 100000',
      '  15:18  account.cash\n    expected cash in USDT, which BTCUSDT is quoted in, found USTD. Did you mean "USDT"?',
    ],
    [
      'cash of no use',
      'USDT: 100000',
      'USDT: 100000, BTC: 1',
      '  15:34  account.cash.BTC\n    the account is kept in USDT, which the data is quoted in; BTC has no use there.',
    ],
    [
      'a percentage of nothing',
      'maxPositionPct: 20',
      'maxPositionPct: 0',
      '  23:25  risk.maxPositionPct\n    expected a percentage above 0 (leave the key out to switch it off), found 0.',
    ],
    [
      'a name that is no folder',
      'name: btc-momentum',
      'name: ../x',
      '  1:7  name\n    expected a name of letters, digits and . _ - (it becomes the name of the report folder), found "../x".',
    ],
    [
      'a name without value',
      'name: btc-momentum',
      'name:',
      '  1:6  name\n    missing, expected a name of letters, digits and . _ - (it becomes the name of the report folder).',
    ],
    [
      'no strategies',
      /strategies:[\s\S]*(?=allocator)/,
      'strategies: []\n',
      '  16:13  strategies\n    expected at least one strategy, found an empty list.',
    ],
    [
      'a wrong policy',
      'gaps: fill',
      'gaps: filll',
      '  6:21  dataPolicy.gaps\n    expected one of error, ignore, fill, found "filll". Did you mean "fill"?',
    ],
  ];

  it.each(cases)('%s', (_name, pattern, replacement, expected) => {
    expect(problemsOf(exampleWith(pattern, replacement))).toBe(expected);
  });
});

describe('a scenario with many problems', () => {
  it('lists them all, in the order of the file', () => {
    const text = EXAMPLE.replace('seed', 'sead')
      .replace('interval: 1m', 'interval: 2m')
      .replace('use: momentum', 'use: mcad')
      .replace('6h', '6x');
    const error = errorOf(text);
    expect(error.code).toBe('SCENARIO_INVALID');
    expect(error.message.replace(BUILT_IN_NAMES, '(names)')).toMatchInlineSnapshot(`
      "The scenario /scenarios/demo.yaml has 4 problems:
        /scenarios/demo.yaml:3:1  sead
          unknown key. Did you mean "seed"?
        /scenarios/demo.yaml:5:77  data[0].interval
          expected one of 1s, 5s, 10s, 15s, 30s, 1m, 3m, 5m, 15m, 30m, 1h, 2h, 4h, 6h, 8h, 12h, 1d, found "2m".
        /scenarios/demo.yaml:18:10  strategies[0].use
          expected one of (names), or a file such as ./my-strategy.ts, found "mcad". Did you mean "macd"?
        /scenarios/demo.yaml:22:39  allocator.rebalance
          expected a duration, such as 30m, 6h or 1d, found "6x"."
    `);
    expect(error.values.problems).toHaveLength(4);
  });
});

describe('a file that is no scenario', () => {
  it.each([
    ['nothing', '', 'SCENARIO_EMPTY'],
    ['comments only', '# later\n', 'SCENARIO_EMPTY'],
    ['a list', '- a\n- b\n', 'SCENARIO_NOT_A_MAPPING'],
    ['a word', 'hello\n', 'SCENARIO_NOT_A_MAPPING'],
    ['an open bracket', 'name: [x\n', 'SCENARIO_SYNTAX'],
    ['a tab', 'venue:\n\tkind: spot\n', 'SCENARIO_SYNTAX'],
    ['a key twice', 'name: a\nseed: 1\nname: b\n', 'SCENARIO_SYNTAX'],
    ['two documents', 'name: a\n---\nname: b\n', 'SCENARIO_SYNTAX'],
    ['an alias without anchor', 'name: *nope\n', 'SCENARIO_SYNTAX'],
    ['an anchor around its alias', 'name: &a [*a]\n', 'SCENARIO_SYNTAX'],
    ['a thousand million aliases', bomb(), 'SCENARIO_SYNTAX'],
    ['binary', '\u0000\u0001\u0002PNG\u0007', 'SCENARIO_SYNTAX'],
  ])('%s', (_name, text, code) => {
    expect(errorOf(text).code).toBe(code);
  });

  it('shows the line and a caret', () => {
    expect(errorOf('name: a\nseed: 1\nname: b\n').message).toMatchInlineSnapshot(`
      "/scenarios/demo.yaml:3:1  The key "name" stands twice in this mapping; a key may stand once.
        3 | name: b
          | ^"
    `);
    expect(errorOf('name: a\nvenue: { kind: spot\nseed: 1\n').message).toMatchInlineSnapshot(`
      "/scenarios/demo.yaml:3:1  This is not valid YAML: Flow map in block collection must be sufficiently indented and end with a }.
        3 | seed: 1
          | ^"
    `);
    expect(errorOf('venue:\n\tkind: spot\n').message).toMatchInlineSnapshot(`
      "/scenarios/demo.yaml:2:1  YAML is indented with spaces, but there is a tab here.
        2 |  kind: spot
          | ^"
    `);
  });
});

/** Ten aliases of ten aliases of ten aliases, and so on. */
function bomb(): string {
  const level = (index: number) =>
    `a${index}: &a${index} [${Array(10)
      .fill(`*a${index - 1}`)
      .join(', ')}]`;
  return ['a0: &a0 [x]', ...Array.from({ length: 9 }, (_, index) => level(index + 1))].join('\n');
}
